import { randomUUID } from 'node:crypto';
import { AccountStore } from '../../../db/stores/AccountStore';
import { MeetingStore, type StoredMeeting } from '../../../db/stores/MeetingStore';
import { GuestId, MeetingId, type UserId } from '../../../server/contract/ids';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';

const NINE = new Date('2026-03-02T09:00:00Z');
const minutesLater = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);

let fresh: FreshDatabase;
let meetings: MeetingStore;
let ann: UserId;
let bob: UserId;

beforeAll(async () => {
  fresh = await freshDatabase();
  meetings = new MeetingStore(fresh.database.source);
  ann = await addUser('Ann');
  bob = await addUser('Bob');
});
afterAll(() => fresh.close());

async function addUser(displayName: string): Promise<UserId> {
  const { id } = await new AccountStore(fresh.database.source).createUser({
    email: `${randomUUID()}@plenum.example`,
    displayName,
    sipName: displayName.toLowerCase(),
    role: 'member',
    locale: 'en',
    passwordHash: 'none',
    createdAt: NINE,
  });
  return id;
}

function startMeeting(createdBy: UserId | null = ann): Promise<StoredMeeting> {
  return meetings.create({
    title: 'Budget',
    createdBy,
    maximumParticipants: 10,
    isDemo: false,
    startsAt: NINE,
  });
}

describe('a meeting', () => {
  test('is found by its id and its code of nine digits, and by nothing else', async () => {
    const meeting = await startMeeting();
    expect(meeting.code).toMatch(/^\d{9}$/);
    expect(await meetings.findByCode(meeting.code)).toMatchObject({ id: meeting.id, title: 'Budget' });
    expect(await meetings.findById(meeting.id)).toMatchObject({ code: meeting.code, state: 'scheduled' });
    expect(await meetings.findByCode("' OR true --")).toBeUndefined();
    expect(await meetings.findById(MeetingId.parse(randomUUID()))).toBeUndefined();
  });

  test('knows its hosts: who made it and whom they added', async () => {
    const meeting = await startMeeting();
    expect(await meetings.isHost(meeting.id, ann)).toBe(true);
    expect(await meetings.isHost(meeting.id, bob)).toBe(false);
    await meetings.addHost(meeting.id, bob);
    await meetings.addHost(meeting.id, bob);
    expect(await meetings.isHost(meeting.id, bob)).toBe(true);
  });

  test('gives whoever returns the same participant id and role', async () => {
    const { id: meeting } = await startMeeting();
    const first = await meetings.enrol({ meeting, principal: { kind: 'user', id: ann }, displayName: 'Ann' });
    const again = await meetings.enrol({
      meeting,
      principal: { kind: 'user', id: ann },
      displayName: 'Ann B',
    });
    expect(again).toEqual(first);
    expect(first.role).toBe('host');
  });

  test('gives fifty enrolments at once of one person one participant id', async () => {
    const { id: meeting } = await startMeeting();
    const principal = { kind: 'user', id: bob } as const;
    const enrolled = await Promise.all(
      Array.from({ length: 50 }, () => meetings.enrol({ meeting, principal, displayName: 'Bob' })),
    );
    expect(new Set(enrolled.map(({ participant }) => participant)).size).toBe(1);
  });

  test('makes a participant a host once they are added to the hosts', async () => {
    const { id: meeting } = await startMeeting();
    const request = { meeting, principal: { kind: 'user', id: bob }, displayName: 'Bob' } as const;
    expect((await meetings.enrol(request)).role).toBe('participant');
    await meetings.addHost(meeting, bob);
    expect((await meetings.enrol(request)).role).toBe('host');
  });

  test('takes guests as guests', async () => {
    const { id: meeting } = await startMeeting();
    const principal = { kind: 'guest', id: GuestId.parse(randomUUID()) } as const;
    expect((await meetings.enrol({ meeting, principal, displayName: 'Carol' })).role).toBe('guest');
  });

  test('runs once, ends once and never runs again', async () => {
    const { id } = await startMeeting();
    await meetings.markRunning(id, NINE);
    await meetings.markRunning(id, minutesLater(5));
    expect(await meetings.findById(id)).toMatchObject({ state: 'running', startedAt: NINE });
    await meetings.markEnded(id, minutesLater(10));
    await meetings.markEnded(id, minutesLater(20));
    await meetings.markRunning(id, minutesLater(30));
    expect(await meetings.findById(id)).toMatchObject({ state: 'ended', endedAt: minutesLater(10) });
  });

  test('of the demo never ends, and there is one at most', async () => {
    const demo = { title: 'Demo', createdBy: null, maximumParticipants: 10, isDemo: true, startsAt: NINE };
    const { id } = await meetings.create(demo);
    await meetings.markRunning(id, NINE);
    await meetings.markEnded(id, minutesLater(1));
    expect(await meetings.findDemo()).toMatchObject({ id, state: 'running' });
    await expect(meetings.create(demo)).rejects.toThrow(/meetings_one_demo/);
    await fresh.database.source.query('DELETE FROM meetings WHERE is_demo');
  });

  test('is on the list of who made it, hosts it or took it there', async () => {
    const carol = await addUser('Carol');
    const [own, hosted, taken, other, old] = [
      await startMeeting(carol),
      await startMeeting(),
      await startMeeting(),
      await startMeeting(),
      await startMeeting(carol),
    ];
    await meetings.addHost(hosted.id, carol);
    await meetings.addMember(taken.id, carol);
    await meetings.markRunning(old.id, NINE);
    await meetings.markEnded(old.id, minutesLater(1));
    const ids = async (now: Date) => (await meetings.listFor(carol, now)).map(({ id }) => id);
    expect(new Set(await ids(minutesLater(30)))).toEqual(new Set([own.id, hosted.id, taken.id, old.id]));
    expect((await ids(minutesLater(30))).at(-1)).toBe(old.id);
    expect(await ids(minutesLater(3 * 24 * 60))).toEqual([]);
    const listed = await meetings.listFor(carol, minutesLater(30));
    const roles = new Map(listed.map(({ id, role }) => [id, role]));
    expect(roles.get(hosted.id)).toBe('host');
    expect(roles.get(taken.id)).toBe('participant');
    expect(await meetings.isKnownTo(other.id, carol)).toBe(false);
    expect(await meetings.isKnownTo(taken.id, carol)).toBe(true);
  });
});

