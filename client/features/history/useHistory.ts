import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { RequestError } from '../../connection/RequestError';
import { useRest } from '../../connection/useRest';

/** The pages of a meeting’s whiteboard. */
export function useKeptBoard(record: string) {
  const rest = useRest();
  return useQuery({
    queryKey: ['history', 'board', record],
    retry: false,
    queryFn: () => rest.request('viewRecordBoard', { parameters: { record } }),
  });
}

/** The messages of its chat, the newest part first; with `text` those that hold these words. */
export function useKeptMessages(record: string, text: string) {
  const rest = useRest();
  return useInfiniteQuery({
    queryKey: ['history', 'chat', record, text],
    retry: false,
    initialPageParam: 0,
    queryFn: ({ pageParam: before }) =>
      rest.request('listRecordMessages', {
        parameters: { record },
        query: { ...(before > 0 && { before }), ...(text !== '' && { text }) },
      }),
    getNextPageParam: ({ messages, more }) => (more && text === '' ? messages[0]?.posted : undefined),
  });
}

/** Whoever did not take part has nothing to see here. */
export function isNotTheirs(error: Error | null): boolean {
  return error instanceof RequestError && error.code === 'not-found';
}
