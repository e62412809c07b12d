import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingId } from '../../../server/contract/ids';
import { useChanges } from '../../connection/useChanges';
import { useRest } from '../../connection/useRest';

/** One booking, kept as it is on the server. */
export function useBooking(booking: string) {
  const rest = useRest();
  const queries = useQueryClient();
  useChanges('bookings', (id) => {
    if (id === null || id === booking) void queries.invalidateQueries({ queryKey: ['booking', booking] });
  });
  return useQuery({
    queryKey: ['booking', booking, 'view'],
    queryFn: () => rest.request('viewBooking', { parameters: { booking } }),
  });
}

/** How many of those invited are shown at once. */
export const INVITEES = 100;

/** Who is invited and what they answer; live as long as `useBooking` listens. */
export function useInvitees(booking: BookingId, offset: number) {
  const rest = useRest();
  return useQuery({
    queryKey: ['booking', booking, 'invitees', offset],
    queryFn: () =>
      rest.request('listInvitees', { parameters: { booking }, query: { offset, limit: INVITEES } }),
    placeholderData: keepPreviousData,
  });
}
