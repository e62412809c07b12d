const DAY_MS = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which the clocks of `zone` show `local` (`2027-03-29T09:00`), in milliseconds. A time that comes twice
 * is the first of both; one that is skipped is as long after the change as it would have been without (RFC 5545 3.3.5).
 */
export function toInstant(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const before = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const right = [before, after].filter((instant) => instant + offsetAt(instant, zone) === asUtc);
  return right.length > 0 ? Math.min(...right) : before;
}

/** What the clocks of `zone` show at an instant: `2027-03-29T09:00`. */
export function toLocal(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16);
}

/** How far the clocks of `zone` are before those of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** Names of zones are the same in small letters and in capitals: there is one format for each zone. */
function formatOf(name: string): Intl.DateTimeFormat {
  const zone = name.toLowerCase();
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(zone, format);
  return format;
}
