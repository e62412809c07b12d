import type { Times } from '../../ui/useTimes';
import { minuteOn } from './dayEntries';
import type { Axis as DayAxis, DayPart } from './dragTimes';
import type { Stretch } from './useFreeBusy';

/** A day's hours, and where something lies on them. */
export interface Axis extends DayAxis {
  part(start: number | string, end: number | string): DayPart;
}

/** The axis of the day of a booking: from seven to twenty, or as far as the booking reaches. */
export function busyAxis({ start, end }: Stretch, { clock }: Times): Axis {
  const date = clock.dateOf(start);
  const part = (from: number | string, until: number | string) => ({
    from: minuteOn(date, clock.toLocal(from)),
    until: minuteOn(date, clock.toLocal(until)),
  });
  const own = part(start, end);
  return { from: Math.min(7 * 60, own.from), until: Math.max(20 * 60, own.until), part };
}
