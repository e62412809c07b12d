import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RoomQuery } from '../../../server/contract/rooms';
import { useRest } from '../../connection/useRest';

/** Everything that shows rooms is asked for anew when one is changed. */
export const ROOMS_STALE = [['rooms'], ['bookings']] as const;

/** The rooms that are asked for; the old ones stay while these are on their way. */
export function useRooms(query: RoomQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['rooms', query],
    queryFn: () => rest.request('searchRooms', { query }),
    placeholderData: keepPreviousData,
  });
}
