import type { RoomView } from '../../../server/contract/rooms';
import type { CalendarSearch } from './calendarSearch';

/** The rooms that fit what was asked for. */
export function filterRooms(
  rooms: readonly RoomView[],
  { department, seats, equipment, room }: Pick<CalendarSearch, 'department' | 'seats' | 'equipment' | 'room'>,
): readonly RoomView[] {
  const text = room?.trim().toLocaleLowerCase() ?? '';
  return rooms.filter(
    (candidate) =>
      (department === undefined || candidate.department?.id === department) &&
      (seats === undefined || candidate.seats >= seats) &&
      (equipment === undefined || candidate.equipment.includes(equipment)) &&
      candidate.name.toLocaleLowerCase().includes(text),
  );
}
