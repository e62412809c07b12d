import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useChanges } from '../../connection/useChanges';
import { useRest } from '../../connection/useRest';

const REFRESH_MS = 60_000;

/** One's own dates between two instants: what one has made, and what one is invited to. */
export function useAgenda(from: string, until: string) {
  const rest = useRest();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: ['agenda'] });
  useChanges('bookings', refresh);
  useChanges('meetings', refresh);
  return useQuery({
    queryKey: ['agenda', from, until],
    queryFn: () => rest.request('listAgenda', { query: { from, until } }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}
