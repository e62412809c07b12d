import { Badge, Button } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedWebhook, WebhookView } from '../../../server/contract/integrations';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { SecretDialog } from './SecretDialog';
import classes from './System.module.css';
import { useWebhooks } from './useIntegrations';
import { WebhookDialog } from './WebhookDialog';
import { WebhookMenu } from './WebhookMenu';

const COLORS = { active: 'leaf', paused: 'gray', failing: 'coral' } as const;

/** The addresses that are told what happens: added, changed, tested, with what was delivered to each. */
export function Webhooks() {
  const { t } = useTranslation('system');
  const webhooks = useWebhooks();
  const [asked, ask] = useState<'add' | AddedWebhook | null>(null);
  const close = () => ask(null);
  return (
    <div className={classes.stack}>
      <div>
        <Button onClick={() => ask('add')}>{t('hooks.add')}</Button>
      </div>
      <DataTable
        label={t('hooks.title')}
        columns={useColumns()}
        list={{ ...webhooks, data: webhooks.data && { total: webhooks.data.length, items: webhooks.data } }}
        idOf={({ id }) => id}
        actions={(webhook) => <WebhookMenu webhook={webhook} />}
        empty={<EmptyState icon={<IconWebhook size="2rem" />} title={t('hooks.empty')} />}
      />
      {asked === 'add' && <WebhookDialog webhook={null} onAdded={ask} onClose={close} />}
      {asked !== null && asked !== 'add' && (
        <SecretDialog
          title={t('hooks.made')}
          text={t('hooks.madeText')}
          label={t('hooks.secret')}
          secret={asked.secret}
          onClose={close}
        />
      )}
    </div>
  );
}

function useColumns(): readonly Column<WebhookView>[] {
  const { t } = useTranslation('system');
  return [
    { key: 'url', title: t('hooks.url'), cell: ({ url }) => <span className={classes.address}>{url}</span> },
    {
      key: 'events',
      title: t('hooks.events'),
      cell: ({ events }) => (
        <span className={classes.answer}>
          {events.map((event) => t(`events.${event}`)).join(t('keys.separator'))}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('hooks.state'),
      cell: ({ state, failures }) => (
        <>
          <Badge color={COLORS[state]}>{t(`hooks.states.${state}`)}</Badge>
          {failures > 0 && <span className={classes.quiet}>{t('hooks.failures', { count: failures })}</span>}
        </>
      ),
    },
  ];
}
