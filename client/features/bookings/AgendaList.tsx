import { IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { Times } from '../../ui/useTimes';
import classes from './AgendaList.module.css';
import { groupBy } from './groupBy';

interface AgendaListProps {
  readonly entries: readonly CalendarEntry[];
  readonly times: Times;
  readonly today: string;
  readonly isMine: (entry: CalendarEntry) => boolean;
}

/** Bookings as a list, day by day: what phones have in place of the grids. */
export function AgendaList({ entries, times, today, isMine }: AgendaListProps) {
  const { t } = useTranslation('bookings');
  const days = useMemo(
    () =>
      [...groupBy(entries, ({ start }) => times.clock.dateOf(start))].sort(([a], [b]) => (a < b ? -1 : 1)),
    [entries, times],
  );
  return (
    <div className={classes.days}>
      {days.map(([date, ofDay]) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h2 className={classes.day} id={`day-${date}`} data-today={date === today || undefined}>
            {date === today ? t('list.today', { date: times.date(date) }) : times.date(date)}
          </h2>
          <ul className={classes.list}>
            {ofDay.map((entry) => (
              <li key={entry.id} className={classes.row} data-mine={isMine(entry) || undefined}>
                <span className={classes.when}>{times.span(entry.start, entry.end)}</span>
                <span className={classes.what}>
                  <Link className={classes.title} to="/bookings/$booking" params={{ booking: entry.booking }}>
                    {entry.title}
                  </Link>
                  <span className={classes.facts}>
                    {entry.repeats && <IconRepeat size="0.875rem" aria-label={t('entry.repeats')} />}
                    {t('list.facts', {
                      room: entry.room.name,
                      organiser: entry.organiser?.displayName ?? t('entry.nobody'),
                    })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
