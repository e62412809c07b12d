import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomView } from '../../../server/contract/rooms';
import type { Times } from '../../ui/useTimes';
import { EntryChip } from './EntryChip';
import { groupBy } from './groupBy';
import { useRovingGrid } from './useRovingGrid';
import classes from './WeekGrid.module.css';

interface WeekGridProps {
  readonly dates: readonly string[];
  readonly rooms: readonly RoomView[];
  readonly entries: readonly CalendarEntry[];
  readonly times: Times;
  readonly today: string;
  readonly isMine: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onDay: (date: string) => void;
}

/** Entries that a cell shows; the day has all of them. */
const SHOWN = 3;

/** One week of every room: a row each, a column for each day. */
export function WeekGrid({ dates, rooms, entries, times, today, isMine, onOpen, onDay }: WeekGridProps) {
  const { t } = useTranslation('bookings');
  const grid = useRef<HTMLDivElement>(null);
  const roving = useRovingGrid(grid);
  const cells = useMemo(
    () => groupBy(entries, ({ room, start }) => `${room.id} ${times.clock.dateOf(start)}`),
    [entries, times],
  );
  return (
    <section
      ref={grid}
      className={classes.grid}
      aria-label={t('week.label', { date: times.date(dates[0] ?? today, 'full') })}
      {...roving.handlers}
    >
      <div className={classes.head}>
        <div className={classes.corner}>{t('day.rooms')}</div>
        {dates.map((date) => (
          <div key={date} className={classes.day} data-today={date === today || undefined}>
            <button type="button" className={classes.dayButton} onClick={() => onDay(date)}>
              {times.date(date, 'short')}
            </button>
          </div>
        ))}
      </div>
      <ul className={classes.rows}>
        {rooms.map((room, row) => (
          <li key={room.id} className={classes.row} data-room={room.id}>
            <div className={classes.label}>
              <span className={classes.name}>{room.name}</span>
              <span className={classes.facts}>
                {room.seats > 0 ? t('seats', { count: room.seats }) : t(`type.${room.type}`)}
              </span>
            </div>
            {dates.map((date, column) => {
              const all = cells.get(`${room.id} ${date}`) ?? [];
              const first =
                (row === roving.active || (roving.active >= rooms.length && row === 0)) && column === 0;
              return (
                <div key={date} className={classes.cell} data-today={date === today || undefined}>
                  {all.slice(0, SHOWN).map((entry) => (
                    <EntryChip
                      key={entry.id}
                      entry={entry}
                      times={times}
                      mine={isMine(entry)}
                      tabIndex={-1}
                      onOpen={onOpen}
                    />
                  ))}
                  <button
                    type="button"
                    className={classes.more}
                    data-cell=""
                    tabIndex={first ? 0 : -1}
                    aria-label={t('week.cell', {
                      room: room.name,
                      date: times.date(date),
                      count: all.length,
                    })}
                    onClick={() => onDay(date)}
                  >
                    {all.length > SHOWN ? t('more', { count: all.length - SHOWN }) : ''}
                  </button>
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
