import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { StaleNote } from '../../ui/StaleNote';
import { useEdit } from '../../ui/useEdit';
import { describeHours } from './describeHours';
import { RoomFields } from './RoomFields';
import { type RoomDraft, toRoomDraft, toRoomRequest } from './roomDraft';
import { ROOMS_STALE } from './useRooms';

interface EditRoomDialogProps {
  readonly room: RoomView;
  readonly onClose: () => void;
}

/** Changes a room; bookings that stand already stay. */
export function EditRoomDialog({ room, onClose }: EditRoomDialogProps) {
  const { t, i18n } = useTranslation('rooms');
  const rest = useRest();
  const at = { parameters: { room: room.id } };
  const edit = useEdit<RoomView, RoomDraft>({
    original: room,
    toDraft: toRoomDraft,
    save: ({ version, ...change }) =>
      rest.request('changeRoom', { ...at, body: { ...toRoomRequest(change), version } }),
    look: () => rest.request('viewRoom', at),
    done: t('done.saved', { name: room.name }),
    stale: ROOMS_STALE,
    onDone: onClose,
  });
  const describe = (view: RoomView) => [
    { label: t('field.name'), value: view.name },
    { label: t('field.type'), value: t(`type.${view.type}`) },
    { label: t('field.status'), value: t(`status.${view.status}`) },
    { label: t('field.seats'), value: String(view.seats) },
    { label: t('field.department'), value: view.department?.name ?? t('everybody') },
    { label: t('field.equipment'), value: view.equipment.join(t('comma')) },
    { label: t('field.hours'), value: describeHours(view.openingHours, i18n.language, t('always')) },
    { label: t('field.zone'), value: view.zone },
    { label: t('field.hosts'), value: view.hosts.map(({ displayName }) => displayName).join(t('comma')) },
    { label: t('field.dialIn'), value: view.dialInNumber },
    { label: t('field.pinPolicy'), value: t(`pin.${view.pinPolicy}`) },
    { label: t('field.description'), value: view.description },
  ];
  return (
    <FormDialog
      title={t('edit.title', { name: room.name })}
      submit={t('edit.submit')}
      size="lg"
      isDirty={edit.isDirty}
      isPending={edit.isPending}
      error={edit.error}
      problem={edit.theirs && <StaleNote edit={edit} describe={describe} />}
      onClose={onClose}
      onSubmit={() => edit.submit(edit.draft.name.trim() !== '')}
    >
      <RoomFields draft={edit.draft} error={edit.error} wasSent={edit.wasSent} onChange={edit.change} />
    </FormDialog>
  );
}
