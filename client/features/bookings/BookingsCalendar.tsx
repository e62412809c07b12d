import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import { useChanges } from '../../connection/useChanges';
import { useMe } from '../../connection/useMe';
import { addDays } from '../../ui/calendarDates';
import { EmptyState } from '../../ui/EmptyState';
import { RetryCard } from '../../ui/RetryCard';
import { useNow } from '../../ui/useNow';
import { type Times, useTimes } from '../../ui/useTimes';
import { AgendaList } from './AgendaList';
import classes from './BookingsCalendar.module.css';
import { CalendarToolbar } from './CalendarToolbar';
import { CALENDAR_VIEWS, type CalendarSearch, type CalendarView } from './calendarSearch';
import { DayGrid } from './DayGrid';
import { datesOfView, stepDate } from './datesOfView';
import { toClock } from './dayEntries';
import type { DayPart } from './dragTimes';
import { filterRooms } from './filterRooms';
import { MonthGrid } from './MonthGrid';
import { MoveDialog, type WantedMove } from './MoveDialog';
import { RoomFilters } from './RoomFilters';
import type { NewBookingPlace } from './readPlace';
import { useCalendarEntries, useRefreshBookings } from './useCalendarEntries';
import { useRooms } from './useRooms';
import { WeekGrid } from './WeekGrid';

interface BookingsCalendarProps {
  readonly search: CalendarSearch;
  readonly onSearch: (change: CalendarSearch) => void;
  readonly onNew: (place: NewBookingPlace) => void;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** Who has booked what: the rooms of a day or a week, a month, or a list, which is what phones have. */
export function BookingsCalendar({ search, onSearch, onNew, onOpen }: BookingsCalendarProps) {
  const { t } = useTranslation(['bookings', 'common']);
  const isPhone = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const view: CalendarView = isPhone ? 'list' : (search.view ?? 'day');
  const times = useTimes();
  const now = useNow();
  const today = times.clock.dateOf(now);
  const date = search.date ?? today;
  const shown = useMemo(() => datesOfView(view, date, times.firstDay), [view, date, times.firstDay]);
  const rooms = useRooms();
  const entries = useCalendarEntries(times.clock, shown.first, addDays(shown.last, 1));
  const refresh = useRefreshBookings();
  useChanges('bookings', refresh);
  const [wholeDay, setWholeDay] = useState(false);
  const [move, setMove] = useState<WantedMove | null>(null);
  const person = useCalendarPerson();
  const filtered = useFiltered(rooms.data, entries.data, search);

  const book = useCallback(
    (room: RoomView, { from, until }: DayPart) =>
      onNew({ room: room.id, start: `${date}T${toClock(from)}`, minutes: until - from }),
    [onNew, date],
  );
  const moveTo = useCallback(
    (entry: CalendarEntry, room: RoomId, { from, until }: DayPart) =>
      setMove({ entry, room, start: `${date}T${toClock(from)}`, minutes: until - from }),
    [date],
  );
  const openDay = (day: string) => onSearch({ view: 'day', date: day });

  const error = rooms.error ?? entries.error;
  if (error !== null && (rooms.data === undefined || entries.data === undefined)) {
    const retry = () => Promise.all([rooms.refetch(), entries.refetch()]);
    return <RetryCard title={t('failed')} error={error} onRetry={retry} />;
  }
  const loading = rooms.data === undefined || entries.data === undefined;
  const common = { entries: filtered.entries, times, today, isMine: person.isMine, onOpen };
  return (
    <div className={classes.calendar}>
      <CalendarToolbar
        view={view}
        views={isPhone ? [] : CALENDAR_VIEWS}
        title={titleOf(view, date, shown, times)}
        onView={(next) => onSearch({ view: next })}
        onStep={(direction) => onSearch({ date: stepDate(view, date, direction) })}
        onToday={() => onSearch({ date: undefined })}
      />
      <RoomFilters
        rooms={rooms.data ?? []}
        value={search}
        onChange={onSearch}
        wholeDay={view === 'day' ? wholeDay : null}
        onWholeDay={setWholeDay}
      />
      {loading && (
        <Skeleton className={classes.loading} height="22rem" radius="md" aria-label={t('common:loading')} />
      )}
      {!loading && filtered.rooms.length === 0 && (
        <EmptyState icon={<IconCalendarEvent size="1.625rem" />} title={t('empty.rooms')} />
      )}
      {!loading && filtered.rooms.length > 0 && (
        <>
          {view === 'day' && (
            <DayGrid
              {...common}
              date={date}
              rooms={filtered.rooms}
              now={now}
              wholeDay={wholeDay}
              isMovable={person.isMovable}
              onBook={book}
              onMove={moveTo}
            />
          )}
          {view === 'week' && (
            <WeekGrid {...common} dates={shown.dates} rooms={filtered.rooms} onDay={openDay} />
          )}
          {view === 'month' && <MonthGrid {...common} month={date} weeks={shown.weeks} onDay={openDay} />}
          {view === 'list' && filtered.entries.length > 0 && <AgendaList {...common} />}
          {filtered.entries.length === 0 && (
            <Nothing
              view={view}
              onNew={() => onNew({ start: date === today ? undefined : `${date}T09:00` })}
            />
          )}
          {view !== 'list' && filtered.entries.length > 0 && <Legend />}
        </>
      )}
      {move !== null && <MoveDialog wanted={move} rooms={rooms.data ?? []} onClose={() => setMove(null)} />}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('bookings');
  return (
    <ul className={classes.legend} aria-label={t('legend.label')}>
      {(['mine', 'others', 'closed'] as const).map((kind) => (
        <li key={kind}>
          <span className={classes.swatch} data-kind={kind} aria-hidden="true" />
          {t(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function Nothing({ view, onNew }: { readonly view: CalendarView; readonly onNew: () => void }) {
  const { t } = useTranslation('bookings');
  return (
    <EmptyState
      icon={<IconCalendarEvent size="1.625rem" />}
      title={t(`empty.${view}`)}
      action={<Button onClick={onNew}>{t('new')}</Button>}
    />
  );
}

/** The rooms that fit, and what is booked in them. Typing in a filter never waits for the grid to be drawn. */
function useFiltered(
  rooms: readonly RoomView[] | undefined,
  entries: readonly CalendarEntry[] | undefined,
  search: CalendarSearch,
) {
  const { department, seats, equipment, room } = useDeferredValue(search);
  return useMemo(() => {
    const fitting = filterRooms(rooms ?? [], { department, seats, equipment, room });
    const ids = new Set<string>(fitting.map(({ id }) => id));
    return { rooms: fitting, entries: (entries ?? []).filter((entry) => ids.has(entry.room.id)) };
  }, [rooms, entries, department, seats, equipment, room]);
}

/** What the person may do by hand; the server decides in any case. */
function useCalendarPerson() {
  const me = useMe();
  const id = me?.id;
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  return useMemo(() => {
    const isMine = ({ organiser }: CalendarEntry) => organiser !== null && organiser.id === id;
    const isMovable = (entry: CalendarEntry) =>
      (isAdmin || isMine(entry)) && Date.parse(entry.start) > Date.now();
    return { isMine, isMovable };
  }, [id, isAdmin]);
}

function titleOf(
  view: CalendarView,
  date: string,
  { first, last }: { first: string; last: string },
  times: Times,
): string {
  if (view === 'day') return times.date(date, 'full');
  return view === 'month' ? times.date(date, 'month') : times.range(first, last);
}
