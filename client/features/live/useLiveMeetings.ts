import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useChanges } from '../../connection/useChanges';
import { useRest } from '../../connection/useRest';

/** Links change all the time, and nobody tells of it. */
const LOOK_MS = 4_000;

/** All meetings that run now: asked for every few seconds, and at once when somebody comes or goes. */
export function useLiveMeetings() {
  const rest = useRest();
  const queries = useQueryClient();
  useChanges('meetings', () => void queries.invalidateQueries({ queryKey: ['live-meetings'] }));
  return useQuery({
    queryKey: ['live-meetings'],
    queryFn: () => rest.request('listLiveMeetings'),
    refetchInterval: LOOK_MS,
  });
}
