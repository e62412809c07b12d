import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { BookingView } from '../../contract/bookings';

/** A booking with all its dates. */
export function toBookingView({ cancelledAt, occurrences, ...booking }: StoredBooking): BookingView {
  return {
    ...booking,
    cancelled: cancelledAt !== null,
    occurrences: occurrences.map(({ id, start, end, originalStart, cancelled }) => ({
      id,
      start: start.toISOString(),
      end: end.toISOString(),
      moved: start.getTime() !== originalStart.getTime(),
      cancelled,
    })),
    agenda: [],
    reminderMinutes: null,
    changeable: false,
    startable: false,
    people: [],
    departments: [],
    guests: [],
    replies: { invited: 0, accepted: 0, tentative: 0, declined: 0, waiting: 0 },
    mine: [],
  };
}
