import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationPage } from '../../../server/contract/notifications';
import { useChanges } from '../../connection/useChanges';
import { useRest } from '../../connection/useRest';

const SHOWN = 30;
const KEY = ['notifications'];

/** What one was told last, the newest first; asked for again whenever there is something new. */
export function useNotices() {
  const rest = useRest();
  const queries = useQueryClient();
  useChanges('notifications', () => void queries.invalidateQueries({ queryKey: KEY }));
  return useQuery({
    queryKey: KEY,
    queryFn: () => rest.request('listNotifications', { query: { limit: SHOWN } }),
    staleTime: 30_000,
  });
}

/** Marks one as read, or all that were shown. What is seen is marked at once; the server follows. */
export function useReadNotices() {
  const rest = useRest();
  const queries = useQueryClient();
  const mark = (isMeant: (item: NotificationPage['items'][number]) => boolean) =>
    queries.setQueryData<NotificationPage>(KEY, (page) => {
      if (!page) return page;
      const readAt = new Date().toISOString();
      const fresh = page.items.filter((item) => item.readAt === null && isMeant(item));
      const items = page.items.map((item) => (fresh.includes(item) ? { ...item, readAt } : item));
      return { ...page, items, unread: Math.max(0, page.unread - fresh.length) };
    });
  const onSettled = () => void queries.invalidateQueries({ queryKey: KEY });
  const one = useMutation({
    mutationFn: (notification: string) => rest.request('readNotification', { parameters: { notification } }),
    onMutate: (id) => mark((item) => item.id === id),
    onSettled,
  });
  const all = useMutation({
    mutationFn: (until: string) => rest.request('readNotifications', { body: { until } }),
    onMutate: (until) => mark(({ at }) => at <= until),
    onSettled,
  });
  return { readOne: one.mutate, readAll: all.mutate };
}
