import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoSeed } from '../../../server/admin/demo/DemoSeed';
import type { UserMe } from '../../../server/contract/accounts';
import { SubmitRequest } from '../../../server/contract/board';
import type { MeetingView } from '../../../server/contract/meetings';
import { type OpenRest, openRest } from '../../support/openRest';
import { ann, bob } from '../../support/people';
import type { HttpWireClient } from '../../support/wire/HttpWireClient';

const PASSWORD = 'violet harbour 7 lamps';

let rest: OpenRest;
let host: HttpWireClient;
let member: HttpWireClient;
let people = 0;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 100 });
  host = await someone('Hanna Host');
  await rest.fresh.database.source.query('UPDATE users SET is_host = true');
  member = await someone('Max Member');
});
afterAll(() => rest.close());

async function someone(displayName: string): Promise<HttpWireClient> {
  const browser = rest.browser();
  people += 1;
  const email = `someone${people}@plenum.example`;
  await browser.request('register', { body: { displayName, email, password: PASSWORD, locale: 'en' } });
  return browser;
}

const start = (title = 'Budget') => host.request('startMeeting', { body: { title } });
const byId = ({ id }: MeetingView) => ({ parameters: { meeting: id } });
const byCode = ({ code }: MeetingView) => ({ parameters: { code } });

async function guestOf(meeting: MeetingView): Promise<HttpWireClient> {
  const browser = rest.browser();
  await browser.request('signInAsGuest', {
    body: { code: meeting.code, displayName: 'Gus', locale: 'en' },
  });
  return browser;
}

function putIn({ id }: MeetingView): void {
  const common = {
    device: 'browser',
    connection: 'connected',
    sources: { microphone: 'open', camera: 'none', screen: 'none', 'screen-audio': 'none' },
    joinedAt: '2026-03-02T09:00:00.000Z',
  } as const;
  rest.presence.people.set(id, [
    { ...ann, ...common },
    { ...bob, ...common },
  ]);
}

describe('a meeting', () => {
  test('is begun by hosts, in general or of a room, and by nobody else', async () => {
    const body = { title: 'Mine' };
    const newcomer = await someone('Nora');
    const me = (await newcomer.request('viewMe')) as UserMe;
    expect(me.mayHost).toBe(false);
    expect(await newcomer.ask('startMeeting', { body })).toMatchObject({
      status: 403,
      body: { code: 'host-needed' },
    });
    const { source } = rest.fresh.database;
    const [room] = await source.query(
      `INSERT INTO rooms (name, type, status, seats, equipment, zone, opening_hours, dial_in_number, pin_policy,
         description, created_at)
       VALUES ('Harbour', 'physical', 'open', 4, '{}', 'UTC', '[]', '', 'none', '', now()) RETURNING id`,
    );
    await source.query('INSERT INTO room_hosts (room_id, user_id) VALUES ($1, $2)', [room.id, me.id]);
    expect(await newcomer.request('viewMe')).toMatchObject({ mayHost: true, isHost: false });
    expect((await newcomer.ask('startMeeting', { body })).status).toBe(200);
    await source.query('UPDATE rooms SET deleted_at = now()');
    expect((await newcomer.ask('startMeeting', { body })).status).toBe(403);
  });

  test('is started by its host and stands on their list', async () => {
    const meeting = await start('Budget 2027');
    expect(meeting).toMatchObject({ title: 'Budget 2027', role: 'host', state: 'scheduled', present: 0 });
    expect(meeting.address).toBe(`sip:${meeting.code}@plenum.example`);
    expect((await host.request('listMeetings')).map(({ id }) => id)).toContain(meeting.id);
    expect((await member.request('listMeetings')).map(({ id }) => id)).not.toContain(meeting.id);
  });

  test('tells who knows only its code what it is, and not who is in it', async () => {
    const meeting = await start();
    putIn(meeting);
    const preview = await rest.browser().request('previewMeeting', byCode(meeting));
    expect(preview).toEqual({ code: meeting.code, title: 'Budget', state: 'scheduled', present: 2 });
  });

  test('is not there for a member until they enter it by its code', async () => {
    const meeting = await start();
    putIn(meeting);
    expect((await member.ask('viewMeeting', byId(meeting))).status).toBe(404);
    expect(await member.request('enterMeeting', byCode(meeting))).toMatchObject({ role: 'participant' });
    expect(await member.request('viewMeeting', byId(meeting))).toMatchObject({
      present: 2,
      presentNames: ['Ann', 'Bob'],
    });
    expect((await member.request('listMeetings')).map(({ id }) => id)).toContain(meeting.id);
  });

  test('of an unknown code is said to be unknown', async () => {
    for (const code of ['000000000', 'abc', '12345678']) {
      expect(await rest.browser().ask('previewMeeting', { parameters: { code } })).toMatchObject({
        status: 404,
        body: { code: 'meeting-not-found', detail: 'There is no such meeting.' },
      });
    }
  });

  test('takes guests by its code, and they know of no other', async () => {
    const [here, elsewhere] = [await start(), await start()];
    const guest = await guestOf(here);
    const me = await guest.request('viewMe');
    expect(me).toMatchObject({ kind: 'guest', displayName: 'Gus', meeting: here.id });
    expect(me.address).toMatch(/^sip:guest-[0-9a-f]{16}@plenum\.example$/);
    expect(await guest.request('viewMeeting', byId(here))).toMatchObject({ role: 'guest' });
    expect((await guest.ask('viewMeeting', byId(elsewhere))).status).toBe(404);
  });

  test('is ended by its host for everyone, and takes no guests any more', async () => {
    const meeting = await start();
    await host.request('endMeeting', byId(meeting));
    expect(await host.request('viewMeeting', byId(meeting))).toMatchObject({ state: 'ended' });
    expect(rest.presence.ended.at(-1)).toEqual({
      meeting: meeting.id,
      notice: { reason: 'ended-by-host', by: 'Hanna Host' },
    });
    const late = await rest.browser().ask('signInAsGuest', {
      body: { code: meeting.code, displayName: 'Gus', locale: 'en' },
    });
    expect(late).toMatchObject({ status: 410, body: { code: 'meeting-ended' } });
  });

  test('is summed up for those who may know of it', async () => {
    const meeting = await start();
    const user = await host.request('viewMe');
    if (user.kind !== 'user') throw new Error('the host is a user');
    const { meetingStore } = rest.admin;
    const { participant } = await meetingStore.enrol({
      meeting: meeting.id,
      principal: { kind: 'user', id: user.id },
      displayName: user.displayName,
    });
    const nine = new Date('2026-03-02T09:00:00Z');
    await meetingStore.recordJoin(participant, 'browser', nine);
    await meetingStore.recordLeave(participant, new Date(nine.getTime() + 90_000));
    expect(await host.request('viewMeetingSummary', byId(meeting))).toMatchObject({
      title: 'Budget',
      participants: [{ displayName: 'Hanna Host', role: 'host', device: 'browser', seconds: 90 }],
    });
    expect((await member.ask('viewMeetingSummary', byId(meeting))).status).toBe(404);
  });

  test('is summed up as ended while its end is still being written', async () => {
    const meeting = await start();
    expect(await host.request('viewMeetingSummary', byId(meeting))).toMatchObject({ endedAt: null });
    rest.presence.ending.set(meeting.id, new Date('2026-03-02T10:00:00Z'));
    expect(await host.request('viewMeetingSummary', byId(meeting))).toMatchObject({
      endedAt: '2026-03-02T10:00:00.000Z',
    });
  });

  test('has a title without control characters', async () => {
    for (const title of ['', '   ', 'a\u0000b', 'x'.repeat(121)]) {
      expect(await host.ask('startMeeting', { body: { title } })).toMatchObject({ status: 400 });
    }
  });
});

