import type { DepartmentId, MeetingId } from '../../../server/contract/ids';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import { type StagedRecord, stageRecord } from '../../support/stageRecord';

let rest: OpenRest;
let root: Staff;
let host: Staff;
let guest: Staff;
const now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  host = await addStaff(rest, 'Hanna 汉娜');
  guest = await addStaff(rest, 'Paul');
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

describe('how long records are kept', () => {
  const expire = () => rest.admin.jobs['delete-expired-records']({}, { id: '', attempt: 1, isLast: true });
  const rule = (body: object) => root.browser.request('setRetentionRule', { body });

  test('is for ever, unless a rule says otherwise: that of the room, of the nearest department, of all', async () => {
    const [above, room] = [await addDepartment('Above'), await addRoom('Hopper')];
    const below = await addDepartment('Below', above.id);
    const daysAgo = (days: number) => new Date(now - days * 86_400_000);
    const old = { startedAt: daysAgo(100) };
    const records = {
      room: await stage({ ...old, room: room.id, department: below.id }),
      below: await stage({ ...old, department: below.id }),
      held: await stage({ ...old, department: above.id }),
      above: await stage({ ...old, department: above.id }),
      none: await stage({ startedAt: daysAgo(300) }),
      young: await stage({ startedAt: daysAgo(40), department: above.id }),
    };
    const left = async () => {
      const all = await Promise.all(
        Object.entries(records).map(async ([name, id]) => {
          const { status } = await root.browser.ask('viewRecord', at(id));
          return status === 200 ? [name] : [];
        }),
      );
      return all.flat();
    };
    await root.browser.request('holdRecord', { ...at(records.held), body: { reason: 'Audit' } });
    await expire();
    expect(await left()).toHaveLength(6);

    await rule({ department: above.id, days: 50 });
    await rule({ room: room.id, days: null });
    const ruled = await root.browser.request('viewRecord', at(records.young));
    expect(ruled.deletedFrom).toBe(new Date(daysAgo(-10).getTime() + 3_600_000).toISOString());
    expect((await root.browser.request('viewRecord', at(records.held))).deletedFrom).toBeNull();
    await expire();
    expect(await left()).toEqual(['room', 'held', 'none', 'young']);

    const all = await rule({ days: 200 });
    expect(await rule({ days: 250 })).toMatchObject({ id: all.id, days: 250, room: null, department: null });
    await expire();
    expect(await left()).toEqual(['room', 'held', 'young']);
    for (const { id } of await root.browser.request('listRetentionRules')) {
      await root.browser.request('deleteRetentionRule', { parameters: { retentionRule: id } });
    }
  });
});

describe('meetings now', () => {
  test('are shown with how everybody’s link does, to those who administer them', async () => {
    const department = await addDepartment('Live');
    const record = await stage({ title: 'On air', department: department.id });
    const participant = {
      id: record as never,
      displayName: 'Hanna',
      address: 'sip:hanna@plenum.example',
      role: 'host' as const,
      device: 'browser' as const,
      connection: 'connected' as const,
      sources: { microphone: 'open', camera: 'none', screen: 'none', 'screen-audio': 'none' } as const,
      joinedAt: new Date(now).toISOString(),
    };
    rest.presence.people.set(record, [participant]);
    rest.presence.linkStates.set(record, [
      { participant: participant.id, lossIn: 0.02, lossOut: 0, roundTrip: 41.6 },
    ]);
    const [meeting] = await root.browser.request('listLiveMeetings');
    expect(meeting).toMatchObject({
      id: record,
      topic: 'On air',
      endable: true,
      participants: [{ displayName: 'Hanna', lossIn: 0.02, lossOut: 0, roundTripMs: 42 }],
    });
    const manager = await addStaff(rest, 'Elsewhere');
    const other = await addDepartment('Other');
    const grant = (id: DepartmentId) =>
      root.browser.request('grantRole', {
        parameters: { user: manager.id },
        body: { role: 'department-admin', department: id },
      });
    await grant(other.id);
    expect(await manager.browser.request('listLiveMeetings')).toEqual([]);
    await grant(department.id);
    expect(await manager.browser.request('listLiveMeetings')).toMatchObject([{ id: record, endable: false }]);
    rest.presence.people.clear();
  });
});

describe('a record as a file', () => {
  const download = async (record: MeetingId, query: object, who = root) =>
    who.browser.ask('downloadRecord', { ...at(record), query: { ...query } });

  test('is a table of attendance that spreadsheets read as text', async () => {
    const record = await stage({ title: '=1+1', guests: ['@cmd|calc'] });
    const { headers, body } = await download(record, { format: 'csv', zone: 'Asia/Shanghai' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const name = 'meeting-records-2027-03-01.csv';
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const lines = String(body).replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toMatch(/^Topic,Start,End,/);
    expect(lines).toHaveLength(4);
    expect(lines.slice(1).every((line) => line.startsWith("'=1+1,2027-02-01 17:00:00,"))).toBe(true);
    expect(lines.some((line) => line.includes(",'@cmd|calc,Guest,Browser,"))).toBe(true);
  });

  test('is JSON for programs', async () => {
    const record = await stage({ title: 'Machine' });
    const { body } = await download(record, { format: 'json' }, host);
    expect(body).toMatchObject({ records: [{ id: record, topic: 'Machine', people: 2 }] });
  });

  test.each([{ format: 'exe' }, { format: 'csv', zone: 'Nowhere/Land' }, { format: 'csv', name: '../x' }])(
    'is not %j',
    async (query) => expect(await download(await stage(), query)).toMatchObject({ status: 400 }),
  );
});
