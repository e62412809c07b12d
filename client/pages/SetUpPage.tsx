import { TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRest } from '../connection/useRest';
import { type NewAccount, NewAccountForm } from '../features/accounts/NewAccountForm';
import { useEnter } from '../features/accounts/useEnter';
import { readLocale } from '../i18n';
import { EntryFrame } from '../ui/EntryFrame';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './EntryPage.module.css';

/** Makes the first admin with the token that the server printed. */
export function SetUpPage() {
  const { t, i18n } = useTranslation('accounts');
  const search = useSearch({ from: '/set-up' });
  const rest = useRest();
  const navigate = useNavigate();
  const chooseLocale = useChooseLocale();
  const [token, setToken] = useState(search.token ?? '');
  useDocumentTitle(t('setUp.title'));
  const setUp = useEnter(
    (account: NewAccount) =>
      rest.request('setUp', {
        body: { ...account, token: token.trim(), locale: readLocale([i18n.language]) },
      }),
    () => void navigate({ to: '/' }),
  );

  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('setUp.title')}</h1>
      <p className={classes.lead}>{t('setUp.text')}</p>
      {search.token === undefined && (
        <TextInput
          mb="1rem"
          label={t('setUp.token')}
          description={t('setUp.tokenHint')}
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
      )}
      <NewAccountForm
        submitLabel={t('setUp.submit')}
        failedTitle={t('setUp.failed')}
        pending={setUp.isPending}
        error={setUp.error}
        onSubmit={setUp.mutate}
      />
    </EntryFrame>
  );
}
