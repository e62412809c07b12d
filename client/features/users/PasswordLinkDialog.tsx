import { useTranslation } from 'react-i18next';
import type { PasswordLink, UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';
import { MadeLinkDialog } from './MadeLinkDialog';
import { USERS_STALE } from './useUsers';

interface UserDialogProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

/** Makes a link by which somebody sets a new password, and shows it once. */
export function PasswordLinkDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('users');
  const rest = useRest();
  const name = user.displayName;
  const make = useAct<void, PasswordLink>(
    () => rest.request('makePasswordLink', { parameters: { user: user.id } }),
    { stale: USERS_STALE },
  );
  if (make.data) return <MadeLinkDialog name={name} link={make.data} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('password.title', { name })}
      confirm={t('password.confirm')}
      tone="plain"
      isPending={make.isPending}
      error={make.error}
      onConfirm={() => make.mutate()}
      onClose={onClose}
    >
      <p>{t('password.text')}</p>
    </ConfirmDialog>
  );
}
