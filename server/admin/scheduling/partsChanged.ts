import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { BookingPart } from '../../contract/notifications';

/** What those invited to a booking have to know of a change. */
export function partsChanged(before: StoredBooking, after: StoredBooking): readonly BookingPart[] {
  const parts: BookingPart[] = [];
  if (before.title !== after.title) parts.push('title');
  if (before.description !== after.description) parts.push('description');
  if (JSON.stringify(before.agenda) !== JSON.stringify(after.agenda)) parts.push('agenda');
  if (timesOf(before) !== timesOf(after)) parts.push('time');
  if (before.room.id !== after.room.id) parts.push('room');
  if (before.organiser?.id !== after.organiser?.id) parts.push('organiser');
  return parts;
}

function timesOf({ start, zone, minutes, rule, occurrences }: StoredBooking): string {
  const dates = occurrences.map((date) => [date.start.getTime(), date.end.getTime(), date.cancelled]);
  return JSON.stringify([start, zone, minutes, rule, dates]);
}
