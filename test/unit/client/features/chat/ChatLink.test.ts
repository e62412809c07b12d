import { randomUUID } from 'node:crypto';
import { RequestError } from '../../../../../client/connection/RequestError';
import { UnansweredError } from '../../../../../client/connection/UnansweredError';
import { ChatLink } from '../../../../../client/features/chat/ChatLink';
import { ChatChannel, type ChatMember } from '../../../../../server/chat/ChatChannel';
import { MeetingId, type ParticipantId } from '../../../../../server/contract/ids';
import { MemoryChatStore } from '../../../../support/chat/MemoryChatStore';
import { ann, bob, carol } from '../../../../support/people';

/** A real chat behind sockets that the test can break, before or after the server was reached. */
class Room {
  readonly channel: ChatChannel;
  readonly #links = new Map<
    ParticipantId,
    { listeners: Map<string, (body: unknown) => void>; broken: string }
  >();

  constructor() {
    const members = new Map<ParticipantId, ChatMember>(
      [ann, bob, carol].map((person) => [person.id, person]),
    );
    this.channel = new ChatChannel({
      meeting: MeetingId.parse(randomUUID()),
      store: new MemoryChatStore(),
      member: (id) => members.get(id),
      now: () => 0,
    });
    this.channel.on('messageChanged', (message, readers) => {
      for (const [id] of this.#links)
        if (readers === 'everyone' || readers.includes(id)) this.#tell(id, 'chat:message', message);
    });
    this.channel.on('stateChanged', (state) => {
      for (const [id] of this.#links) this.#tell(id, 'chat:state', state);
    });
  }

  link(person: typeof ann): ChatLink {
    const listeners = new Map<string, (body: unknown) => void>();
    const entry = { listeners, broken: '' };
    this.#links.set(person.id, entry);
    const ask = async (name: string, body: never) => {
      if (entry.broken === 'before') throw new UnansweredError();
      if (entry.broken === 'unbound') throw new RequestError({ code: 'not-in-meeting', message: '' });
      try {
        const answer = await this.#ask(person.id, name, body);
        if (entry.broken === 'after') throw new UnansweredError();
        return answer;
      } catch (error) {
        const { code, message } = error as { code: RequestError['code']; message: string };
        throw error instanceof RequestError ? error : new RequestError({ code, message });
      }
    };
    const on = (name: string, listener: (body: unknown) => void) => {
      listeners.set(name, listener);
      return () => void listeners.delete(name);
    };
    return new ChatLink({ request: ask, on } as never, person.id);
  }

  /** The socket of that person answers nothing, and tells nothing. */
  lose(person: typeof ann, when: 'before' | 'after' | 'unbound'): void {
    const entry = this.#links.get(person.id);
    if (!entry) return;
    entry.broken = when;
    entry.listeners.get('disconnected')?.(undefined);
  }

  mend(person: typeof ann): void {
    const entry = this.#links.get(person.id);
    if (entry) entry.broken = '';
  }

  #tell(id: ParticipantId, name: string, body: unknown): void {
    const entry = this.#links.get(id);
    if (entry?.broken === '') entry.listeners.get(name)?.(structuredClone(body));
  }

  #ask(by: ParticipantId, name: string, body: never): Promise<unknown> {
    const { since, message, text, ...rest } = body as Record<string, never>;
    switch (name) {
      case 'chat:open':
        return this.channel.open(by, since ?? null);
      case 'chat:post':
        return this.channel.post(by, body);
      case 'chat:edit':
        return this.channel.edit(by, message as never, text as never);
      case 'chat:history':
        return this.channel.history(by, (body as { before: number }).before);
      case 'chat:react':
        return this.channel.react(by, message as never, rest as never);
      default:
        return Promise.resolve({});
    }
  }
}

const settle = () => jest.advanceTimersByTimeAsync(0);
const texts = (link: ChatLink) => link.replica.messages.map(({ text }) => text);
let room: Room;

beforeEach(() => {
  jest.useFakeTimers();
  room = new Room();
});
afterEach(() => jest.useRealTimers());

