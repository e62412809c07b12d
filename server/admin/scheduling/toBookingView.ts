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
  };
}
