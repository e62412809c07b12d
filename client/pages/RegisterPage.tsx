import { Anchor } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRest } from '../connection/useRest';
import { useServer } from '../connection/useServer';
import { type NewAccount, NewAccountForm } from '../features/accounts/NewAccountForm';
import { useEnter } from '../features/accounts/useEnter';
import { readLocale } from '../i18n';
import { EntryFrame } from '../ui/EntryFrame';
import { ProblemCard } from '../ui/ProblemCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './EntryPage.module.css';

/** Make an account of one's own, where the server allows it. */
export function RegisterPage() {
  const { t, i18n } = useTranslation('accounts');
  const rest = useRest();
  const server = useServer();
  const navigate = useNavigate();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(t('register.title'));
  const register = useEnter(
    (account: NewAccount) =>
      rest.request('register', { body: { ...account, locale: readLocale([i18n.language]) } }),
    () => void navigate({ to: '/' }),
  );

  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('register.title')}</h1>
      {server?.registration === 'closed' ? (
        <ProblemCard tone="warning" title={t('register.closed')}>
          {t('register.closedText')}
        </ProblemCard>
      ) : (
        <NewAccountForm
          submitLabel={t('register.submit')}
          failedTitle={t('register.failed')}
          pending={register.isPending}
          error={register.error}
          onSubmit={register.mutate}
        />
      )}
      <p className={classes.aside}>
        {t('register.haveAccount')}{' '}
        <Anchor component={Link} to="/sign-in" fw={650}>
          {t('signIn.title')}
        </Anchor>
      </p>
    </EntryFrame>
  );
}
