import { Badge } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { NothingFound } from '../../ui/NothingFound';
import { Pager } from '../../ui/Pager';
import { SearchField } from '../../ui/SearchField';
import { useListSearch } from '../../ui/useListSearch';
import { describeHours } from './describeHours';
import { RoomMenu } from './RoomMenu';
import classes from './Rooms.module.css';
import { useRooms } from './useRooms';

const LIMIT = 50;
const TYPES = ['physical', 'virtual', 'both'] as const;
const STATUSES = ['open', 'closed', 'maintenance'] as const;
const COLOURS = { open: 'leaf', closed: 'gray', maintenance: 'saffron' } as const;

/** The rooms one may know of, and for those one manages what can be done with each. */
export function RoomList({ onOpen }: { readonly onOpen: (room: RoomView) => void }) {
  const { t, i18n } = useTranslation('rooms');
  const { search, offset, change, setOffset } = useListSearch<'text' | 'type' | 'status'>(LIMIT);
  const { text, type, status } = search;
  const list = useRooms({
    limit: LIMIT,
    offset: offset === 0 ? undefined : offset,
    text: text || undefined,
    type: TYPES.find((known) => known === type),
    status: STATUSES.find((known) => known === status),
  });
  const isNarrowed = [text, type, status].some(Boolean);
  return (
    <>
      <FilterBar
        search={
          <SearchField label={t('search')} value={text ?? ''} onSearch={(typed) => change({ text: typed })} />
        }
        onClear={
          isNarrowed ? () => change({ text: undefined, type: undefined, status: undefined }) : undefined
        }
      >
        <FilterSelect
          label={t('field.type')}
          all={t('filter.allTypes')}
          options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={type}
          onChange={(value) => change({ type: value })}
        />
        <FilterSelect
          label={t('field.status')}
          all={t('filter.allStatuses')}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={status}
          onChange={(value) => change({ status: value })}
        />
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columnsFor(t, i18n.language, onOpen)}
        list={list}
        idOf={({ id }) => id}
        actions={(room) => room.managed && <RoomMenu room={room} onOpen={onOpen} />}
        empty={
          isNarrowed ? (
            <NothingFound />
          ) : (
            <EmptyState icon={<IconDoor />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          )
        }
      />
      <Pager total={list.data?.total ?? 0} offset={offset} limit={LIMIT} onOffset={setOffset} />
    </>
  );
}

function columnsFor(
  t: TFunction<'rooms'>,
  language: string,
  onOpen: (room: RoomView) => void,
): readonly Column<RoomView>[] {
  return [
    {
      key: 'name',
      title: t('field.name'),
      cell: (room) =>
        room.managed ? (
          <button type="button" className={classes.open} onClick={() => onOpen(room)}>
            {room.name}
          </button>
        ) : (
          room.name
        ),
    },
    { key: 'type', title: t('field.type'), cell: ({ type }) => t(`type.${type}`) },
    {
      key: 'status',
      title: t('field.status'),
      cell: ({ status }) => <Badge color={COLOURS[status]}>{t(`status.${status}`)}</Badge>,
    },
    {
      key: 'seats',
      title: t('field.seats'),
      numeric: true,
      cell: ({ seats }) => (seats === 0 ? '–' : seats),
    },
    {
      key: 'hours',
      title: t('field.hours'),
      cell: ({ openingHours }) => describeHours(openingHours, language, t('always')),
    },
    {
      key: 'department',
      title: t('field.department'),
      cell: ({ department }) => department?.name ?? t('everybody'),
    },
    {
      key: 'hosts',
      title: t('field.hosts'),
      cell: ({ hosts }) => hosts.map(({ displayName }) => displayName).join(t('comma')) || '–',
    },
  ];
}
