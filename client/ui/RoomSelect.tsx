import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '../../server/contract/ids';
import type { RoomView } from '../../server/contract/rooms';
import { useRest } from '../connection/useRest';
import { TYPING_MS } from './SearchField';

interface RoomSelectProps {
  readonly label: string;
  readonly description?: string;
  /** What stands there while none is chosen. */
  readonly placeholder: string;
  readonly className?: string;
  /** Which ones can be chosen; all of them where nothing is said. */
  readonly offers?: (room: RoomView) => boolean;
  readonly value: RoomId | null;
  readonly onChange: (room: RoomView | null) => void;
}

const ALL = () => true;

/** Finds one room by a part of its name, however many there are. */
export function RoomSelect({ value, offers = ALL, onChange, ...field }: RoomSelectProps) {
  const { t } = useTranslation('lists');
  const { rooms, search } = useRoomSearch(value);
  return (
    <Select
      {...field}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('people.clear') }}
      nothingFoundMessage={t('nothingFound.title')}
      data={rooms
        .filter((room) => offers(room) || room.id === value)
        .map(({ id, name }) => ({ value: id as string, label: name }))}
      filter={({ options }) => options}
      onSearchChange={search}
      value={value}
      onChange={(chosen) => onChange(rooms.find(({ id }) => id === chosen) ?? null)}
    />
  );
}

/** The rooms that fit what is typed, and the one that was chosen before. */
function useRoomSearch(value: RoomId | null) {
  const rest = useRest();
  const [typed, search] = useState('');
  const { data: chosen } = useQuery({
    queryKey: ['rooms', 'one', value],
    queryFn: () => (value === null ? null : rest.request('viewRoom', { parameters: { room: value } })),
    enabled: value !== null,
  });
  const [text] = useDebouncedValue(typed === chosen?.name ? '' : typed.trim(), TYPING_MS);
  const { data: found } = useQuery({
    queryKey: ['rooms', 'search', text],
    queryFn: () => rest.request('searchRooms', { query: { text: text || undefined, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const rooms = new Map<string, RoomView>();
  for (const room of [...(chosen ? [chosen] : []), ...(found?.items ?? [])]) rooms.set(room.id, room);
  return { rooms: [...rooms.values()], search };
}
