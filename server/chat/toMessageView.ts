import type { ChatMessageView } from '../contract/chat';
import { REACTIONS } from '../contract/chatChoices';
import type { StoredMessage } from './ChatStore';

/** What people see of a message. */
export function toMessageView({
  key: _,
  reactions,
  postedAt,
  editedAt,
  ...message
}: StoredMessage): ChatMessageView {
  return {
    ...message,
    reactions: REACTIONS.flatMap((reaction) => {
      const by = reactions[reaction] ?? [];
      return by.length > 0 ? [{ reaction, by }] : [];
    }),
    postedAt: postedAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  };
}
