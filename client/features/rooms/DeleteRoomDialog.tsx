import { List, NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';
import { ROOMS_STALE, useRooms } from './useRooms';

interface DeleteRoomDialogProps {
  readonly room: RoomView;
  readonly onClose: () => void;
}

/** Asks before a room is gone, and where its bookings to come go. */
export function DeleteRoomDialog({ room, onClose }: DeleteRoomDialogProps) {
  const { t } = useTranslation('rooms');
  const rest = useRest();
  const [target, setTarget] = useState('');
  const rooms = useRooms({ limit: 100 }).data?.items ?? [];
  const others = rooms.filter(({ id, managed }) => managed && id !== room.id);
  const remove = useAct<void, null>(
    () => {
      const bookingsTo = others.find(({ id }) => id === target)?.id;
      return rest.request('deleteRoom', { parameters: { room: room.id }, query: { bookingsTo } });
    },
    { done: t('done.deleted', { name: room.name }), stale: ROOMS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('delete.title', { name: room.name })}
      confirm={t('delete.confirm')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <List spacing="xs">
        <List.Item>{t('delete.gone')}</List.Item>
        <List.Item>{t('delete.past')}</List.Item>
        <List.Item>{t('delete.instead')}</List.Item>
      </List>
      <NativeSelect
        label={t('delete.bookingsTo')}
        description={t('delete.bookingsHint')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={[
          { value: '', label: t('delete.nowhere') },
          ...others.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
