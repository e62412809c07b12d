import { MultiSelect, Select } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import classes from './RoomFields.module.css';
import { fittingRooms, freeRooms } from './suggestRooms';
import { busyIn, type Stretch, useFreeBusy } from './useFreeBusy';

interface RoomFieldsProps {
  readonly value: RoomId | null;
  readonly rooms: readonly RoomView[];
  readonly spans: readonly Stretch[];
  /** How many come, the organiser too. */
  readonly people: number;
  readonly but?: Parameters<typeof useFreeBusy>[0]['but'];
  readonly error?: string | undefined;
  readonly onChange: (room: RoomId | null) => void;
}

const SUGGESTED = 4;
const LOOKED_AT = 49;

/** Where: rooms that are free then, large enough and have what is needed come first; all others can be searched. */
export function RoomFields({ value, rooms, spans, people, but, error, onChange }: RoomFieldsProps) {
  const { t } = useTranslation('bookings');
  const [equipment, setEquipment] = useState<string[]>([]);
  const fitting = useMemo(() => fittingRooms(rooms, { people, equipment }), [rooms, people, equipment]);
  const asked = fitting.slice(0, LOOKED_AT).map(({ id }) => id);
  const busy = useFreeBusy(
    { users: [], rooms: value && !asked.includes(value) ? [...asked, value] : asked, but },
    spans,
  );
  const free = freeRooms(fitting, busy, spans).slice(0, SUGGESTED);
  const known = [...new Set(rooms.flatMap((room) => room.equipment))].sort();
  const clashes =
    value === null ? 0 : spans.filter((span) => busyIn(busy.rooms.get(value), span).length > 0).length;
  return (
    <div className={classes.fields}>
      <div className={classes.line}>
        <Select
          data-room-field=""
          label={t('room.label')}
          placeholder={t('room.placeholder')}
          searchable
          required
          withAsterisk={false}
          nothingFoundMessage={t('room.none')}
          data={rooms
            .filter(({ status, id }) => status === 'open' || id === value)
            .map((room) => ({ value: room.id, label: room.name }))}
          renderOption={({ option }) => <Option room={rooms.find(({ id }) => id === option.value)} />}
          value={value}
          error={
            error ??
            (busy.known &&
              clashes > 0 &&
              (spans.length > 1 ? t('room.taken', { count: clashes }) : t('room.takenOnce')))
          }
          onChange={(chosen) => onChange(rooms.find(({ id }) => id === chosen)?.id ?? null)}
        />
        {known.length > 0 && (
          <MultiSelect
            label={t('room.needs')}
            placeholder={equipment.length === 0 ? t('room.anything') : ''}
            data={known}
            value={equipment}
            clearable
            clearButtonProps={{ 'aria-label': t('room.clearNeeds') }}
            onChange={setEquipment}
          />
        )}
      </div>
      <div className={classes.suggested}>
        <p className={classes.heading} id="rooms-free">
          {free.length > 0 || !busy.known
            ? people > 1
              ? t('room.free', { count: people })
              : t('room.freeAlone')
            : t('room.noneFree')}
        </p>
        <ul className={classes.rooms} aria-labelledby="rooms-free">
          {free.map((room) => (
            <li key={room.id}>
              <button
                type="button"
                className={classes.room}
                aria-pressed={room.id === value}
                onClick={() => onChange(room.id)}
              >
                <span className={classes.name}>
                  {room.name}
                  {room.id === value && <IconCheck size="1.125rem" aria-hidden="true" />}
                </span>
                <span className={classes.facts}>{factsOf(t, room)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Option({ room }: { readonly room: RoomView | undefined }) {
  const { t } = useTranslation('bookings');
  if (!room) return null;
  return (
    <span className={classes.option}>
      <span className={classes.name}>{room.name}</span>
      <span className={classes.facts}>{factsOf(t, room)}</span>
    </span>
  );
}

function factsOf(t: TFunction<'bookings'>, room: RoomView): string {
  const size = room.seats > 0 ? t('seats', { count: room.seats }) : t(`type.${room.type}`);
  return [size, ...room.equipment].join(' · ');
}
