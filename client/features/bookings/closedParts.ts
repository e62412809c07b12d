import type { RoomView } from '../../../server/contract/rooms';
import { addDays, weekdayOf } from '../../ui/calendarDates';
import { ZoneClock } from '../../ui/ZoneClock';
import { minuteOn } from './dayEntries';
import type { DayPart } from './dragTimes';

const DAY = 24 * 60;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** When a room is closed on a date of the display's clocks: its opening hours are by its own. */
export function closedParts(
  { status, openingHours, zone }: Pick<RoomView, 'status' | 'openingHours' | 'zone'>,
  date: string,
  clock: ZoneClock,
): readonly DayPart[] {
  if (status !== 'open') return [{ from: 0, until: DAY }];
  if (openingHours.length === 0) return [];
  const own = zone === clock.zone ? clock : new ZoneClock(zone);
  const open: DayPart[] = [];
  for (const day of [addDays(date, -1), date, addDays(date, 1)]) {
    for (const hours of openingHours) {
      if (hours.day !== WEEKDAYS[weekdayOf(day)]) continue;
      const until = hours.until === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${hours.until}`;
      open.push({
        from: minuteOn(date, clock.toLocal(own.toInstant(`${day}T${hours.from}`))),
        until: minuteOn(date, clock.toLocal(own.toInstant(until))),
      });
    }
  }
  return gapsIn(open.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from));
}

function gapsIn(parts: readonly DayPart[]): readonly DayPart[] {
  const gaps: DayPart[] = [];
  let from = 0;
  for (const part of parts) {
    if (part.from > from) gaps.push({ from, until: part.from });
    from = Math.max(from, part.until);
  }
  if (from < DAY) gaps.push({ from, until: DAY });
  return gaps;
}
