const DAY_MS = 86_400_000;

/**
 * The clocks of one time zone: the only way between instants (milliseconds, or ISO 8601 with Z) and what people read
 * and type (`2027-03-29T09:00`, and the date `2027-03-29` alone).
 */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;

  /** Throws a RangeError for a zone that the browser does not know. */
  constructor(readonly zone: string) {
    const numeric = 'numeric' as const;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  }

  /** The clock of this browser. */
  static here(): ZoneClock {
    return new ZoneClock(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  /** What the clocks show at an instant. */
  toLocal(instant: number | string): string {
    const moment = typeof instant === 'string' ? Date.parse(instant) : instant;
    return new Date(moment + this.#offsetAt(moment)).toISOString().slice(0, 16);
  }

  /**
   * The instant at which the clocks show `local`. A time that comes twice is the first of both; one that is skipped is
   * as long after the change as it would have been without (RFC 5545 3.3.5).
   */
  toInstant(local: string): number {
    const asUtc = Date.parse(`${local}Z`);
    const before = asUtc - this.#offsetAt(asUtc - DAY_MS);
    const after = asUtc - this.#offsetAt(asUtc + DAY_MS);
    const right = [before, after].filter((instant) => instant + this.#offsetAt(instant) === asUtc);
    return right.length > 0 ? Math.min(...right) : before;
  }

  /** When a local date begins: midnight, or what the clocks show first where midnight is skipped. */
  startOf(date: string): number {
    return this.toInstant(`${date}T00:00`);
  }

  /** The local date of an instant. */
  dateOf(instant: number | string): string {
    return this.toLocal(instant).slice(0, 10);
  }

  #offsetAt(instant: number): number {
    const parts = new Map(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return shown - Math.floor(instant / 1000) * 1000;
  }
}
