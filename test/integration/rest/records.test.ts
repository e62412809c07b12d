import { MeetingStore } from '../../../db/stores/MeetingStore';
import type { RecordPage } from '../../../server/contract/archive';
import type { DepartmentId, MeetingId, UserId } from '../../../server/contract/ids';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import { type StagedRecord, stageRecord } from '../../support/stageRecord';

let rest: OpenRest;
let root: Staff;
let host: Staff;
let guest: Staff;
let stranger: Staff;
const now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  host = await addStaff(rest, 'Hanna 汉娜');
  guest = await addStaff(rest, 'Paul');
  stranger = await addStaff(rest, 'Stranger');
});
afterAll(() => rest.close());

const source = () => rest.fresh.database.source;
const at = (record: MeetingId) => ({ parameters: { record } });
const stage = (staged: Partial<StagedRecord> = {}) =>
  stageRecord(source(), { host: host.id, participants: [guest.id], ...staged });
const addDepartment = (name: string, parent: DepartmentId | null = null) =>
  root.browser.request('addDepartment', { body: { name, code: name.toUpperCase(), parent } });
const addRoom = (name: string) =>
  root.browser.request('addRoom', { body: { name, type: 'both', zone: 'UTC', department: null } });
const idsOf = ({ items }: RecordPage) => items.map(({ id }) => id);
const find = (query: object, who = root) => who.browser.request('searchRecords', { query: { ...query } });

