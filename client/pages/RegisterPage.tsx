import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRest } from '../connection/useRest';
import { useServer } from '../connection/useServer';
import { MailSent } from '../features/accounts/MailSent';
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
  const ask = useMutation({
    mutationFn: ({ displayName, email }: NewAccount) =>
      rest.request('requestRegistration', {
        body: { displayName, email, locale: readLocale([i18n.language]) },
      }),
  });
  if (ask.isSuccess) {
    return (
      <EntryFrame onChooseLocale={chooseLocale}>
        <MailSent title={t('register.sent')} text={t('register.sentText', { email: ask.variables.email })} />
      </EntryFrame>
    );
  }
  const byMail = server?.registration === 'by-mail';
  const attempt = byMail ? ask : register;

  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('register.title')}</h1>
      {byMail && <p className={classes.lead}>{t('register.byMail')}</p>}
      {server?.registration === 'closed' ? (
        <ProblemCard tone="warning" title={t('register.closed')}>
          {t('register.closedText')}
        </ProblemCard>
      ) : (
        <NewAccountForm
          submitLabel={t(byMail ? 'register.send' : 'register.submit')}
          failedTitle={t('register.failed')}
          withPassword={!byMail}
          pending={attempt.isPending}
          error={attempt.error}
          onSubmit={attempt.mutate}
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
