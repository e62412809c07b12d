import { useTranslation } from 'react-i18next';
import { ImportUsers } from '../features/users/ImportUsers';
import { BackLink } from '../ui/BackLink';
import classes from './ImportUsersPage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** Many users at once, from a list. */
export function ImportUsersPage() {
  const { t } = useTranslation('users');
  return (
    <SignedInFrame title={t('import.title')} back={<BackLink to="/users">{t('title')}</BackLink>}>
      <div className={classes.content}>
        <ImportUsers />
      </div>
    </SignedInFrame>
  );
}
