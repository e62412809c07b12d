import type {
  ChatStore,
  MessageWish,
  PostableFile,
  StoredChat,
  StoredMessage,
} from '../../../server/chat/ChatStore';
import type { ChatMessageId, FileId, MeetingId, ParticipantId, PostKey } from '../../../server/contract/ids';

interface Kept {
  chat: StoredChat;
  readonly messages: Map<ChatMessageId, StoredMessage>;
  readonly reads: Map<ParticipantId, number>;
}

/** Chats in memory, for tests of what is above. */
export class MemoryChatStore implements ChatStore {
  readonly #kept = new Map<MeetingId, Kept>();
  /** Thrown by the next write, which is not done. */
  failure: Error | undefined;

  async load(meeting: MeetingId): Promise<StoredChat> {
    return this.#of(meeting).chat;
  }

  async save(meeting: MeetingId, chat: StoredChat, message?: StoredMessage): Promise<void> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    const kept = this.#of(meeting);
    kept.chat = chat;
    if (message) kept.messages.set(message.id, message);
  }

  async find(meeting: MeetingId, id: ChatMessageId): Promise<StoredMessage | undefined> {
    return this.#of(meeting).messages.get(id);
  }

  async findByKey(
    meeting: MeetingId,
    author: ParticipantId,
    key: PostKey,
  ): Promise<StoredMessage | undefined> {
    return this.#sorted(meeting).find((message) => message.author.id === author && message.key === key);
  }

  /** As if they had been sent: for tests to fill. */
  readonly sent: (PostableFile & { readonly author: ParticipantId })[] = [];

  async listFiles(
    meeting: MeetingId,
    author: ParticipantId,
    ids: readonly FileId[],
  ): Promise<readonly PostableFile[]> {
    const posted = this.#sorted(meeting).flatMap(({ files }) => files.map(({ id }) => id));
    return this.sent.filter(
      (each) => each.author === author && ids.includes(each.file.id) && !posted.includes(each.file.id),
    );
  }

  async listBefore(meeting: MeetingId, before: number, wish: MessageWish): Promise<readonly StoredMessage[]> {
    return this.#seen(meeting, wish)
      .filter(({ posted }) => posted < before)
      .slice(-wish.limit);
  }

  async listChanged(meeting: MeetingId, since: number, wish: MessageWish): Promise<readonly StoredMessage[]> {
    return this.#seen(meeting, wish)
      .filter(({ changed }) => changed > since)
      .slice(0, wish.limit);
  }

  async search(
    meeting: MeetingId,
    words: readonly string[],
    wish: MessageWish,
  ): Promise<readonly StoredMessage[]> {
    const has = (text: string) => words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
    return this.#seen(meeting, wish)
      .filter(({ text }) => has(text))
      .slice(-wish.limit);
  }

  async readUpTo(meeting: MeetingId, participant: ParticipantId): Promise<number> {
    return this.#of(meeting).reads.get(participant) ?? 0;
  }

  async markRead(meeting: MeetingId, participant: ParticipantId, posted: number): Promise<void> {
    const { reads } = this.#of(meeting);
    reads.set(participant, Math.max(reads.get(participant) ?? 0, posted));
  }

  #of(meeting: MeetingId): Kept {
    const kept = this.#kept.get(meeting) ?? {
      chat: { sequence: 0, mode: 'open', pinned: null },
      messages: new Map(),
      reads: new Map(),
    };
    this.#kept.set(meeting, kept);
    return kept;
  }

  #sorted(meeting: MeetingId): StoredMessage[] {
    return [...this.#of(meeting).messages.values()].sort((a, b) => a.posted - b.posted);
  }

  #seen(meeting: MeetingId, { viewer }: MessageWish): StoredMessage[] {
    return this.#sorted(meeting).filter(
      ({ to, author }) => to === null || to.id === viewer || author.id === viewer,
    );
  }
}
