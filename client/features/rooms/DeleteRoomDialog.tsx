import { List } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { RoomSelect } from '../../ui/RoomSelect';
import { useAct } from '../../ui/useAct';
import { ROOMS_STALE } from './useRooms';

interface DeleteRoomDialogProps {
  readonly room: RoomView;
  readonly onClose: () => void;
}

/** Asks before a room is gone, and where its bookings to come go. */
export function DeleteRoomDialog({ room, onClose }: DeleteRoomDialogProps) {
  const { t } = useTranslation('rooms');
  const rest = useRest();
  const [target, setTarget] = useState<RoomId | null>(null);
  const remove = useAct<void, null>(
    () =>
      rest.request('deleteRoom', {
        parameters: { room: room.id },
        query: { bookingsTo: target ?? undefined },
      }),
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
      <RoomSelect
        label={t('delete.bookingsTo')}
        description={t('delete.bookingsHint')}
        placeholder={t('delete.nowhere')}
        offers={({ id, managed }) => managed && id !== room.id}
        value={target}
        onChange={(chosen) => setTarget(chosen?.id ?? null)}
      />
    </ConfirmDialog>
  );
}
