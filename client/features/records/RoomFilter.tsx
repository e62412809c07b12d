import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';

interface RoomFilterProps {
  readonly label?: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** Chooses one room by a part of its name. */
export function RoomFilter({ label, value, onChange }: RoomFilterProps) {
  const { t } = useTranslation(['records', 'lists']);
  const { rooms, search } = useRoomSearch(value);
  return (
    <Select
      label={label ?? t('filter.room')}
      placeholder={t('filter.anyRoom')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('lists:people.clear') }}
      nothingFoundMessage={t('lists:nothingFound.title')}
      data={rooms.map(({ id, name }) => ({ value: id as string, label: name }))}
      filter={({ options }) => options}
      onSearchChange={search}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}

/** The rooms that fit what is typed, and the one that was chosen before. */
function useRoomSearch(value: string | undefined) {
  const rest = useRest();
  const [typed, search] = useState('');
  const { data: chosen } = useQuery({
    queryKey: ['rooms', 'one', value],
    queryFn: () => rest.request('viewRoom', { parameters: { room: value as RoomId } }),
    enabled: value !== undefined,
  });
  const text = useDeferredValue(typed === chosen?.name ? '' : typed.trim());
  const { data: found } = useQuery({
    queryKey: ['rooms', 'search', text],
    queryFn: () => rest.request('searchRooms', { query: { text: text || undefined, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const rooms = new Map<string, RoomView>();
  for (const room of [...(chosen ? [chosen] : []), ...(found?.items ?? [])]) rooms.set(room.id, room);
  return { rooms: [...rooms.values()], search };
}
