import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { OccurrenceId } from '../../contract/ids';
import type { NotifiedBooking } from '../../contract/notifications';

/** What a notification says of a booking: of one date, or of the first that is to come at `now`. */
export function toNotifiedBooking(
  { booking, occurrence }: { readonly booking: StoredBooking; readonly occurrence?: OccurrenceId },
  now: number,
): NotifiedBooking {
  const { id, title, zone, occurrences } = booking;
  const date = occurrence
    ? occurrences.find((one) => one.id === occurrence)
    : (occurrences.find(({ end, cancelled }) => !cancelled && end.getTime() > now) ?? occurrences.at(-1));
  return {
    id,
    title,
    zone,
    // A booking without any date left is told of as it stands.
    start: date?.start.toISOString() ?? new Date(now).toISOString(),
    occurrence: occurrence ?? null,
  };
}