describe('a meeting that everybody left without ending it', () => {
  test('is on the list for a day, and longer while people are in it', async () => {
    const dana = await addUser('Dana');
    const { id } = await startMeeting(dana);
    await meetings.markRunning(id, NINE);
    const hoursLater = (hours: number) => minutesLater(hours * 60);
    const ids = async (now: Date, live: readonly MeetingId[] = []) =>
      (await meetings.listFor(dana, now, live)).map((listed) => listed.id);
    expect(await ids(hoursLater(23))).toEqual([id]);
    expect(await ids(hoursLater(25))).toEqual([]);
    expect(await ids(hoursLater(25), [id])).toEqual([id]);
  });
});

describe('attendance', () => {
  test('adds up all joins of a person', async () => {
    const { id: meeting } = await startMeeting();
    const { participant } = await meetings.enrol({
      meeting,
      principal: { kind: 'user', id: ann },
      displayName: 'Ann',
    });
    await meetings.recordJoin(participant, 'browser', NINE);
    await meetings.recordJoin(participant, 'browser', minutesLater(1));
    await meetings.recordLeave(participant, minutesLater(2));
    await meetings.recordJoin(participant, 'phone', minutesLater(5));
    expect(await meetings.summary(meeting, minutesLater(6))).toEqual([
      { id: participant, displayName: 'Ann', role: 'host', device: 'phone', seconds: 180 },
    ]);
  });

  test('that a killed server left open is closed at the next start', async () => {
    const { id: meeting } = await startMeeting();
    const principal = { kind: 'user', id: bob } as const;
    const { participant } = await meetings.enrol({ meeting, principal, displayName: 'Bob' });
    await meetings.recordJoin(participant, 'browser', NINE);
    await meetings.closeOpenAttendance(minutesLater(1));
    expect(await meetings.summary(meeting, minutesLater(9))).toMatchObject([{ seconds: 60 }]);
  });

  test('ends with the meeting', async () => {
    const { id: meeting } = await startMeeting();
    const principal = { kind: 'user', id: bob } as const;
    const { participant } = await meetings.enrol({ meeting, principal, displayName: 'Bob' });
    await meetings.recordJoin(participant, 'browser', NINE);
    await meetings.markEnded(meeting, minutesLater(4));
    expect(await meetings.summary(meeting, minutesLater(9))).toMatchObject([{ seconds: 240 }]);
  });
});
