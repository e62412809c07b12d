import { randomUUID } from 'node:crypto';
import type { ChatMessageView } from '../../../server/contract/chat';
import type { Role } from '../../../server/contract/conference';
import type { NoticeName } from '../../../server/contract/events';
import { ChatMessageId, ParticipantId, ProducerId } from '../../../server/contract/ids';
import type { BindReply, MediaParameters } from '../../../server/contract/media';
import type { BoardPort } from '../../../server/signalling/BoardPort';
import type { ChatPort } from '../../../server/signalling/ChatPort';
import type { NoticeBody, NoticeListener, ParticipantPort } from '../../../server/signalling/ParticipantPort';

const NO_TRANSPORT = {
  id: randomUUID(),
  iceParameters: { usernameFragment: 'fragment', password: 'password', iceLite: true },
  iceCandidates: [],
  dtlsParameters: { fingerprints: [] },
};
const NO_MEDIA: MediaParameters = {
  routerRtpCapabilities: {},
  send: NO_TRANSPORT,
  receive: NO_TRANSPORT,
  consumers: [],
};

/** A participation without a meeting behind it: remembers what it was asked, keeps notices until someone listens. */
export class FakeParticipant implements ParticipantPort {
  readonly participant = ParticipantId.parse(randomUUID());
  readonly calls: {
    readonly name: keyof ParticipantPort | `board.${keyof BoardPort}` | `chat.${keyof ChatPort}`;
    readonly body: unknown;
    readonly at: number;
  }[] = [];
  /** When the socket that last spoke for this participant ceased to. */
  releasedAt = Number.NaN;
  /** What the next call fails with. */
  failure: unknown;
  #listener: NoticeListener | undefined;
  readonly #waiting: ((listener: NoticeListener) => void)[] = [];

  readonly board = fakeBoard((name, body) => this.#called(`board.${name}`, body, undefined));
  readonly chat = fakeChat((name, body) => this.#called(`chat.${name}`, body, undefined));

  constructor(readonly role: Role = 'participant') {}

  standing(): Pick<BindReply, 'sources' | 'consumers'> {
    return {
      sources: { microphone: 'open', camera: 'none', screen: 'none', 'screen-audio': 'none' },
      consumers: [],
    };
  }

  mute = (body: unknown) => this.#called('mute', body, undefined);
  end = () => this.#called('end', {}, undefined);
  openMedia = (body: unknown) => this.#called('openMedia', body, NO_MEDIA);
  connect = (body: unknown) => this.#called('connect', body, undefined);
  restartIce = (body: unknown) =>
    this.#called('restartIce', body, { iceParameters: NO_TRANSPORT.iceParameters });
  produce = (body: unknown) => this.#called('produce', body, { producer: ProducerId.parse(randomUUID()) });
  closeProducer = (body: unknown) => this.#called('closeProducer', body, undefined);
  setPaused = (body: unknown) => this.#called('setPaused', body, undefined);
  consumersReady = (body: unknown) => this.#called('consumersReady', body, undefined);
  setView = (body: unknown) => this.#called('setView', body, undefined);

  get isHeard(): boolean {
    return this.#listener !== undefined;
  }

  tell<Name extends NoticeName>(name: Name, body: NoticeBody<Name>): void {
    if (this.#listener) this.#listener(name, body);
    else this.#waiting.push((listener) => listener(name, body));
  }

  onNotice(listener: NoticeListener): () => void {
    for (const deliver of this.#waiting.splice(0)) deliver(listener);
    this.#listener = listener;
    return () => {
      if (this.#listener !== listener) return;
      this.#listener = undefined;
      this.releasedAt = performance.now();
    };
  }

  async #called<Value>(
    name: FakeParticipant['calls'][number]['name'],
    body: unknown,
    value: Value,
  ): Promise<Value> {
    this.calls.push({ name, body, at: performance.now() });
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    return value;
  }
}

/** A chat that forgets everything. */
function fakeChat(called: (name: keyof ChatPort, body: unknown) => Promise<undefined>): ChatPort {
  const asked =
    <Body, Value>(name: keyof ChatPort, value: Value) =>
    async (body: Body): Promise<Value> => {
      await called(name, body);
      return value;
    };
  const page = { messages: [], more: false };
  const state = { sequence: 0, mode: 'open', pinned: null } as const;
  const nobody = { id: ParticipantId.parse(randomUUID()), displayName: 'Nobody' };
  const message: ChatMessageView = {
    id: ChatMessageId.parse(randomUUID()),
    posted: 1,
    changed: 1,
    author: nobody,
    to: null,
    text: 'forgotten',
    files: [],
    replyTo: null,
    mentions: [],
    reactions: [],
    postedAt: '2026-03-02T09:00:00.000Z',
    editedAt: null,
    deletedBy: null,
  };
  return {
    open: asked('open', { ...page, state, read: 0, anew: true }),
    history: asked('history', page),
    search: asked('search', page),
    post: asked('post', message),
    edit: asked('edit', message),
    delete: asked('delete', message),
    react: asked('react', message),
    pin: asked('pin', undefined),
    setMode: asked('setMode', undefined),
    typing: asked('typing', undefined),
    read: asked('read', undefined),
  };
}

/** A board on which nothing ever happens. */
function fakeBoard(called: (name: keyof BoardPort, body: unknown) => Promise<undefined>): BoardPort {
  const asked =
    <Body, Value>(name: keyof BoardPort, value: Value) =>
    async (body: Body): Promise<Value> => {
      await called(name, body);
      return value;
    };
  const locks = { locks: [], leaseMs: 0 };
  return {
    channel: 'board',
    open: asked('open', { kind: 'tail', commits: [], revision: 0, locks: [], people: [] }),
    load: asked('load', { revision: 0, objects: [], next: null }),
    submit: asked('submit', { revision: 1 }),
    undo: asked('undo', { revision: null }),
    redo: asked('redo', { revision: null }),
    lock: asked('lock', locks),
    renew: () => asked('renew', locks)({}),
    release: asked('release', undefined),
    live: asked('live', undefined),
    pens: () => asked('pens', { everyone: true, people: {} })({}),
    askPen: asked('askPen', undefined),
  };
}
