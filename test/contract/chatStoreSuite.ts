import { randomUUID } from 'node:crypto';
import type { ChatStore, StoredChat, StoredMessage } from '../../server/chat/ChatStore';
import { ChatMessageId, type MeetingId, PostKey } from '../../server/contract/ids';
import { ann, bob, carol } from '../support/people';

const NINE = new Date('2026-03-02T09:00:00Z');

interface Opened {
  readonly store: ChatStore;
  readonly meeting: MeetingId;
  close(): Promise<void>;
}

/** What every store of chats does, wherever it keeps them. */
export function chatStoreSuite(open: () => Promise<Opened>): void {
  let opened: Opened;
  let store: ChatStore;
  let meeting: MeetingId;
  beforeAll(async () => {
    opened = await open();
    ({ store, meeting } = opened);
  });
  afterAll(() => opened.close());

  const person = ({ id, displayName }: typeof ann) => ({ id, displayName });
  const message = (posted: number, change: Partial<StoredMessage> = {}): StoredMessage => ({
    id: ChatMessageId.parse(randomUUID()),
    posted,
    changed: posted,
    key: PostKey.parse(randomUUID()),
    author: person(ann),
    to: null,
    text: `message ${posted}`,
    files: [],
    replyTo: null,
    mentions: [],
    reactions: {},
    postedAt: NINE,
    editedAt: null,
    deletedBy: null,
    ...change,
  });
  const chat = (sequence: number, change: Partial<StoredChat> = {}): StoredChat => ({
    sequence,
    mode: 'open',
    pinned: null,
    ...change,
  });
  const texts = (messages: readonly StoredMessage[]) => messages.map(({ text }) => text);

  test('a chat that nobody has used is open and empty', async () => {
    expect(await store.load(meeting)).toEqual(chat(0));
    expect(await store.listBefore(meeting, 100, { viewer: ann.id, limit: 10 })).toEqual([]);
    expect(await store.readUpTo(meeting, ann.id)).toBe(0);
  });

  test('what is saved is found again as it was, by id and by key', async () => {
    const first = message(1, { mentions: [bob.id], reactions: { '👍': [bob.id] } });
    const secret = message(2, { to: person(bob), replyTo: first.id, text: '100 % _sure_' });
    await store.save(meeting, chat(1), first);
    await store.save(meeting, chat(2, { mode: 'public-only', pinned: first.id }), secret);
    expect(await store.find(meeting, first.id)).toEqual(first);
    expect(await store.findByKey(meeting, ann.id, secret.key)).toEqual(secret);
    expect(await store.findByKey(meeting, bob.id, secret.key)).toBeUndefined();
    expect(await store.load(meeting)).toEqual(chat(2, { mode: 'public-only', pinned: first.id }));
  });

  test('[H6] lists and searches hold what the viewer may see, in order', async () => {
    const wish = (viewer: typeof ann, limit = 10) => ({ viewer: viewer.id, limit });
    await store.save(meeting, chat(3), message(3, { author: person(bob), text: 'Sure thing' }));
    expect(texts(await store.listBefore(meeting, 4, wish(bob)))).toEqual([
      'message 1',
      '100 % _sure_',
      'Sure thing',
    ]);
    expect(texts(await store.listBefore(meeting, 4, wish(carol)))).toEqual(['message 1', 'Sure thing']);
    expect(texts(await store.listBefore(meeting, 4, wish(carol, 1)))).toEqual(['Sure thing']);
    expect(texts(await store.search(meeting, ['SURE'], wish(ann)))).toEqual(['100 % _sure_', 'Sure thing']);
    expect(texts(await store.search(meeting, ['sure', '%'], wish(ann)))).toEqual(['100 % _sure_']);
    expect(texts(await store.search(meeting, ['sure'], wish(carol)))).toEqual(['Sure thing']);
  });

  test('[H4] a changed message is among the changes under its new number', async () => {
    const [first] = await store.listBefore(meeting, 2, { viewer: ann.id, limit: 1 });
    if (!first) throw new Error('the first message is gone');
    const edited = { ...first, changed: 4, text: 'better', editedAt: NINE, deletedBy: person(carol) };
    await store.save(meeting, chat(4), edited);
    expect(await store.listChanged(meeting, 3, { viewer: carol.id, limit: 10 })).toEqual([edited]);
    expect(await store.listChanged(meeting, 4, { viewer: carol.id, limit: 10 })).toEqual([]);
  });

  test('[H10] how far somebody has read never goes back', async () => {
    await store.markRead(meeting, bob.id, 3);
    await store.markRead(meeting, bob.id, 2);
    expect(await store.readUpTo(meeting, bob.id)).toBe(3);
    expect(await store.readUpTo(meeting, carol.id)).toBe(0);
  });
}
