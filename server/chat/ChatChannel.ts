import { randomUUID } from 'node:crypto';
import type {
  ChatMessageView,
  ChatPage,
  ChatPerson,
  ChatStateView,
  OpenChatReply,
  PostRequest,
} from '../contract/chat';
import type { ChatMode, Reaction } from '../contract/chatChoices';
import type { Role } from '../contract/conference';
import type { StoredFileView } from '../contract/files';
import { ChatMessageId, type MeetingId, type ParticipantId } from '../contract/ids';
import { SerialQueue } from '../kernel/SerialQueue';
import { TypedEmitter } from '../kernel/TypedEmitter';
import type { ChatStore, StoredChat, StoredMessage } from './ChatStore';
import {
  AuthorGoneError,
  ChatClosedError,
  HostsOnlyError,
  NotYourMessageError,
  RecipientGoneError,
  UnknownAttachmentError,
  UnknownMessageError,
} from './chatErrors';
import { toMessageView } from './toMessageView';

type ChatEvents = {
  /** To be told to `readers`, or to everyone. */
  messageChanged: [message: ChatMessageView, readers: readonly ParticipantId[] | 'everyone'];
  /** The mode or the pin. */
  stateChanged: [state: ChatStateView];
};

/** Somebody of the conference, as the chat needs to know them. */
export interface ChatMember extends ChatPerson {
  readonly role: Role;
}

export interface ChatOptions {
  readonly meeting: MeetingId;
  readonly store: ChatStore;
  /** Who is in the conference now. */
  member(id: ParticipantId): ChatMember | undefined;
  readonly now: () => number;
  readonly newId?: () => string;
}

const PAGE = 50;
/** Whoever missed more than this starts anew. */
const MOST_MISSED = 500;

/** One meeting's chat: a single writer that numbers, stores and then tells every change. (SPEC H1-H12) */
export class ChatChannel extends TypedEmitter<ChatEvents> {
  readonly #queue = new SerialQueue();
  /** Undefined before the first use, and after a write of which nobody knows how it ended. */
  #chat: StoredChat | undefined;

  constructor(private readonly options: ChatOptions) {
    super();
  }

  /** What `viewer` lacks who knows everything up to `since`. (H4) */
  open(viewer: ParticipantId, since: number | null): Promise<OpenChatReply> {
    return this.#queue.run(async () => {
      const { meeting, store } = this.options;
      const [chat, read] = [await this.#load(), await store.readUpTo(meeting, viewer)];
      const state = await this.#stateView(chat);
      if (since !== null && since <= chat.sequence) {
        const missed = await store.listChanged(meeting, since, { viewer, limit: MOST_MISSED + 1 });
        if (missed.length <= MOST_MISSED) {
          return { state, read, anew: false, more: false, messages: missed.map(toMessageView) };
        }
      }
      return { state, read, anew: true, ...(await this.#page(viewer, chat.sequence + 1)) };
    });
  }

  /** The messages posted before. */
  history(viewer: ParticipantId, before: number): Promise<ChatPage> {
    return this.#page(viewer, before);
  }

  async search(viewer: ParticipantId, text: string): Promise<ChatPage> {
    const { meeting, store } = this.options;
    const words = text.split(/\s+/u).filter((word) => word !== '');
    const found = await store.search(meeting, words, { viewer, limit: PAGE + 1 });
    return { messages: found.slice(-PAGE).map(toMessageView), more: found.length > PAGE };
  }

  /** Throws ChatClosedError, RecipientGoneError, UnknownMessageError, UnknownAttachmentError. */
  post(by: ParticipantId, request: PostRequest): Promise<ChatMessageView> {
    return this.#queue.run(async () => {
      const { meeting, store, member, now, newId = randomUUID } = this.options;
      const author = this.#member(by);
      const before = await store.findByKey(meeting, by, request.key);
      if (before) return toMessageView(before);
      const chat = await this.#load();
      checkWriting(chat.mode, author, { inPrivate: request.to !== undefined });
      const to = request.to === undefined ? null : member(request.to);
      if (to === undefined || to?.id === by) throw new RecipientGoneError();
      if (request.replyTo) checkReply(await this.#visible(by, request.replyTo), to);
      const sequence = chat.sequence + 1;
      const message: StoredMessage = {
        id: ChatMessageId.parse(newId()),
        posted: sequence,
        changed: sequence,
        key: request.key,
        author: toPerson(author),
        to: to && toPerson(to),
        text: request.text,
        files: await this.#files(by, request),
        replyTo: request.replyTo ?? null,
        mentions: (request.mentions ?? []).filter((id) => member(id) && (!to || id === to.id)),
        reactions: {},
        postedAt: new Date(now()),
        editedAt: null,
        deletedBy: null,
      };
      return this.#commit({ ...chat, sequence }, message);
    });
  }

