import { Button } from '@mantine/core';
import { IconKey, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedApiKey, ApiKeyView } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { formatInstant } from '../../ui/formatInstant';
import { IconButton } from '../../ui/IconButton';
import { useAct } from '../../ui/useAct';
import { AddApiKeyDialog } from './AddApiKeyDialog';
import { SecretDialog } from './SecretDialog';
import classes from './System.module.css';
import { KEYS_STALE, useApiKeys } from './useIntegrations';
import { useScopeName } from './useScopeName';

type Asked =
  | { readonly what: 'add' }
  | { readonly what: 'added'; readonly added: AddedApiKey }
  | { readonly what: 'revoke'; readonly key: ApiKeyView };

/** The keys by which programs use the REST API: made, looked at, revoked. */
export function ApiKeys() {
  const { t } = useTranslation('system');
  const keys = useApiKeys();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  return (
    <div className={classes.stack}>
      <div>
        <Button onClick={() => ask({ what: 'add' })}>{t('keys.add')}</Button>
      </div>
      <DataTable
        label={t('keys.title')}
        columns={useColumns()}
        list={{ ...keys, data: keys.data && { total: keys.data.length, items: keys.data } }}
        idOf={({ id }) => id}
        actions={(key) => (
          <IconButton
            label={t('keys.revokeNamed', { name: key.name })}
            onClick={() => ask({ what: 'revoke', key })}
          >
            <IconTrash size="1.125rem" />
          </IconButton>
        )}
        empty={<EmptyState icon={<IconKey size="2rem" />} title={t('keys.empty')} />}
      />
      {asked?.what === 'add' && (
        <AddApiKeyDialog onAdded={(added) => ask({ what: 'added', added })} onClose={close} />
      )}
      {asked?.what === 'added' && (
        <SecretDialog
          title={t('keys.made', { name: asked.added.key.name })}
          text={t('keys.madeText')}
          label={t('keys.secret')}
          secret={asked.added.secret}
          onClose={close}
        />
      )}
      {asked?.what === 'revoke' && <RevokeDialog apiKey={asked.key} onClose={close} />}
    </div>
  );
}

function useColumns(): readonly Column<ApiKeyView>[] {
  const { t, i18n } = useTranslation('system');
  const scopeName = useScopeName();
  return [
    {
      key: 'name',
      title: t('keys.name'),
      cell: ({ name, prefix }) => (
        <>
          {name}
          <span className={classes.quiet}>{prefix}…</span>
        </>
      ),
    },
    {
      key: 'scopes',
      title: t('keys.may'),
      cell: ({ scopes }) => (
        <span className={classes.answer}>{scopes.map(scopeName).join(t('keys.separator'))}</span>
      ),
    },
    { key: 'owner', title: t('keys.owner'), cell: ({ owner }) => owner.displayName },
    {
      key: 'used',
      title: t('keys.used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t('keys.never') : formatInstant(lastUsedAt, i18n.language),
    },
    {
      key: 'expires',
      title: t('keys.expires'),
      cell: ({ expiresAt }) =>
        expiresAt === null ? t('keys.endless') : formatInstant(expiresAt, i18n.language),
    },
  ];
}

function RevokeDialog({ apiKey, onClose }: { readonly apiKey: ApiKeyView; readonly onClose: () => void }) {
  const { t } = useTranslation('system');
  const rest = useRest();
  const { id, name } = apiKey;
  const revoke = useAct<void, null>(() => rest.request('revokeApiKey', { parameters: { apiKey: id } }), {
    done: t('keys.revoked', { name }),
    stale: KEYS_STALE,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={t('keys.revokeTitle', { name })}
      confirm={t('keys.revoke')}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <p className={classes.plain}>{t('keys.revokeText')}</p>
    </ConfirmDialog>
  );
}
