import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { RowMenu } from '../../ui/RowMenu';
import { useAct } from '../../ui/useAct';
import { DeliveryLog } from './DeliveryLog';
import classes from './System.module.css';
import { WEBHOOKS_STALE } from './useIntegrations';
import { WebhookDialog } from './WebhookDialog';

/** Everything that can be done with one webhook. */
export function WebhookMenu({ webhook }: { readonly webhook: WebhookView }) {
  const { t } = useTranslation('system');
  const rest = useRest();
  const [asked, ask] = useState<'change' | 'log' | 'delete' | null>(null);
  const close = () => ask(null);
  const at = { parameters: { webhook: webhook.id } };
  const isActive = webhook.state === 'active';
  const test = useAct<void, null>(() => rest.request('testWebhook', at), {
    done: t('hooks.tested'),
    stale: WEBHOOKS_STALE,
    onDone: () => ask('log'),
  });
  const turn = useAct<void, WebhookView>(
    () => rest.request('changeWebhook', { ...at, body: { active: !isActive } }),
    { done: t(isActive ? 'hooks.paused' : 'hooks.resumed'), stale: WEBHOOKS_STALE },
  );
  return (
    <>
      <RowMenu name={webhook.url}>
        <Menu.Item onClick={() => ask('log')}>{t('hooks.log')}</Menu.Item>
        <Menu.Item onClick={() => test.mutate()}>{t('hooks.test')}</Menu.Item>
        <Menu.Item onClick={() => ask('change')}>{t('hooks.changeItem')}</Menu.Item>
        <Menu.Item onClick={() => turn.mutate()}>{t(isActive ? 'hooks.pause' : 'hooks.resume')}</Menu.Item>
        <Menu.Item color="coral.7" onClick={() => ask('delete')}>
          {t('hooks.delete')}
        </Menu.Item>
      </RowMenu>
      {asked === 'log' && <DeliveryLog webhook={webhook} onClose={close} />}
      {asked === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asked === 'delete' && <DeleteDialog webhook={webhook} onClose={close} />}
    </>
  );
}

function DeleteDialog({ webhook, onClose }: { readonly webhook: WebhookView; readonly onClose: () => void }) {
  const { t } = useTranslation('system');
  const rest = useRest();
  const remove = useAct<void, null>(
    () => rest.request('deleteWebhook', { parameters: { webhook: webhook.id } }),
    { done: t('hooks.deleted'), stale: WEBHOOKS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('hooks.deleteTitle')}
      confirm={t('hooks.delete')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p className={classes.plain}>{t('hooks.deleteText', { url: webhook.url })}</p>
    </ConfirmDialog>
  );
}
