import type { RoomId } from '../../../server/contract/ids';
import { isDate } from '../../ui/calendarDates';

/** Where a new booking would lie, as far as that is known. */
export interface NewBookingPlace {
  readonly room?: RoomId | undefined;
  /** Local to this browser's zone. */
  readonly start?: string | undefined;
  readonly minutes?: number | undefined;
}

/** Reads the address; what makes no sense is left out. The server checks the room. */
export function readPlace(search: Readonly<Record<string, unknown>>): NewBookingPlace {
  const { room, start, minutes } = search;
  const isLocal = typeof start === 'string' && /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(start);
  const length = Number(minutes);
  return {
    room: typeof room === 'string' && /^[0-9a-f-]{36}$/.test(room) ? (room as RoomId) : undefined,
    start: isLocal && isDate(start.slice(0, 10)) ? start : undefined,
    minutes: Number.isInteger(length) && length >= 5 && length <= 1_440 ? length : undefined,
  };
}