describe('the demo', () => {
  test('has seven people who can sign in and one meeting that is always there', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'plenum-demo-')), 'data', 'demo-accounts.json');
    const seed = () =>
      new DemoSeed({
        accounts: rest.admin.accountStore,
        meetings: rest.admin.meetingStore,
        organisation: rest.admin.organisationStores,
        desk: rest.admin.scheduling,
        hash: (password) => rest.admin.hasher.hash(password),
        file,
        maximumParticipants: 50,
      }).run();
    const first = await seed();
    const again = await seed();
    expect(first.fresh).toBe(true);
    expect(again).toMatchObject({
      fresh: false,
      accounts: first.accounts,
      meeting: { id: first.meeting.id },
    });
    const { tail } = await rest.admin.organisationStores.boards.load(first.meeting.id);
    expect(tail).toHaveLength(1);
    const [inked] = tail;
    expect(SubmitRequest.safeParse({ key: inked?.key, changes: inked?.changes }).success).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first.accounts);
    expect(first.accounts.map(({ role }) => role).sort()).toEqual([
      'admin',
      'host',
      'host',
      'member',
      'member',
      'member',
      'member',
    ]);
    const seen = await Promise.all(
      first.accounts.map(async ({ email, password }) => {
        const browser = rest.browser();
        await browser.signIn(email, password);
        return (await browser.request('listMeetings')).find(({ id }) => id === first.meeting.id);
      }),
    );
    expect(seen.map((meeting) => meeting?.role).sort()).toEqual([
      'host',
      'host',
      'participant',
      'participant',
      'participant',
      'participant',
      'participant',
    ]);
    expect(seen.every((meeting) => meeting?.state === 'running')).toBe(true);
    const admin = rest.browser();
    await admin.signIn('amara.okafor@plenum.example', first.accounts[0]?.password ?? '');
    const departments = await admin.request('listDepartments');
    expect(departments.map(({ name, head, members }) => [name, head?.displayName, members])).toEqual([
      ['Finance', 'Lin Mei', 3],
      ['Operations', 'Jonas Weber', 3],
    ]);
    const rooms = await admin.request('searchRooms');
    expect(rooms.items.map(({ name }) => name)).toEqual(['Cloud', 'Harbour', 'Lantern']);
    const today = { from: new Date(Date.now() - 60_000).toISOString(), until: new Date().toISOString() };
    const [booked, ...others] = await admin.request('listBookings', { query: today });
    expect(others).toEqual([]);
    const parameters = { meeting: first.meeting.id };
    const invited = await admin.request('listInvitees', {
      parameters: { booking: booked?.booking ?? '' },
      query: {},
    });
    expect(invited.items.map(({ name, state }) => [name, state])).toEqual([
      ['Chen Wei', 'needs-action'],
      ['Diego Ruiz', 'tentative'],
      ['Jonas Weber', 'accepted'],
      ['Priya Nair', 'accepted'],
      ['Sofia Rossi', 'declined'],
    ]);
    expect(invited.items.at(-1)?.reason).not.toBe('');
    expect(await admin.ask('endMeeting', { parameters })).toMatchObject({ status: 409 });
  });
});
