import { randomUUID } from 'node:crypto';
import { ChatChannel } from '../../../server/chat/ChatChannel';
import type { Role } from '../../../server/contract/conference';
import { BoardPageId, type MeetingId, type ParticipantId, PostKey } from '../../../server/contract/ids';
import { author, circle, create, operation } from '../../support/board/boardThings';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import type { HttpWireClient } from '../../support/wire/HttpWireClient';

let rest: OpenRest;
let host: Staff;
let paul: Staff;
let root: Staff;
let stranger: Staff;
let gus: HttpWireClient;
let meeting: MeetingId;
const people = new Map<string, ParticipantId>();
const now = new Date('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now.getTime() });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  host = await addStaff(rest, 'Hanna');
  paul = await addStaff(rest, 'Paul');
  stranger = await addStaff(rest, 'Stranger');
  const { meetings } = rest.admin.organisationStores;
  const made = await meetings.create({
    title: 'Budget 预算',
    createdBy: host.id,
    maximumParticipants: 9,
    isDemo: false,
    startsAt: now,
  });
  meeting = made.id;
  await meetings.markRunning(meeting, now);
  gus = rest.browser();
  const guest = await gus.request('signInAsGuest', {
    body: { code: made.code, displayName: 'Gus', locale: 'en' },
  });
  if (guest.kind !== 'guest') throw new Error('Gus is a guest');
  for (const [name, principal] of [
    ['Hanna', { kind: 'user', id: host.id }],
    ['Paul', { kind: 'user', id: paul.id }],
    ['Gus', { kind: 'guest', id: guest.id }],
  ] as const) {
    const { participant } = await meetings.enrol({ meeting, principal, displayName: name });
    await meetings.recordJoin(participant, 'browser', now);
    people.set(name, participant);
  }
  await drawAndTalk();
});
afterAll(() => rest.close());

async function drawAndTalk(): Promise<void> {
  const { boards, chats } = rest.admin.organisationStores;
  const page = BoardPageId.parse(meeting);
  const note = circle(page, {
    shape: { kind: 'sticky', text: '决定 <b>通过</b>', width: 200, height: 120 },
  });
  const { key, changes } = operation(create(note), {
    kind: 'createPage',
    page: { id: BoardPageId.parse(randomUUID()), title: 'Plan', order: 'x', background: 'blank' },
  });
  await boards.append(meeting, [{ revision: 1, key, author: author().participant, changes }], now);
  const channel = new ChatChannel({
    meeting,
    store: chats,
    member: (id) => {
      const name = [...people].find(([, participant]) => participant === id)?.[0];
      const role: Role = name === 'Hanna' ? 'host' : 'participant';
      return name === undefined ? undefined : { id, displayName: name, role, address: `sip:${name}` };
    },
    now: () => now.getTime(),
  });
  const say = (from: string, text: string, to?: string) =>
    channel.post(idOf(from), { key: PostKey.parse(randomUUID()), text, ...(to && { to: idOf(to) }) });
  for (let count = 1; count <= 60; count++) await say('Paul', `Line ${count} of the budget`);
  await say('Hanna', 'Between us: the budget is too small', 'Gus');
  await channel.close();
}

function idOf(name: string): ParticipantId {
  const id = people.get(name);
  if (!id) throw new Error(`nobody is called ${name}`);
  return id;
}

const at = () => ({ parameters: { record: meeting } });

test('whoever took part, guests too, and whoever may see the record finds the board again', async () => {
  for (const browser of [host.browser, paul.browser, gus, root.browser]) {
    const { pages } = await browser.request('viewRecordBoard', at());
    expect(pages).toMatchObject([
      { id: meeting, title: '', objects: 1, texts: ['决定 <b>通过</b>'] },
      { title: 'Plan', objects: 0, texts: [] },
    ]);
  }
  const other = rest.browser();
  for (const browser of [stranger.browser, other])
    expect((await browser.ask('viewRecordBoard', at())).status).toBeGreaterThanOrEqual(401);
});

test('a page is a picture that runs nothing, and all of them are one PDF', async () => {
  const parameters = { record: meeting, boardPage: meeting };
  const page = await gus.ask('viewRecordBoardPage', { parameters });
  expect(page.headers.get('content-type')).toContain('image/svg+xml');
  expect(page.headers.get('content-disposition')).toContain('attachment');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(String(page.body)).toContain('&lt;b&gt;');
  const elsewhere = { record: meeting, boardPage: randomUUID() };
  expect(await gus.ask('viewRecordBoardPage', { parameters: elsewhere })).toMatchObject({ status: 404 });
  const pdf = await paul.browser.ask('downloadRecordBoard', { ...at(), query: { locale: 'zh-CN' } });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(String(pdf.body)).toMatch(/^%PDF-1\.7/);
});

test('[H6] the chat is found again page by page and by its words, what was private by its two people alone', async () => {
  const list = (browser: HttpWireClient, query = {}) =>
    browser.request('listRecordMessages', { ...at(), query });
  const last = await list(gus);
  expect(last.self).toBe(idOf('Gus'));
  expect(last.more).toBe(true);
  expect(last.messages.at(-1)).toMatchObject({
    text: 'Between us: the budget is too small',
    to: { displayName: 'Gus' },
  });
  const before = last.messages[0]?.posted ?? 0;
  const older = await list(gus, { before });
  expect(older.more).toBe(false);
  expect(older.messages.length + last.messages.length).toBe(61);
  expect((await list(host.browser, { text: 'us SMALL' })).messages).toHaveLength(1);
  for (const other of [paul, root]) {
    expect((await list(other.browser, { text: 'us small' })).messages).toEqual([]);
    expect((await list(other.browser)).messages.at(-1)?.text).toBe('Line 60 of the budget');
  }
  expect((await list(root.browser)).self).toBeNull();
});
