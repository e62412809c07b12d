import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me } from '../../server/contract/accounts';
import { RequestError } from './RequestError';
import type { RestClient } from './RestClient';
import { useRest } from './useRest';

/** Who is signed in here; null for nobody. Guests count: they are signed in to one meeting. */
export function meQuery(rest: RestClient) {
  return queryOptions<Me | null>({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: async () => {
      try {
        return await rest.request('viewMe');
      } catch (error) {
        if (error instanceof RequestError && error.code === 'unauthenticated') return null;
        throw error;
      }
    },
  });
}

export function useMe(): Me | null {
  return useQuery(meQuery(useRest())).data ?? null;
}
