import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TicketId } from '../../../server/contract/ids';
import type { TicketQuery } from '../../../server/contract/support';
import { useChanges } from '../../connection/useChanges';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';

/** Whatever is kept of conversations and suggestions stands under this key. */
export const SUPPORT_KEY = 'support';
/** Guests are not told of changes: they ask again. */
const GUEST_MS = 5_000;

/** Asks again for what others have changed, at once. */
export function useLiveSupport(): void {
  const queries = useQueryClient();
  useChanges('tickets', () => void queries.invalidateQueries({ queryKey: [SUPPORT_KEY] }));
}

export function useMyTickets(isWanted = true) {
  const rest = useRest();
  const me = useMe();
  return useQuery({
    queryKey: [SUPPORT_KEY, 'mine'],
    queryFn: () => rest.request('listMyTickets'),
    enabled: me !== null && isWanted,
    refetchInterval: me?.kind === 'guest' ? GUEST_MS : false,
  });
}

export function useTicket(ticket: TicketId) {
  const rest = useRest();
  const me = useMe();
  return useQuery({
    queryKey: [SUPPORT_KEY, 'ticket', ticket],
    queryFn: () => rest.request('viewTicket', { parameters: { ticket } }),
    refetchInterval: me?.kind === 'guest' ? GUEST_MS : false,
  });
}

export function useTicketList(query: TicketQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: [SUPPORT_KEY, 'tickets', query],
    queryFn: () => rest.request('searchTickets', { query }),
    placeholderData: keepPreviousData,
  });
}

export function useSupportDesk() {
  const rest = useRest();
  return useQuery({ queryKey: [SUPPORT_KEY, 'desk'], queryFn: () => rest.request('viewSupportDesk') });
}
