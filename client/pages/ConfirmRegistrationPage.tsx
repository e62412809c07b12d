import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRest } from '../connection/useRest';
import { NewPasswordForm } from '../features/accounts/NewPasswordForm';
import { useEnter } from '../features/accounts/useEnter';
import { EntryFrame } from '../ui/EntryFrame';
import { ProblemCard } from '../ui/ProblemCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { useLinkToken } from '../ui/useLinkToken';
import classes from './EntryPage.module.css';

/** Makes an account by the link that was mailed to its address, and goes on signed in. */
export function ConfirmRegistrationPage() {
  const { t } = useTranslation('accounts');
  const rest = useRest();
  const token = useLinkToken();
  const navigate = useNavigate();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(t('confirm.title'));
  const confirm = useEnter(
    (password: string) => rest.request('confirmRegistration', { body: { token, password } }),
    () => void navigate({ to: '/' }),
  );
  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('confirm.title')}</h1>
      {token === '' ? (
        <ProblemCard title={t('newPassword.noToken')}>{t('newPassword.noTokenText')}</ProblemCard>
      ) : (
        <>
          <p className={classes.lead}>{t('confirm.text')}</p>
          <NewPasswordForm
            submitLabel={t('confirm.submit')}
            failedTitle={t('confirm.failed')}
            pending={confirm.isPending}
            error={confirm.error}
            onSubmit={confirm.mutate}
          />
        </>
      )}
    </EntryFrame>
  );
}
