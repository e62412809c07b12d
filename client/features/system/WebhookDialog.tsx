import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEBHOOK_EVENTS } from '../../../server/contract/integrationChoices';
import type { AddedWebhook, WebhookEvent, WebhookView } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { useFieldErrors } from '../../ui/useFieldErrors';
import classes from './System.module.css';
import { WEBHOOKS_STALE } from './useIntegrations';

interface WebhookDialogProps {
  /** Null for a new one. */
  readonly webhook: WebhookView | null;
  readonly onAdded?: (added: AddedWebhook) => void;
  readonly onClose: () => void;
}

/** Which address is told of what. */
export function WebhookDialog({ webhook, onAdded, onClose }: WebhookDialogProps) {
  const { t } = useTranslation('system');
  const rest = useRest();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? []);
  const [tried, setTried] = useState(false);
  const save = useAct<void, AddedWebhook | null>(
    async () => {
      const body = { url: url.trim(), events: [...events] };
      if (!webhook) return rest.request('addWebhook', { body });
      await rest.request('changeWebhook', { parameters: { webhook: webhook.id }, body });
      return null;
    },
    {
      ...(webhook && { done: t('hooks.changed') }),
      stale: WEBHOOKS_STALE,
      onDone: (added) => (added ? onAdded?.(added) : onClose()),
    },
  );
  const wrong = useFieldErrors(save.error, { url: t('hooks.urlWrong') });
  const isWeb = /^https?:\/\/\S+$/i.test(url.trim());
  const before = { url: webhook?.url ?? '', events: [...(webhook?.events ?? [])].sort() };
  const isDirty = url !== before.url || String([...events].sort()) !== String(before.events);
  const submit = () => {
    setTried(true);
    if (isWeb && events.length > 0) save.mutate();
  };
  return (
    <FormDialog
      title={t(webhook ? 'hooks.change' : 'hooks.add')}
      submit={t(webhook ? 'hooks.save' : 'hooks.make')}
      size="lg"
      isDirty={isDirty && !save.isSuccess}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="url"
        label={t('hooks.url')}
        description={t('hooks.urlHint')}
        maxLength={500}
        value={url}
        error={(tried && !isWeb && t('hooks.urlWrong')) || wrong['url']}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('hooks.events')}
        value={[...events]}
        error={tried && events.length === 0 && t('hooks.eventsMissing')}
        onChange={(chosen) => setEvents(WEBHOOK_EVENTS.filter((event) => chosen.includes(event)))}
      >
        <div className={classes.choices}>
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox key={event} value={event} label={t(`events.${event}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
