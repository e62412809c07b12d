import { z } from 'zod';

/** A date and time as the clock on the wall shows it: `2027-03-29T09:00`. */
export const LocalTime = z.iso.datetime({ local: true, offset: false, precision: -1 });

export interface TimeSpan {
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
}
