import type { CalendarEntry } from '../../../server/contract/bookings';
import { addDays } from '../../ui/calendarDates';
import type { ZoneClock } from '../../ui/ZoneClock';
import type { Axis, DayPart } from './dragTimes';

const DAY = 24 * 60;
/** The hours that are shown of a day on which nothing lies outside them. */
const USUAL: Axis = { from: 7 * 60, until: 20 * 60 };

/** One date of a booking on one day, in minutes since midnight. */
export interface DayEntry extends DayPart {
  readonly entry: CalendarEntry;
  /** It began the day before, or goes on to the next: it cannot be dragged. */
  readonly cut: boolean;
}

/** What of the entries lies on a local date, cut at its midnights. */
export function entriesOf(
  entries: readonly CalendarEntry[],
  date: string,
  clock: ZoneClock,
): readonly DayEntry[] {
  const [begin, end] = [clock.startOf(date), clock.startOf(addDays(date, 1))];
  return entries
    .filter(({ start, end: until }) => Date.parse(start) < end && Date.parse(until) > begin)
    .map((entry) => {
      const from = minuteOn(date, clock.toLocal(entry.start));
      const until = minuteOn(date, clock.toLocal(entry.end));
      // On the night the clocks go back an end can show an earlier time than its beginning.
      return { entry, from, until: Math.max(until, from + 15), cut: from === 0 || until === DAY };
    })
    .sort((a, b) => a.from - b.from || a.until - b.until);
}

/** The hours to show: the usual ones, and those of everything that lies outside them. */
export function axisOf(parts: readonly DayPart[]): Axis {
  const from = Math.min(USUAL.from, ...parts.map((part) => Math.floor(part.from / 60) * 60));
  const until = Math.max(USUAL.until, ...parts.map((part) => Math.ceil(part.until / 60) * 60));
  return { from: Math.max(0, from), until: Math.min(DAY, until) };
}

/** `09:30` for 570; a day ends at `24:00`. */
export function toClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A local time in minutes since the midnight of a date; before it 0, after it a whole day. */
export function minuteOn(date: string, local: string): number {
  const [day = '', clock = ''] = local.split('T');
  if (day < date) return 0;
  if (day > date) return DAY;
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
