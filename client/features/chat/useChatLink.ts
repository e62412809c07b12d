import { useEffect, useState } from 'react';
import type { ParticipantId } from '../../../server/contract/ids';
import { ChatLink, type ChatSocket } from './ChatLink';

/** Where a chat comes from: a meeting that one is in. */
export interface ChatSource {
  readonly socket: ChatSocket;
  /** Null before one is in the meeting. */
  readonly self: ParticipantId | null;
  /** Whether the socket speaks for us. */
  isBound(): boolean;
  /** Each time it does so anew. */
  onBound(listener: () => void): () => void;
}

/** The chat of a meeting, kept in step for as long as somebody wants it. Null before one is in the meeting. */
export function useChatLink(source: ChatSource): ChatLink | null {
  const [link, setLink] = useState<ChatLink | null>(null);
  useEffect(() => {
    const { socket, self } = source;
    if (self === null) return;
    const opened = new ChatLink(socket, self);
    setLink(opened);
    const undo = source.onBound(() => opened.open());
    if (source.isBound()) opened.open();
    return () => {
      undo();
      opened.close();
      setLink(null);
    };
  }, [source]);
  return link;
}
