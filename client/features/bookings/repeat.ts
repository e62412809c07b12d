import { addDays, addMonths, weekdayOf } from '../../ui/calendarDates';

/** How something comes again, as people choose it. */
export interface Repeat {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  /** Of a week, 0 is Monday; empty is the day of the first date. Only for WEEKLY. */
  readonly days: readonly number[];
  /** Of a month: the same date, or the same weekday of the month (the second Tuesday; the last Friday). */
  readonly monthly: 'date' | 'weekday' | 'last-weekday';
  readonly end:
    | { readonly kind: 'count'; readonly count: number }
    /** The last local date. */
    | { readonly kind: 'until'; readonly date: string };
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const NAMES: readonly string[] = DAYS;
/** The server makes no more of one booking. */
export const MAXIMUM_DATES = 366;

/** Once a week, ten times: where choosing begins. */
export const FIRST_REPEAT: Repeat = {
  frequency: 'WEEKLY',
  interval: 1,
  days: [],
  monthly: 'date',
  end: { kind: 'count', count: 10 },
};

/** The rule of RFC 5545 for what was chosen, beginning on `first`. */
export function writeRule({ frequency, interval, days, monthly, end }: Repeat, first: string): string {
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (frequency === 'WEEKLY' && days.length > 0) {
    const all = [...new Set([...days, weekdayOf(first)])].sort((a, b) => a - b);
    parts.push(`BYDAY=${all.map((day) => DAYS[day]).join(',')}`);
  }
  if (frequency === 'MONTHLY' && monthly !== 'date') {
    const nth = monthly === 'last-weekday' ? -1 : nthOf(first);
    parts.push(`BYDAY=${nth}${DAYS[weekdayOf(first)]}`);
  }
  parts.push(end.kind === 'count' ? `COUNT=${end.count}` : `UNTIL=${end.date.replaceAll('-', '')}`);
  return parts.join(';');
}

/** What a rule that `writeRule` could have made says; null for any other. */
export function readRepeat(rule: string): Repeat | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const frequency = parts.get('FREQ');
  const end = readEnd(parts.get('COUNT'), parts.get('UNTIL'));
  if ((frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY') || end === null)
    return null;
  const days = parts.get('BYDAY')?.split(',') ?? [];
  const base: Pick<Repeat, 'frequency' | 'interval' | 'end'> = {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? '1'),
    end,
  };
  if (days.length === 0) return { ...base, days: [], monthly: 'date' };
  if (frequency === 'WEEKLY') {
    const weekdays = days.map((day) => NAMES.indexOf(day));
    return weekdays.includes(-1) ? null : { ...base, days: weekdays, monthly: 'date' };
  }
  const nth = frequency === 'MONTHLY' && days.length === 1 && /^(-1|[1-5])[A-Z]{2}$/.exec(days[0] ?? '');
  return nth ? { ...base, days: [], monthly: nth[1] === '-1' ? 'last-weekday' : 'weekday' } : null;
}

/**
 * The local dates of a series, `limit` at most: what the server makes of the same rule, for a preview while one is
 * still choosing.
 */
export function datesOf(repeat: Repeat, first: string, limit = MAXIMUM_DATES): readonly string[] {
  const found: string[] = [];
  const last = repeat.end.kind === 'until' ? repeat.end.date : null;
  const most = Math.min(limit, repeat.end.kind === 'count' ? repeat.end.count : MAXIMUM_DATES);
  for (let step = 0; found.length < most && step < 2_000; step += 1) {
    const dates = datesOfStep(repeat, first, step * repeat.interval).filter((date) => date >= first);
    for (const date of dates) {
      if (last !== null && date > last) return found;
      if (found.length < most) found.push(date);
    }
  }
  return found;
}

/** Which of its weekday a date is within its month, from 1. */
export function nthOf(date: string): number {
  return Math.floor((Number(date.slice(8)) - 1) / 7) + 1;
}

/** Whether it is the last of its weekday in its month. */
export function isLastOf(date: string): boolean {
  return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
}

function datesOfStep({ frequency, days, monthly }: Repeat, first: string, offset: number): readonly string[] {
  switch (frequency) {
    case 'DAILY':
      return [addDays(first, offset)];
    case 'WEEKLY': {
      const monday = addDays(first, offset * 7 - weekdayOf(first));
      const all = days.length === 0 ? [] : days;
      return [...new Set([...all, weekdayOf(first)])]
        .sort((a, b) => a - b)
        .map((day) => addDays(monday, day));
    }
    case 'MONTHLY': {
      const month = addMonths(`${first.slice(0, 7)}-01`, offset);
      const date = monthly === 'date' ? sameDate(month, first) : sameWeekday(month, first, monthly);
      return date === null ? [] : [date];
    }
  }
}

function sameDate(month: string, first: string): string | null {
  const date = addDays(month, Number(first.slice(8)) - 1);
  return date.slice(0, 7) === month.slice(0, 7) ? date : null;
}

function sameWeekday(month: string, first: string, which: 'weekday' | 'last-weekday'): string | null {
  const toFirst = (weekdayOf(first) - weekdayOf(month) + 7) % 7;
  const all = [0, 1, 2, 3, 4]
    .map((week) => addDays(month, toFirst + week * 7))
    .filter((date) => date.slice(0, 7) === month.slice(0, 7));
  return (which === 'last-weekday' ? all.at(-1) : all[nthOf(first) - 1]) ?? null;
}

function readEnd(count: string | undefined, until: string | undefined): Repeat['end'] | null {
  if (count !== undefined) return { kind: 'count', count: Number(count) };
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(until ?? '') ?? [];
  return day === undefined ? null : { kind: 'until', date: `${year}-${month}-${day}` };
}
