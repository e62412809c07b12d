import { randomUUID } from 'node:crypto';
import { ChatChannel, type ChatMember } from '../../../../server/chat/ChatChannel';
import type { ChatMessageView, ChatStateView } from '../../../../server/contract/chat';
import { FileId, MeetingId, type ParticipantId, PostKey } from '../../../../server/contract/ids';
import { MemoryChatStore } from '../../../support/chat/MemoryChatStore';
import { ann, bob, carol, gus } from '../../../support/people';

const meeting = MeetingId.parse(randomUUID());
let store: MemoryChatStore;
let chat: ChatChannel;
let present: Map<ParticipantId, ChatMember>;
let told: { message: ChatMessageView; readers: readonly ParticipantId[] | 'everyone' }[];
let states: ChatStateView[];
let now = 0;

function open(): ChatChannel {
  const channel = new ChatChannel({ meeting, store, member: (id) => present.get(id), now: () => now });
  channel.on('messageChanged', (message, readers) => told.push({ message, readers }));
  channel.on('stateChanged', (state) => states.push(state));
  return channel;
}

beforeEach(() => {
  store = new MemoryChatStore();
  present = new Map([ann, bob, carol, gus].map((person) => [person.id, person]));
  told = [];
  states = [];
  now = Date.parse('2026-03-02T09:00:00Z');
  chat = open();
});

const key = () => PostKey.parse(randomUUID());
const say = (by: typeof ann, text: string, more: object = {}) =>
  chat.post(by.id, { key: key(), text, ...more });

test('[H1] every change has the next number, in the order in which it was made', async () => {
  const [one, two] = await Promise.all([say(ann, 'one'), say(bob, 'two')]);
  const edited = await chat.edit(ann.id, one.id, 'first');
  const reacted = await chat.react(carol.id, two.id, { reaction: '👍', on: true });
  expect([one.posted, two.posted, edited.posted, reacted.posted]).toEqual([1, 2, 1, 2]);
  expect(told.map(({ message }) => message.changed)).toEqual([1, 2, 3, 4]);
});

test('[H2] what could not be stored did not happen, and the next change has its number', async () => {
  await say(ann, 'one');
  store.failure = new Error('the disk is full');
  await expect(say(ann, 'lost')).rejects.toThrow('the disk is full');
  const next = await say(ann, 'two');
  expect(next.posted).toBe(2);
  expect(told.map(({ message }) => message.text)).toEqual(['one', 'two']);
});

test('[H4] whoever comes back gets each message that has changed meanwhile, and nothing twice', async () => {
  const one = await say(ann, 'one');
  await say(ann, 'two');
  const { state } = await chat.open(bob.id, null);
  await chat.edit(ann.id, one.id, 'first');
  await say(carol, 'three');
  const missed = await chat.open(bob.id, state.sequence);
  expect(missed.anew).toBe(false);
  expect(missed.messages.map(({ text }) => text)).toEqual(['first', 'three']);
  expect((await chat.open(bob.id, missed.state.sequence)).messages).toEqual([]);
});

test('[H4] whoever missed too much, or knows of another chat, starts anew with the last fifty', async () => {
  for (let count = 0; count < 502; count++) await say(ann, `message ${count}`);
  const reply = await chat.open(bob.id, 1);
  expect(reply).toMatchObject({ anew: true, more: true });
  expect(reply.messages).toHaveLength(50);
  expect(reply.messages.at(-1)?.text).toBe('message 501');
  expect((await chat.open(bob.id, 9_999)).anew).toBe(true);
  const older = await chat.history(bob.id, reply.messages[0]?.posted ?? 0);
  expect(older.messages.at(-1)?.text).toBe('message 451');
});

test('[H5] the same key again posts nothing and answers with what it made', async () => {
  const again = { key: key(), text: 'once' };
  const [first, second] = await Promise.all([chat.post(ann.id, again), chat.post(ann.id, again)]);
  expect(second).toEqual(first);
  expect(told).toHaveLength(1);
  expect((await chat.post(bob.id, again)).id).not.toBe(first.id);
});

test('[H6] a private message does not exist for anybody else, hosts included', async () => {
  const secret = await say(bob, 'between us', { to: carol.id });
  expect(told.at(-1)?.readers).toEqual([bob.id, carol.id]);
  const missing = { code: 'message-not-found' };
  await expect(chat.react(ann.id, secret.id, { reaction: '👍', on: true })).rejects.toMatchObject(missing);
  await expect(chat.delete(ann.id, secret.id)).rejects.toMatchObject(missing);
  await expect(chat.pin(ann.id, secret.id)).rejects.toMatchObject(missing);
  await expect(say(ann, 'what?', { replyTo: secret.id })).rejects.toMatchObject(missing);
  expect((await chat.open(ann.id, null)).messages).toEqual([]);
  expect((await chat.search(ann.id, 'between')).messages).toEqual([]);
  expect((await chat.search(carol.id, 'between')).messages).toHaveLength(1);
});

test('[H6] what was said in private is answered in private', async () => {
  const secret = await say(bob, 'between us', { to: carol.id });
  await expect(say(carol, 'he said', { replyTo: secret.id })).rejects.toMatchObject({
    code: 'message-not-found',
  });
  await expect(say(carol, 'he said', { replyTo: secret.id, to: ann.id })).rejects.toMatchObject({
    code: 'message-not-found',
  });
  expect((await say(carol, 'yes', { replyTo: secret.id, to: bob.id })).replyTo).toBe(secret.id);
});

