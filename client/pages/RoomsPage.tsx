import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../server/contract/rooms';
import { useMe } from '../connection/useMe';
import { AddRoomDialog } from '../features/rooms/AddRoomDialog';
import { EditRoomDialog } from '../features/rooms/EditRoomDialog';
import { RoomList } from '../features/rooms/RoomList';
import { Panel } from '../ui/Panel';
import { SignedInFrame } from './SignedInFrame';

/** The rooms of the organisation, for those who manage them. */
export function RoomsPage() {
  const { t } = useTranslation('rooms');
  const me = useMe();
  const [opened, open] = useState<RoomView | 'new' | null>(null);
  const mayAdd = me?.kind === 'user' && (me.role === 'admin' || me.administers.length > 0);
  return (
    <SignedInFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        mayAdd && (
          <Button leftSection={<IconPlus size="1.25rem" aria-hidden="true" />} onClick={() => open('new')}>
            {t('add.title')}
          </Button>
        )
      }
    >
      <Panel>
        <RoomList onOpen={open} />
      </Panel>
      {opened === 'new' && <AddRoomDialog onClose={() => open(null)} />}
      {opened !== null && opened !== 'new' && <EditRoomDialog room={opened} onClose={() => open(null)} />}
    </SignedInFrame>
  );
}
