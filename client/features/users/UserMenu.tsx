import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';
import { useMe } from '../../connection/useMe';
import { RowMenu } from '../../ui/RowMenu';
import { DeleteUserDialog } from './DeleteUserDialog';
import { DisableUserDialog } from './DisableUserDialog';
import { PasswordLinkDialog } from './PasswordLinkDialog';
import { RolesDialog } from './RolesDialog';
import { useEnableUser } from './useEnableUser';

interface UserMenuProps {
  readonly user: UserView;
  /** Nobody disables or deletes themselves. */
  readonly isOwn: boolean;
  readonly onOpen: (user: UserView) => void;
}

type Asked = 'roles' | 'password' | 'disable' | 'delete';

/** Everything that can be done with one user. */
export function UserMenu({ user, isOwn, onOpen }: UserMenuProps) {
  const { t } = useTranslation('users');
  const me = useMe();
  const [asked, ask] = useState<Asked | null>(null);
  const enable = useEnableUser(user);
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const close = () => ask(null);
  const isDisabled = user.disabledAt !== null;
  return (
    <>
      <RowMenu name={user.displayName}>
        <Menu.Item onClick={() => onOpen(user)}>{t('menu.edit')}</Menu.Item>
        {isAdmin && <Menu.Item onClick={() => ask('roles')}>{t('menu.roles')}</Menu.Item>}
        {!isDisabled && <Menu.Item onClick={() => ask('password')}>{t('menu.password')}</Menu.Item>}
        {isDisabled && <Menu.Item onClick={() => enable.mutate()}>{t('menu.enable')}</Menu.Item>}
        {!isDisabled && !isOwn && <Menu.Item onClick={() => ask('disable')}>{t('menu.disable')}</Menu.Item>}
        {isAdmin && !isOwn && (
          <Menu.Item color="coral.7" onClick={() => ask('delete')}>
            {t('menu.delete')}
          </Menu.Item>
        )}
      </RowMenu>
      {asked === 'roles' && <RolesDialog user={user} onClose={close} />}
      {asked === 'password' && <PasswordLinkDialog user={user} onClose={close} />}
      {asked === 'disable' && <DisableUserDialog user={user} onClose={close} />}
      {asked === 'delete' && <DeleteUserDialog user={user} onClose={close} />}
    </>
  );
}
