import { type OpeningHours, WEEKDAYS } from '../../contract/rooms';
import type { Span } from './expandRule';
import { toInstant, toLocal } from './zonedTime';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Opening {
  readonly openingHours: OpeningHours;
  readonly zone: string;
}

/** Whether a room is open all the time from beginning to end of a span. */
export function isOpenDuring({ openingHours, zone }: Opening, { start, end }: Span): boolean {
  if (openingHours.length === 0) return true;
  return openSpans({ openingHours, zone }, start).some((open) => open.start <= start && end <= open.end);
}

/** The first span of the length of `wanted`, not before it and before `until`, when a room is open and not taken. */
export function findFreeTime(
  opening: Opening,
  wanted: Span,
  { taken, until }: { taken: readonly Span[]; until: number },
): Span | undefined {
  const length = wanted.end - wanted.start;
  let start = wanted.start;
  while (start < until) {
    const span = { start, end: start + length };
    const blocking = taken.filter((other) => other.start < span.end && span.start < other.end);
    if (blocking.length > 0) start = Math.max(...blocking.map(({ end }) => end));
    else if (isOpenDuring(opening, span)) return span;
    else start = nextOpening(opening, start);
  }
  return undefined;
}

function nextOpening(opening: Opening, after: number): number {
  for (let days = 0; days <= 7; days += 1) {
    const starts = openSpans(opening, after + days * DAY_MS).map(({ start }) => start);
    const next = starts.filter((start) => start > after).sort((a, b) => a - b)[0];
    if (next !== undefined) return next;
  }
  return Number.POSITIVE_INFINITY;
}

/** When a room is open on the local day of an instant; hours that touch are one. */
function openSpans({ openingHours, zone }: Opening, instant: number): readonly Span[] {
  const date = toLocal(instant, zone).slice(0, 10);
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  const next = new Date(Date.parse(`${date}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const at = (clock: string) =>
    clock === '24:00' ? toInstant(`${next}T00:00`, zone) : toInstant(`${date}T${clock}`, zone);
  const spans = openingHours
    .filter(({ day }) => day === weekday)
    .map(({ from, until }) => ({ start: at(from), end: at(until) }))
    .sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || span.start > last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}
