import { Button } from '@mantine/core';
import { IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserView } from '../../server/contract/users';
import { useMe } from '../connection/useMe';
import { AddUserDialog } from '../features/users/AddUserDialog';
import { EditUserDialog } from '../features/users/EditUserDialog';
import { UserList } from '../features/users/UserList';
import { ButtonLink } from '../ui/ButtonLink';
import { Panel } from '../ui/Panel';
import { SignedInFrame } from './SignedInFrame';

/** The users of the organisation, for those who administer them. */
export function UsersPage() {
  const { t } = useTranslation('users');
  const me = useMe();
  const [opened, open] = useState<UserView | 'new' | null>(null);
  return (
    <SignedInFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          {me?.kind === 'user' && me.role === 'admin' && (
            <ButtonLink
              to="/users/import"
              variant="default"
              leftSection={<IconUpload size="1.25rem" aria-hidden="true" />}
            >
              {t('import.title')}
            </ButtonLink>
          )}
          <Button
            leftSection={<IconUserPlus size="1.25rem" aria-hidden="true" />}
            onClick={() => open('new')}
          >
            {t('add.title')}
          </Button>
        </>
      }
    >
      <Panel>
        <UserList onOpen={open} />
      </Panel>
      {opened === 'new' && <AddUserDialog onClose={() => open(null)} />}
      {opened !== null && opened !== 'new' && <EditUserDialog user={opened} onClose={() => open(null)} />}
    </SignedInFrame>
  );
}
