import { WEEKDAYS } from '../../contract/rooms';
import type { ShiftRequest } from '../../contract/supportStaff';

type Hours = Pick<ShiftRequest, 'day' | 'from' | 'until' | 'zone'>;

/** Whether a shift runs at an instant (milliseconds), by the clocks of its zone. */
export function isRunning({ day, from, until, zone }: Hours, at: number): boolean {
  const local = clockIn(zone, at);
  return local.day === day && from <= local.time && local.time < until;
}

function clockIn(zone: string, at: number): { day: string | undefined; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: WEEKDAYS.find((day) => day === part('weekday').toLowerCase()),
    time: `${part('hour')}:${part('minute')}`,
  };
}