  edit(by: ParticipantId, id: ChatMessageId, text: string): Promise<ChatMessageView> {
    return this.#change(by, id, (message, author, chat) => {
      if (message.author.id !== by) throw new NotYourMessageError();
      checkWriting(chat.mode, author, { inPrivate: message.to !== null });
      return { ...message, text, editedAt: new Date(this.options.now()) };
    });
  }

  /** (H7) */
  delete(by: ParticipantId, id: ChatMessageId): Promise<ChatMessageView> {
    return this.#change(by, id, (message, author) => {
      const mayDelete = message.author.id === by || (isHost(author) && message.to === null);
      if (!mayDelete) throw new NotYourMessageError();
      return { ...message, text: '', files: [], mentions: [], reactions: {}, deletedBy: toPerson(author) };
    });
  }

  react(by: ParticipantId, id: ChatMessageId, { reaction, on }: { reaction: Reaction; on: boolean }) {
    return this.#change(by, id, (message, author, chat) => {
      checkWriting(chat.mode, author, { inPrivate: false });
      const others = (message.reactions[reaction] ?? []).filter((participant) => participant !== by);
      return { ...message, reactions: { ...message.reactions, [reaction]: on ? [...others, by] : others } };
    });
  }

  /** (H8) */
  pin(by: ParticipantId, id: ChatMessageId | null): Promise<void> {
    return this.#moderate(by, async (chat) => {
      const message = id && (await this.#visible(by, id));
      if (message?.to || message?.deletedBy) throw new UnknownMessageError();
      return { ...chat, pinned: id };
    });
  }

  setMode(by: ParticipantId, mode: ChatMode): Promise<void> {
    return this.#moderate(by, async (chat) => ({ ...chat, mode }));
  }

  /** Whom it concerns that `by` is writing. Throws ChatClosedError, RecipientGoneError. */
  typing(by: ParticipantId, to: ParticipantId | undefined): readonly ParticipantId[] | 'everyone' {
    const author = this.#member(by);
    checkWriting(this.#chat?.mode ?? 'open', author, { inPrivate: to !== undefined });
    if (to === undefined) return 'everyone';
    if (!this.options.member(to)) throw new RecipientGoneError();
    return [to];
  }

  /** (H10) */
  async markRead(by: ParticipantId, posted: number): Promise<void> {
    const { meeting, store } = this.options;
    await store.markRead(meeting, by, posted);
  }

  /** Resolves once everything asked so far is done. */
  async close(): Promise<void> {
    await this.#queue.idle();
    this.removeAllListeners();
  }

  #change(
    by: ParticipantId,
    id: ChatMessageId,
    make: (message: StoredMessage, author: ChatMember, chat: StoredChat) => StoredMessage,
  ): Promise<ChatMessageView> {
    return this.#queue.run(async () => {
      const author = this.#member(by);
      const [message, chat] = [await this.#visible(by, id), await this.#load()];
      if (message.deletedBy) throw new UnknownMessageError();
      const sequence = chat.sequence + 1;
      const changed = { ...make(message, author, chat), changed: sequence };
      const isUnpinned = changed.deletedBy !== null && chat.pinned === id;
      return this.#commit({ ...chat, sequence, pinned: isUnpinned ? null : chat.pinned }, changed);
    });
  }

  #moderate(by: ParticipantId, make: (chat: StoredChat) => Promise<StoredChat>): Promise<void> {
    return this.#queue.run(async () => {
      if (!isHost(this.#member(by))) throw new HostsOnlyError();
      const chat = await this.#load();
      await this.#commit({ ...(await make(chat)), sequence: chat.sequence + 1 });
    });
  }

  /** Stores, and then tells. (H2) */
  async #commit(chat: StoredChat, message: StoredMessage): Promise<ChatMessageView>;
  async #commit(chat: StoredChat): Promise<undefined>;
  async #commit(chat: StoredChat, message?: StoredMessage): Promise<ChatMessageView | undefined> {
    const before = this.#chat;
    // Where storing fails, only what is stored says whether it was done.
    this.#chat = undefined;
    await this.options.store.save(this.options.meeting, chat, message);
    this.#chat = chat;
    const view = message && toMessageView(message);
    if (view) this.emit('messageChanged', view, message.to ? [message.author.id, message.to.id] : 'everyone');
    const isPinnedChanged = chat.pinned !== null && chat.pinned === message?.id;
    if (before?.mode !== chat.mode || before.pinned !== chat.pinned || isPinnedChanged) {
      this.emit('stateChanged', await this.#stateView(chat));
    }
    return view;
  }

  async #load(): Promise<StoredChat> {
    this.#chat ??= await this.options.store.load(this.options.meeting);
    return this.#chat;
  }

  async #stateView({ sequence, mode, pinned }: StoredChat): Promise<ChatStateView> {
    const message = pinned && (await this.options.store.find(this.options.meeting, pinned));
    return { sequence, mode, pinned: message ? toMessageView(message) : null };
  }

  async #page(viewer: ParticipantId, before: number): Promise<ChatPage> {
    const { meeting, store } = this.options;
    const found = await store.listBefore(meeting, before, { viewer, limit: PAGE + 1 });
    return { messages: found.slice(-PAGE).map(toMessageView), more: found.length > PAGE };
  }

  /** In the order in which they were asked for. (H11) */
  async #files(by: ParticipantId, { files = [], to }: PostRequest): Promise<readonly StoredFileView[]> {
    if (files.length === 0) return [];
    const postable = await this.options.store.listFiles(this.options.meeting, by, files);
    return files.map((id) => {
      const found = postable.find(({ file }) => file.id === id);
      if (!found || found.to !== (to ?? null)) throw new UnknownAttachmentError();
      return found.file;
    });
  }

  /** (H6) */
  async #visible(viewer: ParticipantId, id: ChatMessageId): Promise<StoredMessage> {
    const message = await this.options.store.find(this.options.meeting, id);
    const isForViewer = message?.to == null || message.to.id === viewer || message.author.id === viewer;
    if (!message || !isForViewer) throw new UnknownMessageError();
    return message;
  }

  /** (H9) */
  #member(id: ParticipantId): ChatMember {
    const member = this.options.member(id);
    if (!member) throw new AuthorGoneError();
    return member;
  }
}

function isHost({ role }: ChatMember): boolean {
  return role === 'host' || role === 'co-host';
}

/** (H8) */
function checkWriting(mode: ChatMode, author: ChatMember, { inPrivate }: { inPrivate: boolean }): void {
  if (isHost(author) || mode === 'open') return;
  if (mode === 'closed' || inPrivate) throw new ChatClosedError(mode);
}

/** What was said in private is not answered before all. (H6) */
function checkReply({ author, to }: StoredMessage, recipient: ChatMember | null): void {
  if (to && recipient?.id !== author.id && recipient?.id !== to.id) throw new UnknownMessageError();
}

function toPerson({ id, displayName }: ChatMember): ChatPerson {
  return { id, displayName };
}
