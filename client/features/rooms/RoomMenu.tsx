import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { RowMenu } from '../../ui/RowMenu';
import { DeleteRoomDialog } from './DeleteRoomDialog';

interface RoomMenuProps {
  readonly room: RoomView;
  readonly onOpen: (room: RoomView) => void;
}

/** What can be done with one room. */
export function RoomMenu({ room, onOpen }: RoomMenuProps) {
  const { t } = useTranslation('rooms');
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <RowMenu name={room.name}>
        <Menu.Item onClick={() => onOpen(room)}>{t('edit.open')}</Menu.Item>
        <Menu.Item color="coral.7" onClick={() => setDeleting(true)}>
          {t('delete.open')}
        </Menu.Item>
      </RowMenu>
      {isDeleting && <DeleteRoomDialog room={room} onClose={() => setDeleting(false)} />}
    </>
  );
}
