import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';
import { USERS_STALE } from './useUsers';

interface UserDialogProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

/** Asks before somebody can no longer sign in. */
export function DisableUserDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('users');
  const rest = useRest();
  const name = user.displayName;
  const disable = useAct<void, UserView>(
    () => rest.request('disableUser', { parameters: { user: user.id } }),
    { done: t('done.disabled', { name }), stale: USERS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('disable.title', { name })}
      confirm={t('disable.confirm')}
      isPending={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate()}
      onClose={onClose}
    >
      <List spacing="xs">
        <List.Item>{t('disable.signIns')}</List.Item>
        <List.Item>{t('disable.bookings')}</List.Item>
        <List.Item>{t('disable.back')}</List.Item>
      </List>
    </ConfirmDialog>
  );
}
