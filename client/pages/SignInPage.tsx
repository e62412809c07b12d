import { Anchor } from '@mantine/core';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServer } from '../connection/useServer';
import { SignInForm } from '../features/accounts/SignInForm';
import { CodeEntry } from '../ui/CodeEntry';
import { EntryFrame } from '../ui/EntryFrame';
import { ProblemCard } from '../ui/ProblemCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './EntryPage.module.css';

/** Sign in with an account, or join one meeting with its code. */
export function SignInPage() {
  const { t } = useTranslation('accounts');
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const server = useServer();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(t('signIn.title'));

  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('signIn.title')}</h1>
      {server?.needsSetup && (
        <ProblemCard tone="warning" title={t('signIn.needsSetUp')}>
          {t('signIn.needsSetUpText')} <Link to="/set-up">{t('signIn.setUp')}</Link>
        </ProblemCard>
      )}
      <div className={classes.form}>
        <SignInForm onSignedIn={() => router.history.push(next ?? '/')} />
      </div>
      <p className={classes.aside}>
        <Anchor component={Link} to="/forgot-password">
          {t('forgot.link')}
        </Anchor>
      </p>
      {server && server.registration !== 'closed' && (
        <p className={classes.aside}>
          {t('signIn.noAccount')}{' '}
          <Anchor component={Link} to="/register" fw={650}>
            {t('signIn.register')}
          </Anchor>
        </p>
      )}
      <section className={classes.code} aria-labelledby="join-with-code">
        <h2 className={classes.subtitle} id="join-with-code">
          {t('code.title')}
        </h2>
        <p className={classes.text}>{t('code.text')}</p>
        <CodeEntry onCode={(code) => void navigate({ to: '/m/$code', params: { code } })} />
      </section>
    </EntryFrame>
  );
}
