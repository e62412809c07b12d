import { useCallback, useSyncExternalStore } from 'react';
import type { ChatLink } from './ChatLink';

/** How many messages of others one has not seen; none before there is a chat. */
export function useUnread(link: ChatLink | null): number {
  const subscribe = useCallback(
    (listener: () => void) => link?.on('changed', listener) ?? (() => undefined),
    [link],
  );
  return useSyncExternalStore(subscribe, () => link?.replica.unread.length ?? 0);
}
