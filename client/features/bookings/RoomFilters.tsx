import { Switch } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { SearchField } from '../../ui/SearchField';
import type { CalendarSearch } from './calendarSearch';
import classes from './RoomFilters.module.css';

type Filters = Pick<CalendarSearch, 'department' | 'seats' | 'equipment' | 'room'>;

interface RoomFiltersProps {
  readonly rooms: readonly RoomView[];
  readonly value: Filters;
  readonly onChange: (change: Filters) => void;
  /** Whether all hours of the day are shown; null where hours are not. */
  readonly wholeDay: boolean | null;
  readonly onWholeDay: (wholeDay: boolean) => void;
}

const SEATS = [2, 4, 6, 8, 12, 20, 50];
const NO_FILTERS: Filters = {
  department: undefined,
  seats: undefined,
  equipment: undefined,
  room: undefined,
};

/** Which rooms the calendar shows. Only what some room has can be asked for. */
export function RoomFilters({ rooms, value, onChange, wholeDay, onWholeDay }: RoomFiltersProps) {
  const { t, i18n } = useTranslation('bookings');
  const departments = useMemo(
    () => [
      ...new Map(
        rooms.flatMap(({ department }) => (department ? [[department.id, department.name] as const] : [])),
      ),
    ],
    [rooms],
  );
  const equipment = useMemo(
    () =>
      [...new Set(rooms.flatMap((room) => room.equipment))].sort((a, b) => a.localeCompare(b, i18n.language)),
    [rooms, i18n.language],
  );
  const isFiltered = value.department || value.seats || value.equipment || value.room;
  return (
    <div className={classes.filters}>
      <FilterBar
        search={
          <SearchField
            label={t('filter.room')}
            value={value.room ?? ''}
            onSearch={(room) => onChange({ room: room || undefined })}
          />
        }
        onClear={isFiltered ? () => onChange(NO_FILTERS) : undefined}
      >
        <FilterSelect
          label={t('filter.department')}
          all={t('filter.allDepartments')}
          options={departments.map(([id, name]) => ({ value: id, label: name }))}
          value={value.department}
          onChange={(department) => onChange({ department })}
        />
        <FilterSelect
          label={t('filter.seats')}
          all={t('filter.anySeats')}
          options={SEATS.map((seats) => ({
            value: String(seats),
            label: t('filter.seatsFrom', { count: seats }),
          }))}
          value={value.seats?.toString()}
          onChange={(seats) => onChange({ seats: Number(seats) || undefined })}
        />
        {equipment.length > 0 && (
          <FilterSelect
            label={t('filter.equipment')}
            all={t('filter.anyEquipment')}
            options={equipment.map((item) => ({ value: item, label: item }))}
            value={value.equipment}
            onChange={(item) => onChange({ equipment: item })}
          />
        )}
        {wholeDay !== null && (
          <Switch
            className={classes.hours}
            size="sm"
            label={t('filter.wholeDay')}
            checked={wholeDay}
            onChange={(event) => onWholeDay(event.currentTarget.checked)}
          />
        )}
      </FilterBar>
    </div>
  );
}
