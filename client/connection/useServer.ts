import { useQuery } from '@tanstack/react-query';
import type { ServerView } from '../../server/contract/operations';
import { useRest } from './useRest';

/** What this server tells everyone of itself; undefined until it has answered. */
export function useServer(): ServerView | undefined {
  const rest = useRest();
  return useQuery({ queryKey: ['server'], queryFn: () => rest.request('viewServer') }).data;
}
