import { PlenumError } from '../../kernel/PlenumError';
import type { Rule, RuleDay } from './readRule';
import { toInstant } from './zonedTime';

/** One date of a series, in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface BookedTime {
  /** By the clocks of `zone`: `2027-03-29T09:00`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: Rule | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MAXIMUM_DATES = 366;
const MAXIMUM_MS = 3 * 366 * DAY_MS;

/**
 * All dates of a booking. Each begins at the same time by the clocks of the zone, before and after they are changed.
 * Throws `invalid-request` when the first is not by the rule, and when there are too many or two that overlap.
 */
export function expandRule({ start, zone, minutes, rule }: BookedTime): readonly Span[] {
  const toSpan = (local: string): Span => {
    const instant = toInstant(local, zone);
    return { start: instant, end: instant + minutes * 60_000 };
  };
  if (!rule) return [toSpan(start)];
  const [first = '', clock = ''] = start.split('T');
  const spans: Span[] = [];
  for (const date of datesOf(rule, first)) {
    if (spans.length === 0 && date !== first) refuse('The first date is not one of the series.');
    const span = toSpan(`${date}T${clock}`);
    if (isOver(rule, date, span, spans.length)) break;
    if (spans.length >= MAXIMUM_DATES) refuse(`A series has ${MAXIMUM_DATES} dates at most.`);
    if (span.start - toInstant(start, zone) > MAXIMUM_MS) refuse('A series lasts three years at most.');
    spans.push(span);
  }
  if (spans.length === 0) refuse('The series ends before it begins.');
  const overlap = spans.some((span, index) => span.start < (spans[index - 1]?.end ?? 0));
  if (overlap) refuse('The dates of the series overlap each other.');
  return spans;
}

function isOver({ end }: Rule, date: string, span: Span, found: number): boolean {
  switch (end.kind) {
    case 'count':
      return found >= end.count;
    case 'date':
      return date > end.date;
    case 'instant':
      return span.start > end.instant;
  }
}

/** The local dates of a rule from its first date on, without end. */
function* datesOf({ frequency, interval, days }: Rule, first: string): Generator<string> {
  const begin = Date.parse(`${first}T00:00Z`);
  for (let step = 0; step * interval < 10_000; step += 1) {
    const dates =
      frequency === 'DAILY'
        ? [begin + step * interval * DAY_MS].filter((date) => isAmong(days, date))
        : frequency === 'WEEKLY'
          ? datesOfWeek(begin, step * interval, days)
          : datesOfMonth(begin, step * interval, days);
    for (const date of dates) if (date >= begin) yield new Date(date).toISOString().slice(0, 10);
  }
}

/** Weeks begin on Monday. Without days, the one of the first date. */
function datesOfWeek(begin: number, weeks: number, days: readonly RuleDay[]): readonly number[] {
  const monday = begin + (weeks * 7 - weekdayOf(begin)) * DAY_MS;
  const wanted = days.length > 0 ? days.map(({ day }) => day) : [weekdayOf(begin)];
  return wanted.sort((a, b) => a - b).map((day) => monday + day * DAY_MS);
}

/** Without days, the same day of the month; months that have no such day are left out. */
function datesOfMonth(begin: number, months: number, days: readonly RuleDay[]): readonly number[] {
  const date = new Date(begin);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const all = Array.from({ length }, (_, index) => Date.UTC(year, month, index + 1));
  if (days.length === 0) return all.slice(date.getUTCDate() - 1, date.getUTCDate());
  return all.filter((candidate, index) =>
    days.some(({ day, nth }) => {
      if (weekdayOf(candidate) !== day) return false;
      const fromStart = Math.floor(index / 7) + 1;
      const fromEnd = -(Math.floor((length - 1 - index) / 7) + 1);
      return nth === 0 || nth === fromStart || nth === fromEnd;
    }),
  );
}

function isAmong(days: readonly RuleDay[], date: number): boolean {
  return days.length === 0 || days.some(({ day }) => day === weekdayOf(date));
}

/** 0 is Monday. */
function weekdayOf(date: number): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}

function refuse(why: string): never {
  throw new PlenumError('invalid-request', why);
}
