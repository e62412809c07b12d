import type {
  ChatMessageView,
  ChatPage,
  ChatStateView,
  OpenChatReply,
  PostRequest,
} from '../../../server/contract/chat';
import type { ChatMessageId, ParticipantId, PostKey } from '../../../server/contract/ids';

/** Something one has written that the server has not yet acknowledged. */
export interface PendingPost extends PostRequest {
  /** Why it was refused; it waits for its author to decide. */
  readonly refusal: Error | null;
}

/** What one browser knows of a chat. Takes views in any order and twice: of each message the newest holds. (SPEC H3) */
export class ChatReplica {
  readonly #messages = new Map<ChatMessageId, ChatMessageView>();
  readonly #pending = new Map<PostKey, PendingPost>();
  #state: ChatStateView = { sequence: 0, mode: 'open', pinned: null };
  #since: number | null = null;
  #read = 0;
  #more = false;
  /** Whether everything up to `since` is known, so that what is told now moves it on. */
  #isInStep = false;

  constructor(readonly self: ParticipantId) {}

  /** Everything up to this sequence is known; null before the chat was ever opened. */
  get since(): number | null {
    return this.#since;
  }

  get state(): ChatStateView {
    return this.#state;
  }

  /** In the order in which they were posted. */
  get messages(): readonly ChatMessageView[] {
    return [...this.#messages.values()].sort((a, b) => a.posted - b.posted);
  }

  get pending(): readonly PendingPost[] {
    return [...this.#pending.values()];
  }

  /** Whether there are older messages to ask for. */
  get more(): boolean {
    return this.#more;
  }

  /** Messages of others that one has not seen. */
  get unread(): readonly ChatMessageView[] {
    return this.messages.filter(
      ({ posted, author, deletedBy }) => posted > this.#read && author.id !== this.self && !deletedBy,
    );
  }

  find(id: ChatMessageId): ChatMessageView | undefined {
    return this.#messages.get(id);
  }

  /** What is told from now on may leave gaps, until the chat is opened again. */
  lose(): void {
    this.#isInStep = false;
  }

  open({ state, read, anew, more, messages }: OpenChatReply): void {
    if (anew) {
      this.#messages.clear();
      this.#more = more;
    }
    for (const message of messages) if (anew || this.#isWithin(message)) this.#take(message);
    this.#read = Math.max(this.#read, read);
    this.#since = Math.max(state.sequence, anew ? 0 : (this.#since ?? 0));
    this.#isInStep = true;
    this.#setState(state);
  }

  receive(message: ChatMessageView): void {
    if (this.#isWithin(message)) this.#take(message);
    this.#reach(message.changed);
  }

  receiveState(state: ChatStateView): void {
    this.#setState(state);
    this.#reach(state.sequence);
  }

  addOlder({ messages, more }: ChatPage): void {
    for (const message of messages) this.#take(message);
    this.#more = more;
  }

  addPending(request: PostRequest): void {
    this.#pending.set(request.key, { ...request, refusal: null });
  }

  refuse(key: PostKey, refusal: Error): void {
    const post = this.#pending.get(key);
    if (post) this.#pending.set(key, { ...post, refusal });
  }

  /** It was posted, or its author gave it up. */
  removePending(key: PostKey): void {
    this.#pending.delete(key);
  }

  /** Answers the number up to which one has read now, where that is news. */
  readAll(): number | undefined {
    const last = this.messages.at(-1)?.posted ?? 0;
    if (last <= this.#read) return undefined;
    this.#read = last;
    return last;
  }

  /** Whether a message is among those that are here, or newer: what is told of older ones waits until they are asked for. */
  #isWithin({ id, posted }: ChatMessageView): boolean {
    const [oldest] = this.messages;
    return !this.#more || !oldest || this.#messages.has(id) || posted > oldest.posted;
  }

  #take(message: ChatMessageView): void {
    const known = this.#messages.get(message.id);
    if (!known || known.changed < message.changed) this.#messages.set(message.id, message);
  }

  #setState(state: ChatStateView): void {
    if (state.sequence >= this.#state.sequence) this.#state = state;
  }

  #reach(sequence: number): void {
    if (this.#isInStep) this.#since = Math.max(this.#since ?? 0, sequence);
  }
}