describe('the record of a meeting', () => {
  test('is written while it runs: who came and went, with what, and when it was over', async () => {
    const meetings = new MeetingStore(source());
    const minute = (count: number) => new Date(now + count * 60_000);
    const meeting = await meetings.create({
      title: 'Budget',
      createdBy: host.id,
      maximumParticipants: 9,
      isDemo: false,
      startsAt: minute(0),
    });
    const enrol = (id: UserId, displayName: string) =>
      meetings.enrol({ meeting: meeting.id, principal: { kind: 'user', id }, displayName });
    await meetings.markRunning(meeting.id, minute(0));
    const hanna = (await enrol(host.id, 'Hanna 汉娜')).participant;
    const paul = (await enrol(guest.id, 'Paul')).participant;
    await meetings.recordJoin(hanna, 'browser', minute(1));
    await meetings.recordJoin(paul, 'phone', minute(2));
    await meetings.recordLeave(paul, minute(5));
    await meetings.recordJoin(paul, 'browser', minute(6));

    const running = await host.browser.request('viewRecord', at(meeting.id));
    expect(running).toMatchObject({
      topic: 'Budget',
      code: meeting.code,
      initiator: { id: host.id, displayName: 'Hanna 汉娜' },
      hosts: [{ id: host.id }],
      startedAt: minute(0).toISOString(),
      endedAt: null,
      people: 2,
      devices: ['browser', 'phone'],
      editable: true,
      managed: false,
    });
    await meetings.recordLeave(hanna, minute(9));
    await meetings.recordLeave(paul, minute(10));
    const over = await guest.browser.request('viewRecord', at(meeting.id));
    expect(over).toMatchObject({ endedAt: minute(10).toISOString(), seconds: 600, editable: false });
    expect(over.attendance).toMatchObject([
      { displayName: 'Hanna 汉娜', role: 'host', seconds: 480 },
      {
        displayName: 'Paul',
        seconds: 420,
        visits: [
          { device: 'phone', joinedAt: minute(2).toISOString(), leftAt: minute(5).toISOString() },
          { device: 'browser', joinedAt: minute(6).toISOString(), leftAt: minute(10).toISOString() },
        ],
      },
    ]);
    // Whoever ends it the next day does not make it longer.
    await meetings.markEnded(meeting.id, minute(1_000));
    expect((await find({ text: 'Budget' })).items).toMatchObject([{ seconds: 600 }]);
  });

  test('of a server that was killed ends when it was last seen', async () => {
    const meetings = new MeetingStore(source());
    const meeting = await meetings.create({
      title: 'Cut off',
      createdBy: host.id,
      maximumParticipants: 9,
      isDemo: false,
      startsAt: new Date(now),
    });
    await meetings.markRunning(meeting.id, new Date(now));
    const principal = { kind: 'user', id: host.id } as const;
    const { participant } = await meetings.enrol({ meeting: meeting.id, principal, displayName: 'Hanna' });
    await meetings.recordJoin(participant, 'browser', new Date(now + 1_000));
    await rest.admin.organisationStores.records.touch([meeting.id], new Date(now + 30_000));
    await meetings.closeOpenAttendance(new Date(now + 3_600_000));
    const record = await host.browser.request('viewRecord', at(meeting.id));
    expect(record.endedAt).toBe(new Date(now + 30_000).toISOString());
    expect(record.attendance[0]?.seconds).toBe(29);
  });

  test('is described by its host, and what was changed stands in the audit log', async () => {
    const record = await stage({ title: 'Draft' });
    const body = {
      topic: 'Final',
      description: 'Line one\nLine two',
      tags: ['Q3', '预算'],
      minutes: 'Agreed.',
    };
    const changed = await host.browser.request('changeRecord', { ...at(record), body });
    expect(changed).toMatchObject(body);
    expect(idsOf(await find({ text: '预算' }))).toEqual([record]);
    const { items } = await root.browser.request('listAuditEntries', { query: { object: record } });
    expect(items).toMatchObject([{ action: 'changeRecord', before: { topic: 'Draft' }, after: body }]);
    for (const wrong of [{ startedAt: '2020-01-01T00:00:00Z' }, { topic: ' ' }, { tags: ['a\u0000b'] }]) {
      expect(await host.browser.ask('changeRecord', { ...at(record), body: wrong })).toMatchObject({
        status: 400,
      });
    }
  });

  test('is not written over by who has not seen what somebody else wrote meanwhile', async () => {
    const record = await stage();
    const { version } = await host.browser.request('viewRecord', at(record));
    const minutes = { minutes: 'Agreed.', version };
    await root.browser.request('changeRecord', { ...at(record), body: minutes });
    const late = await host.browser.ask('changeRecord', { ...at(record), body: { topic: 'Late', version } });
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await host.browser.request('viewRecord', at(record))).toMatchObject({ minutes: 'Agreed.' });
  });

  test('is deleted with its meeting, but not under legal hold, and not while it runs', async () => {
    const record = await stage();
    const drop = () => root.browser.ask('deleteRecord', at(record));
    await root.browser.request('holdRecord', { ...at(record), body: { reason: 'Lawsuit 7' } });
    expect(await drop()).toMatchObject({ status: 409 });
    const held = await root.browser.request('viewRecord', at(record));
    expect(held.hold).toMatchObject({ by: 'Root', reason: 'Lawsuit 7' });
    expect(idsOf(await find({ held: 'yes' }))).toEqual([record]);
    await root.browser.request('releaseRecord', at(record));
    rest.presence.people.set(record, []);
    expect(await drop()).toMatchObject({ status: 409 });
    rest.presence.people.delete(record);
    expect((await drop()).status).toBe(204);
    expect(await root.browser.ask('viewRecord', at(record))).toMatchObject({ status: 404 });
    const { items } = await root.browser.request('listAuditEntries', { query: { object: record } });
    expect(items.map(({ action, result }) => [action, result])).toEqual([
      ['deleteRecord', 'done'],
      ['deleteRecord', 'conflict'],
      ['releaseRecord', 'done'],
      ['deleteRecord', 'conflict'],
      ['holdRecord', 'done'],
    ]);
  });
});

