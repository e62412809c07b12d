import type { RecordQuery } from '../../../server/contract/archive';

/** What the address may say about the list of records; days are those of the calendar. */
export const RECORD_SEARCH = [
  'text',
  'from',
  'until',
  'department',
  'room',
  'initiator',
  'host',
  'participant',
  'device',
  'absences',
  'held',
  'state',
  'sort',
  'order',
] as const;

export type RecordSearch = { readonly [key in (typeof RECORD_SEARCH)[number]]?: string | undefined };

/** What narrows the list down, beside the order it comes in. */
export const RECORD_FILTERS = RECORD_SEARCH.filter((key) => key !== 'sort' && key !== 'order');

/** Passes on what the address says; what it should not say is refused by the server. */
export function toRecordQuery({ from, until, text, ...search }: RecordSearch): RecordQuery {
  const words = (text ?? '').trim();
  return {
    ...search,
    // One letter finds nothing that anybody looks for.
    text: [...words].length > 1 ? words : undefined,
    from: from && startOf(from, 0),
    until: until && startOf(until, 1),
  } as RecordQuery;
}

/** The instant at which a day begins here, `later` days on; what is no day is passed on as it is. */
function startOf(day: string, later: number): string {
  const start = new Date(`${day}T00:00`);
  if (Number.isNaN(start.getTime())) return day;
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

/** Spans of days that people ask for, first and last day. */
export const SPANS = ['today', 'thisWeek', 'lastWeek', 'days30'] as const;
export type Span = (typeof SPANS)[number];

/** Weeks begin on Monday. */
export function daysOf(span: Span, now: Date): { readonly from: string; readonly until: string } {
  const monday = -((now.getDay() + 6) % 7);
  const [first, last] = {
    today: [0, 0],
    thisWeek: [monday, monday + 6],
    lastWeek: [monday - 7, monday - 1],
    days30: [-29, 0],
  }[span] as [number, number];
  return { from: dayAt(now, first), until: dayAt(now, last) };
}

/** The span that these days are, if they are one. */
export function spanOf({ from, until }: RecordSearch, now: Date): Span | undefined {
  return SPANS.find((span) => {
    const days = daysOf(span, now);
    return days.from === from && days.until === until;
  });
}

function dayAt(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
