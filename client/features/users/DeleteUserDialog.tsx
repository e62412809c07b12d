import { List } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { type NamedPerson, PersonSelect } from '../../ui/PeopleSelect';
import { useAct } from '../../ui/useAct';
import { USERS_STALE } from './useUsers';

interface UserDialogProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

/** Asks before somebody is gone for ever, and who takes over what they have booked. */
export function DeleteUserDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('users');
  const rest = useRest();
  const [heir, setHeir] = useState<NamedPerson | null>(null);
  const name = user.displayName;
  const remove = useAct<void, null>(
    () =>
      rest.request('deleteUser', {
        parameters: { user: user.id },
        query: heir === null ? {} : { bookingsTo: heir.id },
      }),
    { done: t('done.deleted', { name }), stale: USERS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('delete.title', { name })}
      confirm={t('delete.confirm')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <List spacing="xs">
        <List.Item>{t('delete.account')}</List.Item>
        <List.Item>{t('delete.records')}</List.Item>
        <List.Item>{t('delete.instead')}</List.Item>
      </List>
      <PersonSelect
        label={t('delete.bookingsTo')}
        description={t('delete.bookingsHint')}
        value={heir}
        onChange={setHeir}
      />
    </ConfirmDialog>
  );
}
