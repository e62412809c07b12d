import type { ChatMessageView, ChatPage } from '../../../server/contract/chat';
import type { ChatMode, Reaction } from '../../../server/contract/chatChoices';
import type { ChatMessageId, FileId, ParticipantId, PostKey } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import { RequestError } from '../../connection/RequestError';
import type { SignallingClient } from '../../connection/SignallingClient';
import { ChatReplica } from './ChatReplica';

/** The way to the server that a chat needs. */
export type ChatSocket = Pick<SignallingClient, 'on' | 'request'>;

interface ChatLinkEvents {
  /** Anything that the panel draws is different now. */
  changed: [];
  /** Somebody else has posted. */
  posted: [message: ChatMessageView];
}

/** A message to be written. */
export interface Draft {
  readonly text: string;
  readonly to?: ParticipantId;
  readonly replyTo?: ChatMessageId;
  readonly mentions?: ParticipantId[];
  readonly files?: FileId[];
}

const TYPING_MS = 4_000;
const TYPING_EVERY_MS = 2_000;
const RETRY_MS = 2_000;
/** The socket is there and does not speak for us yet: all is sent again once it does. */
const NOT_YET = 'not-in-meeting';
const BUSY_CODES = ['rate-limited', 'unavailable', 'busy'];

/** Keeps one browser's chat in step over a socket that comes and goes, and sends what is written until it is stored. */
export class ChatLink extends Emitter<ChatLinkEvents> {
  readonly replica: ChatReplica;
  readonly #undo: (() => void)[];
  readonly #typing = new Map<ParticipantId, ReturnType<typeof setTimeout>>();
  #typedAt = Number.NEGATIVE_INFINITY;
  /** Counts the openings: what an earlier one answers no longer counts. */
  #opening = 0;
  #closed = false;

  constructor(
    readonly socket: ChatSocket,
    self: ParticipantId,
    private readonly newKey: () => PostKey = () => crypto.randomUUID() as PostKey,
  ) {
    super();
    this.replica = new ChatReplica(self);
    this.#undo = [
      socket.on('chat:message', (message) => this.#hear(message)),
      socket.on('chat:state', (state) => {
        this.replica.receiveState(state);
        this.emit('changed');
      }),
      socket.on('chat:typing', ({ participant }) => this.#showTyping(participant)),
      socket.on('disconnected', () => this.replica.lose()),
    ];
  }

  /** Who is writing now. */
  get typing(): readonly ParticipantId[] {
    return [...this.#typing.keys()];
  }

  /** Catches up on the socket as it is now; to be called once it is bound. */
  open(): void {
    if (this.#closed) return;
    this.#opening += 1;
    const opening = this.#opening;
    this.socket.request('chat:open', { since: this.replica.since }).then(
      (reply) => {
        if (opening !== this.#opening || this.#closed) return;
        this.replica.open(reply);
        for (const { key, refusal } of this.replica.pending) if (!refusal) this.#send(key);
        this.emit('changed');
      },
      () => this.#later(opening, () => this.open()),
    );
  }

  /** Shows it at once as on its way, and sends it until the server has it or refuses it. */
  post(draft: Draft): void {
    const key = this.newKey();
    this.replica.addPending({ ...draft, key });
    this.emit('changed');
    this.#send(key);
  }

  /** Sends what was refused once more. */
  again(key: PostKey): void {
    const post = this.replica.pending.find((pending) => pending.key === key);
    if (!post) return;
    const { refusal: _, ...request } = post;
    this.replica.addPending(request);
    this.emit('changed');
    this.#send(key);
  }

  discard(key: PostKey): void {
    this.replica.removePending(key);
    this.emit('changed');
  }

  async edit(message: ChatMessageId, text: string): Promise<void> {
    this.#hear(await this.socket.request('chat:edit', { message, text }));
  }

  async delete(message: ChatMessageId): Promise<void> {
    this.#hear(await this.socket.request('chat:delete', { message }));
  }

  async react(message: ChatMessageId, reaction: Reaction, on: boolean): Promise<void> {
    this.#hear(await this.socket.request('chat:react', { message, reaction, on }));
  }

  async pin(message: ChatMessageId | null): Promise<void> {
    await this.socket.request('chat:pin', { message });
  }

  async setMode(mode: ChatMode): Promise<void> {
    await this.socket.request('chat:setMode', { mode });
  }

  async loadOlder(): Promise<void> {
    const [first] = this.replica.messages;
    if (!first || !this.replica.more) return;
    this.replica.addOlder(await this.socket.request('chat:history', { before: first.posted }));
    this.emit('changed');
  }

  search(text: string): Promise<ChatPage> {
    return this.socket.request('chat:search', { text });
  }

  /** One is writing, to all or to one: told at most every two seconds. */
  tellTyping(to: ParticipantId | undefined): void {
    const now = performance.now();
    if (now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.socket.request('chat:typing', to === undefined ? {} : { to }).catch(() => undefined);
  }

  /** Everything that is here has been seen. */
  markRead(): void {
    const posted = this.replica.readAll();
    if (posted === undefined) return;
    this.emit('changed');
    this.socket.request('chat:read', { posted }).catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#typing.values()) clearTimeout(timer);
    for (const undo of this.#undo) undo();
    this.removeAllListeners();
  }

  #send(key: PostKey): void {
    const post = this.replica.pending.find((pending) => pending.key === key);
    if (!post || this.#closed) return;
    const { refusal: _, ...request } = post;
    const opening = this.#opening;
    this.socket.request('chat:post', request).then(
      (message) => {
        this.replica.removePending(key);
        this.#hear(message);
      },
      (error: Error) => this.#notSent(key, opening, error),
    );
  }

  /** Whether it arrived is not known: it is sent again under the same key, and posted once. (SPEC H5) */
  #notSent(key: PostKey, opening: number, error: Error): void {
    const code = error instanceof RequestError ? error.code : undefined;
    if (this.#closed || code === NOT_YET) return;
    const isRefused = code !== undefined && !BUSY_CODES.includes(code);
    if (isRefused) {
      this.replica.refuse(key, error);
      this.emit('changed');
    } else this.#later(opening, () => this.#send(key));
  }

  /** Unless the socket was opened anew by then, which sends everything again. */
  #later(opening: number, task: () => void): void {
    setTimeout(() => {
      if (opening === this.#opening && !this.#closed) task();
    }, RETRY_MS);
  }

  #hear(message: ChatMessageView): void {
    const isKnown = this.replica.find(message.id) !== undefined || message.author.id === this.replica.self;
    this.replica.receive(message);
    const isNew = !isKnown && this.replica.find(message.id) !== undefined;
    this.#stopTyping(message.author.id);
    this.emit('changed');
    if (isNew && message.deletedBy === null) this.emit('posted', message);
  }

  #showTyping(participant: ParticipantId): void {
    clearTimeout(this.#typing.get(participant));
    this.#typing.set(
      participant,
      setTimeout(() => this.#stopTyping(participant), TYPING_MS),
    );
    this.emit('changed');
  }

  #stopTyping(participant: ParticipantId): void {
    clearTimeout(this.#typing.get(participant));
    if (this.#typing.delete(participant)) this.emit('changed');
  }
}
