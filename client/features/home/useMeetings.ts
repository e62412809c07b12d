import { useQuery } from '@tanstack/react-query';
import { useRest } from '../../connection/useRest';

const REFRESH_MS = 15_000;

/** The meetings of today that one may enter, kept fresh while the page is looked at. */
export function useMeetings() {
  const rest = useRest();
  return useQuery({
    queryKey: ['meetings'],
    queryFn: () => rest.request('listMeetings'),
    refetchInterval: REFRESH_MS,
  });
}