test('[H7] only its author edits a message; its author and hosts delete it, and nothing of it stays', async () => {
  const message = await say(bob, 'oops', { mentions: [carol.id] });
  await expect(chat.edit(ann.id, message.id, 'mine')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(chat.delete(carol.id, message.id)).rejects.toMatchObject({ code: 'forbidden' });
  await chat.react(carol.id, message.id, { reaction: '😂', on: true });
  const deleted = await chat.delete(ann.id, message.id);
  expect(deleted).toMatchObject({
    text: '',
    mentions: [],
    reactions: [],
    deletedBy: { id: ann.id },
    posted: 1,
  });
  await expect(chat.edit(bob.id, message.id, 'back')).rejects.toMatchObject({ code: 'message-not-found' });
});

test('[H8] a closed chat is for hosts alone, one without privacy for everyone in public', async () => {
  const mine = await say(bob, 'mine');
  await chat.setMode(ann.id, 'public-only');
  await expect(say(bob, 'psst', { to: carol.id })).rejects.toMatchObject({ code: 'chat-closed' });
  await say(bob, 'aloud');
  await say(ann, 'psst', { to: carol.id });
  await chat.setMode(ann.id, 'closed');
  await expect(say(gus, 'me too')).rejects.toMatchObject({ code: 'chat-closed' });
  await expect(chat.edit(bob.id, mine.id, 'other')).rejects.toMatchObject({ code: 'chat-closed' });
  await expect(chat.react(bob.id, mine.id, { reaction: '👍', on: true })).rejects.toMatchObject({
    code: 'chat-closed',
  });
  expect(() => chat.typing(bob.id, undefined)).toThrow('closed');
  await chat.delete(bob.id, mine.id);
  await say(ann, 'order, please');
  expect(states.map(({ mode }) => mode)).toEqual(['public-only', 'closed']);
  await expect(chat.setMode(bob.id, 'open')).rejects.toMatchObject({ code: 'forbidden' });
});

test('[H8] a host pins a public message; it is unpinned when it is deleted', async () => {
  const message = await say(bob, 'agenda');
  await expect(chat.pin(bob.id, message.id)).rejects.toMatchObject({ code: 'forbidden' });
  await chat.pin(ann.id, message.id);
  expect(states.at(-1)?.pinned?.text).toBe('agenda');
  await chat.edit(bob.id, message.id, 'the agenda');
  expect(states.at(-1)?.pinned?.text).toBe('the agenda');
  await chat.delete(bob.id, message.id);
  expect(states.at(-1)?.pinned).toBeNull();
});

test('[H9] who has left by the time it is their turn changes nothing', async () => {
  const first = say(ann, 'a moment');
  const late = say(bob, 'too late');
  present.delete(bob.id);
  await first;
  await expect(late).rejects.toMatchObject({ code: 'not-in-meeting' });
  await expect(say(ann, 'are you there?', { to: bob.id })).rejects.toMatchObject({ code: 'recipient-gone' });
  await expect(say(ann, 'to myself', { to: ann.id })).rejects.toMatchObject({ code: 'recipient-gone' });
});

test('[H10] how far somebody has read is known wherever they open the chat', async () => {
  await say(ann, 'one');
  await chat.markRead(bob.id, 1);
  chat = open();
  expect((await chat.open(bob.id, null)).read).toBe(1);
});

test('a mention counts for those who are here and may read it', async () => {
  const strangers = [carol.id, ann.id];
  expect((await say(ann, 'hello', { mentions: strangers })).mentions).toEqual(strangers);
  expect((await say(bob, 'psst', { to: carol.id, mentions: strangers })).mentions).toEqual([carol.id]);
});

/** A file that somebody has sent for the chat. */
function sent(by: typeof ann, to: typeof bob | null = null): FileId {
  const id = FileId.parse(randomUUID());
  const file = {
    id,
    name: 'plan.pdf',
    kind: 'pdf',
    type: 'application/pdf',
    size: 9,
    width: null,
    height: null,
  } as const;
  store.sent.push({ file, author: by.id, to: to?.id ?? null });
  return id;
}

test('[H11] a post carries its author’s files, with or without a text, and no file is posted twice', async () => {
  const files = [sent(ann), sent(ann)];
  const posted = await say(ann, '', { files });
  expect(posted.files.map(({ id }) => id)).toEqual(files);
  await expect(say(ann, 'again', { files: [files[0]] })).rejects.toThrow('cannot be posted');
});

test('[H11] nobody posts a file of somebody else’s, or one that was sent for other eyes', async () => {
  await expect(say(bob, 'mine', { files: [sent(ann)] })).rejects.toThrow('cannot be posted');
  await expect(say(ann, 'to all', { files: [sent(ann, bob)] })).rejects.toThrow('cannot be posted');
  await expect(say(ann, 'to Bob', { to: bob.id, files: [sent(ann)] })).rejects.toThrow('cannot be posted');
  expect(told).toEqual([]);
  const secret = await say(ann, 'to Bob', { to: bob.id, files: [sent(ann, bob)] });
  expect(secret.files).toHaveLength(1);
});

test('[H12] a deleted message has no files any more', async () => {
  const { id } = await say(ann, 'look', { files: [sent(ann)] });
  expect((await chat.delete(ann.id, id)).files).toEqual([]);
});
