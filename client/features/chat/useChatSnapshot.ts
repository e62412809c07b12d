import { useMemo, useSyncExternalStore } from 'react';
import type { ChatMessageView, ChatStateView } from '../../../server/contract/chat';
import type { ParticipantId } from '../../../server/contract/ids';
import type { ChatLink } from './ChatLink';
import type { PendingPost } from './ChatReplica';

/** What the panel draws of a chat; a new object at each change. */
export interface ChatSnapshot {
  readonly messages: readonly ChatMessageView[];
  readonly pending: readonly PendingPost[];
  readonly state: ChatStateView;
  readonly more: boolean;
  readonly unread: readonly ChatMessageView[];
  readonly typing: readonly ParticipantId[];
}

export function useChatSnapshot(link: ChatLink): ChatSnapshot {
  const store = useMemo(() => observe(link), [link]);
  return useSyncExternalStore(store.subscribe, store.read);
}

function observe(link: ChatLink) {
  const take = (): ChatSnapshot => {
    const { messages, pending, state, more, unread } = link.replica;
    return { messages, pending, state, more, unread, typing: link.typing };
  };
  let snapshot = take();
  return {
    subscribe: (listener: () => void) =>
      link.on('changed', () => {
        snapshot = take();
        listener();
      }),
    read: () => snapshot,
  };
}
