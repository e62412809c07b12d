import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { AccessibilityForm } from '../features/settings/AccessibilityForm';
import { PasswordForm } from '../features/settings/PasswordForm';
import { ProfileForm } from '../features/settings/ProfileForm';
import { SignIns } from '../features/settings/SignIns';
import { Card } from '../ui/Card';
import classes from './SettingsPage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** One's own name, language, password, devices, and how the client behaves. */
export function SettingsPage() {
  const { t, i18n } = useTranslation('settings');
  const me = useMe();
  return (
    <SignedInFrame title={t('title')}>
      <div className={classes.cards}>
        {me?.kind === 'user' && (
          <Card title={t('profile.title')}>
            <ProfileForm key={`${me.id}${i18n.language}`} me={me} />
          </Card>
        )}
        <Card title={t('accessibility.title')} text={t('accessibility.text')}>
          <AccessibilityForm />
        </Card>
        {me?.kind === 'user' && (
          <Card title={t('password.title')} text={t('password.text')}>
            <PasswordForm email={me.email} />
          </Card>
        )}
        <Card title={t('signIns.title')} text={t('signIns.text')}>
          <SignIns />
        </Card>
      </div>
    </SignedInFrame>
  );
}
