import { randomUUID } from 'node:crypto';
import { GuestId, type ParticipantId, type UserId } from '../../server/contract/ids';
import type { MeetingStore, StoredMeeting } from '../../server/meeting/MeetingStore';

/** One version of the port, and what the suite needs to put into and read out of it. */
export interface MeetingStoreUnderTest {
  readonly store: MeetingStore & { findByCode(code: string): Promise<StoredMeeting | undefined> };
  /** Users who exist. */
  readonly ann: UserId;
  readonly bob: UserId;
  create(options: { readonly host: UserId; readonly isDemo?: boolean }): Promise<StoredMeeting>;
  /** How often a participant came in, and whether they are in now. */
  attendanceOf(participant: ParticipantId): Promise<{ readonly joins: number; readonly isIn: boolean }>;
  close(): Promise<void>;
}

const NINE = new Date('2026-03-02T09:00:00Z');
const TEN = new Date('2026-03-02T10:00:00Z');

/** What every MeetingStore does, whether it keeps meetings in memory or in a database. */
export function meetingStoreSuite(open: () => Promise<MeetingStoreUnderTest>): void {
  let under: MeetingStoreUnderTest;
  beforeAll(async () => {
    under = await open();
  });
  afterAll(() => under.close());

  const byUser = (id: UserId) => ({ principal: { kind: 'user', id }, displayName: 'Someone' }) as const;

  test('a meeting is found by its code, and by no other text', async () => {
    const { id, code } = await under.create({ host: under.ann });
    expect(code).toMatch(/^\d{9}$/);
    expect(await under.store.findByCode(code)).toMatchObject({ id, state: 'scheduled', title: 'Budget' });
    for (const text of ['', '000000000', 'self-test-0123abcd', `${code} `, "' OR 1=1"]) {
      expect(await under.store.findByCode(text)).toBeUndefined();
    }
  });

  test('whoever returns is the same participant with the same role', async () => {
    const { id: meeting } = await under.create({ host: under.ann });
    const first = await under.store.enrol({ meeting, ...byUser(under.ann) });
    expect(first.role).toBe('host');
    expect(await under.store.enrol({ meeting, ...byUser(under.ann) })).toEqual(first);
    const bob = await under.store.enrol({ meeting, ...byUser(under.bob) });
    expect(bob.role).toBe('participant');
    expect(bob.participant).not.toBe(first.participant);
  });

  test('one person is another participant in each meeting', async () => {
    const [one, two] = [await under.create({ host: under.ann }), await under.create({ host: under.bob })];
    const [first, second] = [
      await under.store.enrol({ meeting: one.id, ...byUser(under.ann) }),
      await under.store.enrol({ meeting: two.id, ...byUser(under.ann) }),
    ];
    expect(second.participant).not.toBe(first.participant);
    expect(second.role).toBe('participant');
  });

  test('guests and the synthetic participant have their roles', async () => {
    const { id: meeting } = await under.create({ host: under.ann });
    const guest = { kind: 'guest', id: GuestId.parse(randomUUID()) } as const;
    const synthetic = { kind: 'synthetic', id: 'demo' } as const;
    expect(await under.store.enrol({ meeting, principal: guest, displayName: 'Gus' })).toMatchObject({
      role: 'guest',
    });
    expect(await under.store.enrol({ meeting, principal: synthetic, displayName: 'Demo' })).toMatchObject({
      role: 'participant',
    });
  });

  test('a join that is told twice counts once, and a leave ends it', async () => {
    const { id: meeting } = await under.create({ host: under.ann });
    const { participant } = await under.store.enrol({ meeting, ...byUser(under.ann) });
    await under.store.recordLeave(participant, NINE);
    await under.store.recordJoin(participant, 'browser', NINE);
    await under.store.recordJoin(participant, 'browser', TEN);
    expect(await under.attendanceOf(participant)).toEqual({ joins: 1, isIn: true });
    await under.store.recordLeave(participant, TEN);
    expect(await under.attendanceOf(participant)).toEqual({ joins: 1, isIn: false });
    await under.store.recordJoin(participant, 'phone', TEN);
    expect(await under.attendanceOf(participant)).toEqual({ joins: 2, isIn: true });
  });

  test('a meeting runs, ends and stays ended; the demo’s never ends', async () => {
    const [meeting, demo] = [
      await under.create({ host: under.ann }),
      await under.create({ host: under.ann, isDemo: true }),
    ];
    const state = async ({ code }: StoredMeeting) => (await under.store.findByCode(code))?.state;
    for (const { id } of [meeting, demo]) await under.store.markRunning(id, NINE);
    expect([await state(meeting), await state(demo)]).toEqual(['running', 'running']);
    for (const { id } of [meeting, demo]) await under.store.markEnded(id, TEN);
    for (const { id } of [meeting, demo]) await under.store.markRunning(id, TEN);
    expect([await state(meeting), await state(demo)]).toEqual(['ended', 'running']);
  });
}
