import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRest } from '../connection/useRest';
import { MailSent } from '../features/accounts/MailSent';
import { NewPasswordForm } from '../features/accounts/NewPasswordForm';
import { EntryFrame } from '../ui/EntryFrame';
import { ProblemCard } from '../ui/ProblemCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { useLinkToken } from '../ui/useLinkToken';
import classes from './EntryPage.module.css';

/** Sets a password by the link that an admin handed over or that was mailed. */
export function SetPasswordPage() {
  const { t } = useTranslation('accounts');
  const rest = useRest();
  const token = useLinkToken();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(t('newPassword.title'));
  const set = useMutation({
    mutationFn: (password: string) => rest.request('usePasswordLink', { body: { token, password } }),
  });
  if (set.isSuccess) {
    return (
      <EntryFrame onChooseLocale={chooseLocale}>
        <MailSent title={t('newPassword.done')} text={t('newPassword.doneText')} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('newPassword.title')}</h1>
      {token === '' ? (
        <ProblemCard title={t('newPassword.noToken')}>{t('newPassword.noTokenText')}</ProblemCard>
      ) : (
        <>
          <p className={classes.lead}>{t('newPassword.text')}</p>
          <NewPasswordForm
            submitLabel={t('newPassword.submit')}
            failedTitle={t('newPassword.failed')}
            pending={set.isPending}
            error={set.error}
            onSubmit={set.mutate}
          />
        </>
      )}
      <p className={classes.aside}>
        <Anchor component={Link} to="/sign-in" fw={650}>
          {t('forgot.back')}
        </Anchor>
      </p>
    </EntryFrame>
  );
}
