import { NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';
import { useAnnounce } from '../../ui/Announcer';
import { FormDialog } from '../../ui/FormDialog';
import { useTimes } from '../../ui/useTimes';
import { ZoneClock } from '../../ui/ZoneClock';
import { ConflictCard } from './ConflictCard';
import classes from './MoveDialog.module.css';
import { useRefreshBookings } from './useCalendarEntries';
import { WhenFields } from './WhenFields';
import { startOf, whenAt } from './when';

/** Where somebody wants to move one date. */
export interface WantedMove {
  readonly entry: Pick<CalendarEntry, 'id' | 'booking' | 'title' | 'repeats'>;
  readonly room: RoomId;
  /** Local to this browser's zone. */
  readonly start: string;
  readonly minutes: number;
}

interface MoveDialogProps {
  readonly wanted: WantedMove;
  readonly rooms: readonly RoomView[];
  readonly onClose: () => void;
}

/** Asks before a date is moved, since those invited are told; also the way to move one without dragging. */
export function MoveDialog({ wanted, rooms, onClose }: MoveDialogProps) {
  const { t } = useTranslation(['bookings', 'common']);
  const { entry } = wanted;
  const times = useTimes();
  const [room, setRoom] = useState(wanted.room);
  const [when, setWhen] = useState(whenAt(wanted.start, wanted.minutes));
  const announce = useAnnounce();
  const move = useMove(entry, () => {
    announce(t('move.done', { title: entry.title }));
    onClose();
  });
  const send = (to: { room: RoomId; start: number }) => move.mutate({ ...to, minutes: when.minutes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ room, start: times.clock.toInstant(startOf(when)) });
  };
  const toRoom = (other: RoomId) => {
    setRoom(other);
    send({ room: other, start: times.clock.toInstant(startOf(when)) });
  };
  return (
    <FormDialog
      title={t('move.title', { title: entry.title })}
      submit={t('move.do')}
      size="lg"
      isDirty={false}
      isPending={move.isPending}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      {move.isError && (
        <ConflictCard
          error={move.error}
          title={t('move.failed')}
          room={rooms.find(({ id }) => id === room)?.name ?? ''}
          times={times}
          {...(!entry.repeats && { onRoom: toRoom })}
          onTime={(start) => {
            setWhen(whenAt(times.clock.toLocal(start), when.minutes));
            send({ room, start: Date.parse(start) });
          }}
        />
      )}
      <WhenFields value={when} onChange={setWhen} minimum={times.clock.dateOf(Date.now())} />
      {!entry.repeats && (
        <NativeSelect
          label={t('room.label')}
          rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
          data={rooms
            .filter(({ status }) => status === 'open')
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={room}
          onChange={(event) => setRoom(rooms.find(({ id }) => id === event.currentTarget.value)?.id ?? room)}
        />
      )}
      <p className={classes.hint}>
        {t(entry.repeats ? 'move.oneDate' : 'move.told', { zone: times.clock.zone })}{' '}
        {entry.repeats && (
          <Link to="/bookings/$booking/edit" params={{ booking: entry.booking }}>
            {t('move.series')}
          </Link>
        )}
      </p>
    </FormDialog>
  );
}

/** Moves one date, by the clocks of its booking's own zone. */
function useMove({ id, booking, repeats }: WantedMove['entry'], onMoved: () => void) {
  const rest = useRest();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: async ({ room, start, minutes }: { room: RoomId; start: number; minutes: number }) => {
      const { zone } = await rest.request('viewBooking', { parameters: { booking } });
      const local = { start: new ZoneClock(zone).toLocal(start), zone, minutes };
      return repeats
        ? rest.request('moveOccurrence', { parameters: { booking, occurrence: id }, body: local })
        : rest.request('moveBooking', { parameters: { booking }, body: { room, ...local, rule: null } });
    },
    onSuccess: () => {
      refresh();
      onMoved();
    },
    onError: refresh,
  });
}
