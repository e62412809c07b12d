import { addDays } from '../../ui/calendarDates';

/** When something is, as it is typed: by the clocks of some zone. */
export interface When {
  readonly date: string;
  /** `09:30` */
  readonly from: string;
  readonly minutes: number;
}

const DAY = 24 * 60;

/** `2027-03-29T09:30` */
export function startOf({ date, from }: When): string {
  return `${date}T${from}`;
}

/** What the clock shows at the end. */
export function endClock({ from, minutes }: When): string {
  return toClock((minutesOf(from) + minutes) % DAY);
}

/** The same beginning with another end; an end that is earlier on the clock is that of the next day. */
export function withEnd(when: When, end: string): When {
  const length = (minutesOf(end) - minutesOf(when.from) + DAY) % DAY;
  return { ...when, minutes: length === 0 ? DAY : length };
}

/** Reads `2027-03-29T09:30`. */
export function whenAt(start: string, minutes: number): When {
  return { date: start.slice(0, 10), from: start.slice(11, 16), minutes };
}

/** The next half hour, for an hour. */
export function nextWhen(localNow: string): When {
  const minute = minutesOf(localNow.slice(11, 16));
  const next = Math.ceil((minute + 1) / 30) * 30;
  const date = localNow.slice(0, 10);
  return { date: next >= DAY ? addDays(date, 1) : date, from: toClock(next % DAY), minutes: 60 };
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

function toClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