test('[H4] after a break one has what was written meanwhile, and what was changed', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  a.open();
  b.open();
  await settle();
  a.post({ text: 'one' });
  await settle();
  room.lose(bob, 'before');
  a.post({ text: 'two' });
  await settle();
  const [first] = a.replica.messages;
  await a.edit(first?.id as never, 'first');
  await settle();
  expect(texts(b)).toEqual(['one']);
  room.mend(bob);
  b.open();
  await settle();
  expect(texts(b)).toEqual(['first', 'two']);
});

test('[H5] what was on its way when the answer was lost is posted once', async () => {
  const a = room.link(ann);
  a.open();
  await settle();
  room.lose(ann, 'after');
  a.post({ text: 'did it arrive?' });
  await settle();
  expect(a.replica.pending).toHaveLength(1);
  room.mend(ann);
  a.open();
  await settle();
  expect(a.replica.pending).toHaveLength(0);
  expect(texts(a)).toEqual(['did it arrive?']);
});

test('what was written without a connection is sent when there is one, in order', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  b.open();
  await settle();
  room.lose(ann, 'before');
  a.post({ text: 'one' });
  a.post({ text: 'two' });
  await settle();
  room.mend(ann);
  a.open();
  await settle();
  expect(texts(b)).toEqual(['one', 'two']);
});

test('what comes to a socket that does not speak for us yet is sent once it does', async () => {
  const a = room.link(ann);
  room.lose(ann, 'unbound');
  a.post({ text: 'too early' });
  await settle();
  expect(a.replica.pending[0]?.refusal).toBeNull();
  room.mend(ann);
  a.open();
  await settle();
  expect(texts(a)).toEqual(['too early']);
});

test('a refusal is shown at the message, which can be tried again or given up', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  a.open();
  b.open();
  await settle();
  await room.channel.setMode(ann.id, 'closed');
  b.post({ text: 'may I?' });
  await settle();
  const [refused] = b.replica.pending;
  expect(refused?.refusal).toMatchObject({ code: 'chat-closed' });
  await room.channel.setMode(ann.id, 'open');
  b.again(refused?.key as never);
  await settle();
  expect(texts(a)).toEqual(['may I?']);
  expect(b.replica.pending).toEqual([]);
});

test('[H10] what others wrote is unread until it was seen; one’s own and what was deleted never is', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  a.open();
  b.open();
  await settle();
  a.post({ text: 'one' });
  b.post({ text: 'mine' });
  await settle();
  expect(b.replica.unread.map(({ text }) => text)).toEqual(['one']);
  b.markRead();
  expect(b.replica.unread).toEqual([]);
});

test('what happens to a message that is not here yet leaves no hole before it, and is no news', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  a.open();
  await settle();
  for (let count = 1; count <= 70; count += 1) a.post({ text: `message ${count}` });
  await settle();
  b.open();
  const news: string[] = [];
  b.on('posted', ({ text }) => news.push(text));
  await settle();
  const [oldest] = b.replica.messages;
  expect(oldest?.text).not.toBe('message 1');
  await a.edit(a.replica.messages[0]?.id as never, 'the first');
  await settle();
  expect(b.replica.messages[0]).toEqual(oldest);
  while (b.replica.more) await b.loadOlder();
  expect(texts(b)).toEqual(['the first', ...texts(a).slice(1)]);
  expect(b.replica.since).toBe(a.replica.since);
  expect(news).toEqual([]);
});

test('[H3] of two views of one message the newer holds, in whatever order they come', async () => {
  const [a, b] = [room.link(ann), room.link(bob)];
  a.open();
  b.open();
  await settle();
  a.post({ text: 'one' });
  await settle();
  const [old] = b.replica.messages;
  await a.react(old?.id as never, '👍', true);
  await settle();
  if (old) b.replica.receive(old);
  expect(b.replica.messages[0]?.reactions).toEqual([{ reaction: '👍', by: [ann.id] }]);
});
