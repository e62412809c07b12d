import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecordQuery } from '../../../server/contract/archive';
import type { MeetingId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';

/** Everything that shows records is asked for anew when one is changed. */
export const RECORDS_STALE = [['records'], ['retention-rules']] as const;

/** The records that are asked for; the old ones stay while these are on their way. */
export function useRecords(query: RecordQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['records', 'list', query],
    queryFn: () => rest.request('searchRecords', { query }),
    placeholderData: keepPreviousData,
  });
}

/** One record with all that it says. */
export function useRecord(id: string) {
  const rest = useRest();
  return useQuery({
    queryKey: ['records', 'one', id],
    queryFn: () => rest.request('viewRecord', { parameters: { record: id as MeetingId } }),
  });
}
