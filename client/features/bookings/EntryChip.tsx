import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { Times } from '../../ui/useTimes';
import classes from './EntryChip.module.css';

interface EntryChipProps {
  readonly entry: CalendarEntry;
  readonly times: Times;
  readonly mine: boolean;
  readonly tabIndex?: number;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** One booking as a line in a cell: when it begins and what it is. */
export function EntryChip({ entry, times, mine, tabIndex, onOpen }: EntryChipProps) {
  const { t } = useTranslation('bookings');
  return (
    <button
      type="button"
      className={classes.chip}
      data-cell=""
      data-mine={mine || undefined}
      tabIndex={tabIndex}
      aria-label={t('entry.label', {
        title: entry.title,
        room: entry.room.name,
        span: times.span(entry.start, entry.end),
        organiser: entry.organiser?.displayName ?? t('entry.nobody'),
      })}
      title={`${times.span(entry.start, entry.end)} ${entry.title}`}
      onClick={() => onOpen(entry)}
    >
      <span className={classes.time}>{times.time(entry.start)}</span> {entry.title}
    </button>
  );
}
