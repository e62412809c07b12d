import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../../server/contract/accounts';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { followProfile } from '../../i18n';

/** Signs in by whatever way `ask` goes; afterwards the page knows who is there, and speaks their language. */
export function useEnter<Values>(ask: (values: Values) => Promise<Me>, entered: (me: Me) => void) {
  const rest = useRest();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: async (me) => {
      await followProfile(me);
      queries.clear();
      queries.setQueryData(meQuery(rest).queryKey, me);
      entered(me);
    },
  });
}
