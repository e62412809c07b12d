import type { DayPart } from './dragTimes';

const HOUR = 60;
const WORK = { from: 9 * HOUR, until: 18 * HOUR };

/** The first free hour of a working day that has not begun, for those who book without pointing at a time. */
export function usualPart(entries: readonly DayPart[], now: number | null): DayPart {
  const first = Math.max(WORK.from, now === null ? 0 : Math.ceil((now + 1) / 30) * 30);
  for (let from = first; from + HOUR <= WORK.until; from += 30) {
    const part = { from, until: from + HOUR };
    if (!entries.some((other) => other.from < part.until && part.from < other.until)) return part;
  }
  const from = Math.min(first, 23 * HOUR);
  return { from, until: from + HOUR };
}
