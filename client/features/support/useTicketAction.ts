import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketView } from '../../../server/contract/support';
import type { RestClient } from '../../connection/RestClient';
import { useRest } from '../../connection/useRest';
import { SUPPORT_KEY } from './useTickets';

/** Does something with a conversation, and shows at once how it is afterwards. */
export function useTicketAction<Input = void>(
  act: (rest: RestClient, input: Input) => Promise<TicketView>,
  onDone?: (ticket: TicketView) => void,
) {
  const rest = useRest();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(rest, input),
    onSuccess: (ticket) => {
      queries.setQueryData([SUPPORT_KEY, 'ticket', ticket.id], ticket);
      onDone?.(ticket);
    },
    // Also when it was refused: somebody else has done something meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: [SUPPORT_KEY] }),
  });
}
