import { useMutation } from '@tanstack/react-query';
import type { BookingView } from '../../../server/contract/bookings';
import { useRest } from '../../connection/useRest';
import { type Draft, toAddRequest, toChangeRequest, toMoveRequest } from './draft';
import { useRefreshBookings } from './useCalendarEntries';

/** Makes a booking, or changes what of one is another than `before`: first when and where, since that can be refused. */
export function useSaveBooking(booking: BookingView | null, before: Draft) {
  const rest = useRest();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: async (draft: Draft): Promise<BookingView> => {
      if (draft.room === null) throw new Error('a draft without a room is not sent');
      if (booking === null) return rest.request('addBooking', { body: toAddRequest(draft, draft.room) });
      const parameters = { booking: booking.id };
      const move = toMoveRequest(draft, before, draft.room);
      const change = toChangeRequest(draft, before);
      let saved = booking;
      if (move) saved = await rest.request('moveBooking', { parameters, body: move });
      if (change) saved = await rest.request('changeBooking', { parameters, body: change });
      return saved;
    },
    onSettled: refresh,
  });
}
