import { useQuery } from '@tanstack/react-query';
import type { DeliveryQuery } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';

/** What is asked for anew after a change. */
export const KEYS_STALE = [['api-keys']] as const;
export const WEBHOOKS_STALE = [['webhooks']] as const;

const WAITING_MS = 2_000;

export function useApiKeys() {
  const rest = useRest();
  return useQuery({ queryKey: ['api-keys'], queryFn: () => rest.request('listApiKeys') });
}

export function useWebhooks() {
  const rest = useRest();
  return useQuery({ queryKey: ['webhooks'], queryFn: () => rest.request('listWebhooks') });
}

/** Looks again while something of it is on its way. */
export function useDeliveries(webhook: string, query: DeliveryQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['webhooks', webhook, query],
    queryFn: () => rest.request('listDeliveries', { parameters: { webhook }, query }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'waiting') ? WAITING_MS : false,
  });
}
