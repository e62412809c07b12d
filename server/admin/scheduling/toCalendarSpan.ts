import { PlenumError } from '../../kernel/PlenumError';

const CALENDAR_MS = 42 * 24 * 60 * 60 * 1000;

/** The time that somebody looks at. Throws `invalid-request` for more than 42 days. */
export function toCalendarSpan({ from, until }: { from: string; until: string }): { start: Date; end: Date } {
  const span = { start: new Date(from), end: new Date(until) };
  const length = span.end.getTime() - span.start.getTime();
  if (length > 0 && length <= CALENDAR_MS) return span;
  throw new PlenumError('invalid-request', 'A calendar shows from a moment to 42 days.');
}