describe('records are found', () => {
  test('by each thing that they say, alone and together', async () => {
    const department = await addDepartment('Law');
    const below = await addDepartment('Patents', department.id);
    const room = await addRoom('Turing');
    const started = new Date('2026-05-04T10:00:00Z');
    const record = await stage({
      title: 'Zebra crossing 斑马线',
      department: below.id,
      room: room.id,
      guests: ['Zoë Outside'],
      device: 'phone',
      startedAt: started,
    });
    const other = await stage({ title: 'Something else', host: stranger.id, participants: [] });
    const queries: object[] = [
      { text: 'ZEBRA' },
      { text: 'ze' },
      { text: '斑马' },
      { text: 'zoë out' },
      { room: room.id },
      { initiator: host.id, text: 'zebra' },
      { host: host.id, text: 'zebra' },
      { participant: guest.id, text: 'zebra' },
      { department: department.id },
      { department: below.id },
      { from: '2026-05-04T00:00:00Z', until: '2026-05-05T00:00:00Z' },
      { device: 'phone', state: 'over', absences: 'none', until: '2026-05-05T00:00:00Z' },
      { room: room.id, participant: guest.id, device: 'phone', text: 'crossing', held: 'no' },
    ];
    for (const query of queries)
      expect({ query, ids: idsOf(await find(query)) }).toEqual({ query, ids: [record] });
    for (const query of [{ participant: stranger.id, room: room.id }, { text: '100%' }, { text: 'z_bra' }]) {
      expect(idsOf(await find(query))).toEqual([]);
    }
    expect(idsOf(await find({ initiator: stranger.id }))).toEqual([other]);
  });

  test('in any order that is offered, and page by page', async () => {
    const department = await addDepartment('Order');
    const minutes = [30, 10, 20];
    for (const [index, length] of minutes.entries()) {
      const startedAt = new Date(Date.parse('2026-06-01T08:00:00Z') + index * 86_400_000);
      await stage({ title: `Sorted ${3 - index}`, minutes: length, startedAt, department: department.id });
    }
    const lengths = async (query: object) =>
      (await find({ department: department.id, ...query })).items.map(({ seconds }) => (seconds ?? 0) / 60);
    expect(await lengths({})).toEqual([20, 10, 30]);
    expect(await lengths({ sort: 'started', order: 'ascending' })).toEqual([30, 10, 20]);
    expect(await lengths({ sort: 'duration' })).toEqual([30, 20, 10]);
    expect(await lengths({ sort: 'topic' })).toEqual([20, 10, 30]);
    expect(await lengths({ offset: 1, limit: 1 })).toEqual([10]);
    expect(await find({ department: department.id, limit: 1 })).toMatchObject({ total: 3, exact: true });
    const beyond = await find({ department: department.id, offset: 5 });
    expect(beyond).toEqual({ total: 3, exact: true, items: [] });
  });

  test.each([
    { sort: 'meeting_id; DROP TABLE meetings' },
    { order: 'sideways' },
    { text: 'x' },
    { offset: 10_001 },
    { device: 'fax' },
    { from: 'yesterday' },
    { limit: 101 },
    { secret: '1' },
  ])('but not by %j', async (query) => {
    expect(await root.browser.ask('searchRecords', { query })).toMatchObject({ status: 400 });
  });

  test('only by those who were there, and by those who administer them', async () => {
    const department = await addDepartment('Sales');
    const below = await addDepartment('Retail', department.id);
    const record = await stage({ department: below.id });
    const foreign = await stage({ title: 'Foreign', host: stranger.id, participants: [] });
    const manager = await addStaff(rest, 'Manager');
    await root.browser.request('grantRole', {
      parameters: { user: manager.id },
      body: { role: 'department-admin', department: department.id },
    });
    expect(idsOf(await find({}, manager))).toEqual([record]);
    expect(idsOf(await find({}, guest))).toContain(record);
    expect(idsOf(await find({}, guest))).not.toContain(foreign);
    expect(await manager.browser.request('viewRecord', at(record))).toMatchObject({
      managed: true,
      editable: true,
    });
    const exported = await manager.browser.ask('exportRecords', {
      query: { format: 'json', records: `${record},${foreign}` },
    });
    expect((exported.body as { records: { id: string }[] }).records.map(({ id }) => id)).toEqual([record]);
  });
});
