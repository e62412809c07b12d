import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { RoomFields } from './RoomFields';
import { newRoom, type RoomDraft, toRoomRequest } from './roomDraft';
import { ROOMS_STALE } from './useRooms';

/** Adds a room. */
export function AddRoomDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('rooms');
  const rest = useRest();
  const me = useMe();
  const own = me?.kind === 'user' && me.role === 'member' ? (me.administers[0]?.id ?? null) : null;
  const [empty] = useState(() => newRoom(own));
  const [draft, setDraft] = useState(empty);
  const [wasSent, setSent] = useState(false);
  const add = useAct<RoomDraft, RoomView>(
    (room) => {
      const { name, type, zone, department } = room;
      return rest.request('addRoom', { body: { ...toRoomRequest(room), name, type, zone, department } });
    },
    { done: ({ name }) => t('done.added', { name }), stale: ROOMS_STALE, onDone: onClose },
  );
  return (
    <FormDialog
      title={t('add.title')}
      submit={t('add.submit')}
      size="lg"
      isDirty={draft !== empty}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (draft.name.trim() !== '') add.mutate(draft);
      }}
    >
      <RoomFields
        draft={draft}
        error={add.error}
        wasSent={wasSent}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
    </FormDialog>
  );
}
