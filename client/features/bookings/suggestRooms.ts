import type { RoomView } from '../../../server/contract/rooms';
import { type BusyTimes, busyIn, type Stretch } from './useFreeBusy';

interface Need {
  readonly people: number;
  readonly equipment: readonly string[];
}

/** Rooms that could do, the most fitting first: large enough, and no larger than needed. */
export function fittingRooms(rooms: readonly RoomView[], { people, equipment }: Need): readonly RoomView[] {
  return rooms
    .filter(
      (room) =>
        room.status === 'open' &&
        (room.type === 'virtual' || room.seats >= people) &&
        equipment.every((item) => room.equipment.includes(item)),
    )
    .sort((a, b) => places(a) - places(b) || a.name.localeCompare(b.name));
}

/** Those of them that are free on all dates. */
export function freeRooms(
  rooms: readonly RoomView[],
  busy: BusyTimes,
  spans: readonly Stretch[],
): readonly RoomView[] {
  return rooms.filter(
    ({ id }) => busy.rooms.has(id) && spans.every((span) => busyIn(busy.rooms.get(id), span).length === 0),
  );
}

/** A room without walls comes after those with seats. */
function places({ type, seats }: RoomView): number {
  return type === 'virtual' ? Number.MAX_SAFE_INTEGER : seats;
}
