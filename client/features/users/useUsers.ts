import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UserQuery } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';

/** Everything that shows users is asked for anew when one is changed. */
export const USERS_STALE = [['users'], ['directory'], ['departments'], ['rooms']] as const;

/** The users that are asked for; the old ones stay while these are on their way. */
export function useUsers(query: UserQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['users', query],
    queryFn: () => rest.request('searchUsers', { query }),
    placeholderData: keepPreviousData,
  });
}
