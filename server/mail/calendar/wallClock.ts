const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A change of the clocks of a zone. */
export interface ClockChange {
  readonly at: Date;
  /** Minutes ahead of UTC before and after it. */
  readonly from: number;
  readonly to: number;
}

/** How many minutes the clocks of a zone are ahead of UTC. */
export function offsetAt(zone: string, at: Date): number {
  const parts = formatterOf(zone).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / MINUTE_MS);
}

/** What the clocks of a zone show: `2027-03-29T09:00:00`. */
export function wallClock(zone: string, at: Date): string {
  return showAt(at, offsetAt(zone, at));
}

/** What clocks show that are so many minutes ahead of UTC. */
export function showAt(at: Date, offset: number): string {
  return new Date(at.getTime() + offset * MINUTE_MS).toISOString().slice(0, 19);
}

/** The instant at which the clocks of a zone show this; of two the earlier, and of none the one after the gap. */
export function instantOf(zone: string, shown: string): Date {
  const naive = Date.parse(`${shown}Z`);
  const before = offsetAt(zone, new Date(naive - DAY_MS));
  const first = new Date(naive - before * MINUTE_MS);
  return wallClock(zone, first) === shown ? first : new Date(naive - offsetAt(zone, first) * MINUTE_MS);
}

/** When the clocks of a zone are changed between two instants. */
export function clockChanges(zone: string, from: Date, until: Date): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  let known = offsetAt(zone, from);
  for (let at = from.getTime(); at < until.getTime(); at += DAY_MS) {
    const next = offsetAt(zone, new Date(at + DAY_MS));
    if (next === known) continue;
    changes.push({ at: findChange(zone, at, known), from: known, to: next });
    known = next;
  }
  return changes;
}

/** To the minute, within the day after `start`. */
function findChange(zone: string, start: number, known: number): Date {
  let [low, high] = [Math.floor(start / MINUTE_MS), Math.ceil((start + DAY_MS) / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, new Date(middle * MINUTE_MS)) === known) low = middle;
    else high = middle;
  }
  return new Date(high * MINUTE_MS);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}
