import { Badge, Modal } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DELIVERY_STATES } from '../../../server/contract/integrationChoices';
import type { DeliveryView, WebhookView } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterSelect } from '../../ui/FilterBar';
import { formatInstant } from '../../ui/formatInstant';
import { IconButton } from '../../ui/IconButton';
import { LiveRegions } from '../../ui/LiveRegions';
import { Pager } from '../../ui/Pager';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import classes from './System.module.css';
import { useDeliveries, WEBHOOKS_STALE } from './useIntegrations';

interface DeliveryLogProps {
  readonly webhook: WebhookView;
  readonly onClose: () => void;
}

const LIMIT = 25;
const COLORS = { waiting: 'saffron', delivered: 'leaf', failed: 'coral' } as const;

/** What was delivered to a webhook in the last 30 days, and what came back; each can be delivered once again. */
export function DeliveryLog({ webhook, onClose }: DeliveryLogProps) {
  const { t } = useTranslation(['system', 'common']);
  const errorText = useErrorText();
  const rest = useRest();
  const [state, setState] = useState<DeliveryView['state'] | undefined>();
  const [offset, setOffset] = useState(0);
  const list = useDeliveries(webhook.id, { limit: LIMIT, offset, ...(state && { state }) });
  const again = useAct<string, null>(
    (delivery) => rest.request('redeliver', { parameters: { webhook: webhook.id, delivery } }),
    { done: t('log.sent'), stale: WEBHOOKS_STALE, onDone: () => setOffset(0) },
  );
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('log.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.stack}>
        <p className={`${classes.plain} ${classes.address}`}>{t('log.text', { url: webhook.url })}</p>
        {again.error !== null && (
          <ProblemCard title={t('common:notDone')}>{errorText(again.error)}</ProblemCard>
        )}
        <div>
          <FilterSelect
            label={t('hooks.state')}
            all={t('log.all')}
            options={DELIVERY_STATES.map((value) => ({ value, label: t(`log.states.${value}`) }))}
            value={state}
            onChange={(chosen) => {
              setOffset(0);
              setState(DELIVERY_STATES.find((one) => one === chosen));
            }}
          />
        </div>
        <DataTable
          label={t('log.title')}
          columns={useColumns()}
          list={list}
          idOf={({ id }) => id}
          actions={({ id, event }) => (
            <IconButton
              label={t('log.againNamed', { event: t(`events.${event}`) })}
              disabled={again.isPending}
              onClick={() => again.mutate(id)}
            >
              <IconRefresh size="1.125rem" />
            </IconButton>
          )}
          empty={<EmptyState icon={<IconSend size="2rem" />} title={t('log.empty')} />}
        />
        <Pager total={list.data?.total ?? 0} offset={offset} limit={LIMIT} onOffset={setOffset} />
      </div>
      <LiveRegions />
    </Modal>
  );
}

function useColumns(): readonly Column<DeliveryView>[] {
  const { t, i18n } = useTranslation('system');
  return [
    { key: 'event', title: t('log.event'), cell: ({ event }) => t(`events.${event}`) },
    { key: 'at', title: t('log.at'), cell: ({ createdAt }) => formatInstant(createdAt, i18n.language) },
    {
      key: 'state',
      title: t('hooks.state'),
      cell: ({ state, attempts }) => (
        <>
          <Badge color={COLORS[state]}>{t(`log.states.${state}`)}</Badge>
          {attempts > 1 && <span className={classes.quiet}>{t('log.attempts', { count: attempts })}</span>}
        </>
      ),
    },
    { key: 'answer', title: t('log.answer'), cell: (delivery) => <Answer {...delivery} /> },
  ];
}

/** What came back at the last attempt. */
function Answer({ status, milliseconds, response, error }: DeliveryView) {
  const { t } = useTranslation('system');
  if (status === null) return <span className={classes.answer}>{error ?? t('log.none')}</span>;
  return (
    <span className={classes.answer}>
      {t('log.status', { status, milliseconds: milliseconds ?? 0 })}
      {response !== null && response !== '' && <span className={classes.quiet}>{response}</span>}
    </span>
  );
}
