import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { Times } from '../../ui/useTimes';
import { EntryChip } from './EntryChip';
import { groupBy } from './groupBy';
import classes from './MonthGrid.module.css';

interface MonthGridProps {
  readonly month: string;
  readonly weeks: readonly (readonly string[])[];
  readonly entries: readonly CalendarEntry[];
  readonly times: Times;
  readonly today: string;
  readonly isMine: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onDay: (date: string) => void;
}

const SHOWN = 3;

/** A month as a table of its weeks; a day leads to all of it. */
export function MonthGrid({ month, weeks, entries, times, today, isMine, onOpen, onDay }: MonthGridProps) {
  const { t } = useTranslation('bookings');
  const byDay = useMemo(() => groupBy(entries, ({ start }) => times.clock.dateOf(start)), [entries, times]);
  return (
    <div className={classes.frame}>
      <table className={classes.month}>
        <caption className="visually-hidden">{times.date(month, 'month')}</caption>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((date) => (
              <th key={date} scope="col">
                {times.date(date, 'weekday')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => {
                const all = byDay.get(date) ?? [];
                return (
                  <td
                    key={date}
                    data-outside={date.slice(0, 7) !== month.slice(0, 7) || undefined}
                    data-today={date === today || undefined}
                  >
                    <button
                      type="button"
                      className={classes.day}
                      aria-label={t('month.day', { date: times.date(date), count: all.length })}
                      aria-current={date === today ? 'date' : undefined}
                      onClick={() => onDay(date)}
                    >
                      {times.date(date, 'number')}
                    </button>
                    {all.slice(0, SHOWN).map((entry) => (
                      <EntryChip
                        key={entry.id}
                        entry={entry}
                        times={times}
                        mine={isMine(entry)}
                        onOpen={onOpen}
                      />
                    ))}
                    {all.length > SHOWN && (
                      <button type="button" className={classes.more} onClick={() => onDay(date)}>
                        {t('more', { count: all.length - SHOWN })}
                        <span className="visually-hidden"> {times.date(date)}</span>
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
