import { randomUUID } from 'node:crypto';
import { ChatChannel } from '../../../server/chat/ChatChannel';
import type { Role } from '../../../server/contract/conference';
import {
  BoardPageId,
  type FileId,
  type MeetingId,
  type ParticipantId,
  PostKey,
} from '../../../server/contract/ids';
import { author, circle, create, operation } from '../../support/board/boardThings';
import { type OpenRest, openRest } from '../../support/openRest';
import { StagedFiles } from '../../support/StagedFiles';
import { sendFile } from '../../support/sendFile';
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
/** Files by what they are called. */
const sent = new Map<string, FileId>();
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
  const staged = new StagedFiles(rest);
  const seat = async (name: string, { browser }: Staff) => {
    const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
    staged.join(meeting, actor?.address ?? '', idOf(name));
  };
  await seat('Hanna', host);
  await seat('Paul', paul);
  const send = async ({ browser }: Staff, from: string, name: string, to?: string) => {
    const whom = to && { to: idOf(to) };
    const { id } = await sendFile(browser, meeting, Buffer.from(`In ${name}`), { name, ...whom });
    sent.set(name, id);
    const message = { key: PostKey.parse(randomUUID()), text: '', files: [id], ...whom };
    return channel.post(idOf(from), message);
  };
  await send(paul, 'Paul', '预算 figures.txt');
  await send(host, 'Hanna', 'between us.txt', 'Gus');
  const { id } = await send(paul, 'Paul', 'wrong.txt');
  await channel.delete(idOf('Paul'), id);
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
  const last = await list(gus, { before: 62 });
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
    expect((await list(other.browser, { before: 62 })).messages.at(-1)?.text).toBe('Line 60 of the budget');
  }
  expect((await list(root.browser)).self).toBeNull();
});

test('files of the chat are named in it, and fetched by those who may read their message', async () => {
  const named = async (browser: HttpWireClient) => {
    const { messages } = await browser.request('listRecordMessages', { ...at(), query: {} });
    return messages.flatMap(({ files }) => files.map(({ name, size }) => `${name} ${size}`));
  };
  const [all, two] = ['预算 figures.txt 21', 'between us.txt 17'];
  expect(await named(gus)).toEqual([all, two]);
  expect(await named(root.browser)).toEqual([all]);
  const last = await root.browser.request('listRecordMessages', { ...at(), query: {} });
  expect(last.messages.at(-1)).toMatchObject({ text: '', files: [], deletedBy: { displayName: 'Paul' } });

  const fetched = async (browser: HttpWireClient, name: string) => {
    const parameters = { record: meeting, file: sent.get(name) ?? '' };
    const { status, headers, body } = await browser.ask('downloadRecordFile', { parameters });
    if (status !== 200) return status;
    expect(headers.get('content-disposition')).toContain('attachment');
    return String(body);
  };
  for (const { browser } of [root, paul, host, { browser: gus }])
    expect(await fetched(browser, '预算 figures.txt')).toBe('In 预算 figures.txt');
  expect(await fetched(stranger.browser, '预算 figures.txt')).toBe(404);
  for (const browser of [host.browser, gus])
    expect(await fetched(browser, 'between us.txt')).toBe('In between us.txt');
  for (const { browser } of [root, paul]) expect(await fetched(browser, 'between us.txt')).toBe(404);
  for (const { browser } of [root, paul]) expect(await fetched(browser, 'wrong.txt')).toBe(404);
});

test('the files that all were sent are named in what is exported of the record, and no others', async () => {
  const exported = (format: 'json' | 'csv' | 'pdf') =>
    root.browser.ask('downloadRecord', { ...at(), query: { format, locale: 'en' } });
  const { records } = (await exported('json')).body as { records: { files: object[] }[] };
  expect(records.map(({ files }) => files)).toEqual([
    [
      {
        name: '预算 figures.txt',
        type: expect.stringContaining('text/plain'),
        size: 21,
        sentBy: 'Paul',
        sentAt: now.toISOString(),
      },
    ],
  ]);
  const table = String((await exported('csv')).body);
  expect(table).toContain('Reason,Files\r\n');
  expect(table).toMatch(/,Hanna,Host,.*,预算 figures\.txt\r\n/);
  expect(table).not.toContain('between us');
});
