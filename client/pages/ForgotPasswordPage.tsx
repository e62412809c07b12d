import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServer } from '../connection/useServer';
import { ForgotPasswordForm } from '../features/accounts/ForgotPasswordForm';
import { MailSent } from '../features/accounts/MailSent';
import { EntryFrame } from '../ui/EntryFrame';
import { ProblemCard } from '../ui/ProblemCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './EntryPage.module.css';

/** Asks for a link to set a new password. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('accounts');
  const server = useServer();
  const chooseLocale = useChooseLocale();
  const [email, setEmail] = useState<string>();
  useDocumentTitle(t('forgot.title'));
  if (email !== undefined) {
    return (
      <EntryFrame onChooseLocale={chooseLocale}>
        <MailSent title={t('forgot.sent')} text={t('forgot.sentText', { email })} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <h1 className={classes.title}>{t('forgot.title')}</h1>
      {server?.mail === false ? (
        <ProblemCard tone="warning" title={t('forgot.noMail')}>
          {t('forgot.noMailText')}
        </ProblemCard>
      ) : (
        <>
          <p className={classes.lead}>{t('forgot.text')}</p>
          <ForgotPasswordForm onSent={setEmail} />
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
