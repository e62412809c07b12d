import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRest } from '../../connection/useRest';
import type { ZoneClock } from '../../ui/ZoneClock';

/** What is booked from one local date to the end of another; the old stays while the new comes. */
export function useCalendarEntries(clock: ZoneClock, first: string, afterLast: string) {
  const rest = useRest();
  const from = new Date(clock.startOf(first)).toISOString();
  const until = new Date(clock.startOf(afterLast)).toISOString();
  return useQuery({
    queryKey: ['bookings', 'calendar', from, until],
    queryFn: () => rest.request('listBookings', { query: { from, until } }),
    placeholderData: keepPreviousData,
  });
}

/** Asks again for everything that shows bookings. */
export function useRefreshBookings(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of ['bookings', 'booking', 'agenda', 'free-busy']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
}
