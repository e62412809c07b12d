import type { BookingView } from '../../../server/contract/bookings';
import type { MeetingView } from '../../../server/contract/meetings';
import { BookingDesk } from '../../support/BookingDesk';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

const NOW = Date.parse('2027-03-01T07:00:00Z');
/** A quarter of an hour later, by the clocks of Berlin. */
const SOON = { start: '2027-03-01T08:15', minutes: 30 };

let rest: OpenRest;
let desk: BookingDesk;
let ann: Staff;
let bob: Staff;
let carol: Staff;
let now = NOW;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => (now += 1) });
  desk = await BookingDesk.open(rest);
  ann = await addStaff(rest, 'Ann', { isHost: true });
  bob = await addStaff(rest, 'Bob');
  carol = await addStaff(rest, 'Carol');
});
afterAll(() => rest.close());
beforeEach(async () => {
  now = NOW;
  for (const person of [ann, bob, carol]) await desk.told(person);
});

const minutesLater = (minutes: number) => {
  now = NOW + minutes * 60_000;
};
const dateOf = (booking: BookingView) => ({
  parameters: { booking: booking.id, occurrence: booking.occurrences[0]?.id ?? '' },
});
const start = (who: Staff, booking: BookingView) => who.browser.ask('startBookedMeeting', dateOf(booking));
const tick = () => rest.admin.jobs['booked-dates']({}, { id: '', attempt: 1, isLast: true });
const listed = async (who: Staff, title: string): Promise<MeetingView | undefined> =>
  (await who.browser.request('listMeetings')).find((meeting) => meeting.title === title);
const day = { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' };

describe('the meeting of a booked date', () => {
  test('is started from ten minutes before, by the organiser; hosts and those invited find it on their lists', async () => {
    const room = (await desk.addRoom({ hosts: [carol.id] })).id;
    const dan = await addStaff(rest, 'Dan');
    const booking = await desk.book(ann, { ...SOON, room, title: 'Plan', people: [bob.id, dan.id] });
    await desk.answer(dan, booking, 'declined');
    expect(await start(ann, booking)).toMatchObject({ status: 409, body: { code: 'too-early' } });
    minutesLater(6);
    expect(await start(ann, booking)).toMatchObject({ status: 200, body: { title: 'Plan', role: 'host' } });
    expect(await listed(carol, 'Plan')).toMatchObject({ role: 'host', state: 'scheduled' });
    expect(await listed(bob, 'Plan')).toMatchObject({ role: 'participant' });
    expect(await listed(dan, 'Plan')).toBeUndefined();
    const agenda = await bob.browser.request('listAgenda', { query: day });
    const code = (await listed(bob, 'Plan'))?.code;
    expect(agenda.find((entry) => entry.booking === booking.id)).toMatchObject({
      meeting: { code, state: 'scheduled' },
      startable: false,
      replies: { invited: 2, declined: 1, waiting: 1 },
    });
  });

  test('is one, however many start it at once', async () => {
    const room = (await desk.addRoom({ hosts: [carol.id] })).id;
    const booking = await desk.book(ann, { ...SOON, room });
    minutesLater(10);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => start(index % 2 ? ann : carol, booking)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => (body as MeetingView).id)).size).toBe(1);
  });

  test('is not for those to start who are only invited; whoever may host in general does', async () => {
    const dan = await addStaff(rest, 'Dan');
    await desk.root.browser.request('grantRole', { parameters: { user: dan.id }, body: { role: 'host' } });
    const booking = await desk.book(ann, { ...SOON, people: [bob.id, dan.id] });
    minutesLater(10);
    expect(await start(bob, booking)).toMatchObject({ status: 403 });
    expect(await start(dan, booking)).toMatchObject({ status: 200, body: { role: 'host' } });
  });

  test('is there when its time has come, whoever is late', async () => {
    const booking = await desk.book(ann, { ...SOON, title: 'Late', people: [bob.id] });
    minutesLater(14);
    await tick();
    expect(await listed(bob, 'Late')).toBeUndefined();
    minutesLater(16);
    await Promise.all([tick(), tick()]);
    expect(await listed(bob, 'Late')).toMatchObject({ state: 'scheduled' });
    expect(await start(ann, booking)).toMatchObject({ body: { id: (await listed(bob, 'Late'))?.id } });
  });

  test('of a date that is cancelled or moved away is taken back, if nobody has come', async () => {
    const booking = await desk.book(ann, { ...SOON, title: 'Gone', people: [bob.id] });
    minutesLater(10);
    await start(ann, booking);
    await ann.browser.request('cancelBooking', { parameters: { booking: booking.id } });
    expect(await listed(bob, 'Gone')).toBeUndefined();
    expect(await start(ann, booking)).toMatchObject({ status: 409, body: { code: 'booking-cancelled' } });
  });

  test('leaves a record with its room, its agenda, and who was absent and why', async () => {
    const agenda = [{ title: 'Figures', minutes: 10 }];
    const booking = await desk.book(ann, { ...SOON, agenda, people: [bob.id, carol.id] });
    await desk.answer(bob, booking, 'declined', { reason: '出差 until Friday' });
    minutesLater(10);
    const { body } = await start(ann, booking);
    const { id } = body as MeetingView;
    const { meetingStore } = rest.admin;
    const enter = async ({ id: user }: Staff, displayName: string) => {
      const principal = { kind: 'user' as const, id: user };
      const { participant } = await meetingStore.enrol({ meeting: id, principal, displayName });
      await meetingStore.recordJoin(participant, 'browser', new Date(now));
    };
    await meetingStore.markRunning(id, new Date(now));
    await enter(ann, 'Ann');
    await enter(carol, 'Carol');
    expect(await ann.browser.request('viewRecord', { parameters: { record: id } })).toMatchObject({
      room: { id: booking.room.id },
      agenda,
      absences: 1,
      absent: [{ displayName: 'Bob', answer: 'declined', reason: '出差 until Friday' }],
    });
  });
});

test('a record that began before the meeting was booked has the room and the agenda all the same', async () => {
  const agenda = [{ title: 'Figures', minutes: 10 }];
  const booking = await desk.book(ann, { ...SOON, agenda });
  const { id } = await ann.browser.request('startMeeting', { body: { title: 'At once' } });
  const { meetingStore } = rest.admin;
  await meetingStore.markRunning(id, new Date(now));
  const view = () => ann.browser.request('viewRecord', { parameters: { record: id } });
  expect(await view()).toMatchObject({ room: null, agenda: [] });
  await rest.fresh.database.source.query('UPDATE meetings SET booking_occurrence_id = $2 WHERE id = $1', [
    id,
    booking.occurrences[0]?.id,
  ]);
  const principal = { kind: 'user' as const, id: ann.id };
  const { participant } = await meetingStore.enrol({ meeting: id, principal, displayName: 'Ann' });
  await meetingStore.recordJoin(participant, 'browser', new Date(now));
  expect(await view()).toMatchObject({ room: { id: booking.room.id }, agenda });
});

describe('people invited into a meeting', () => {
  test('have it on their lists and are told; foreign meetings do not exist', async () => {
    const meeting = await ann.browser.request('startMeeting', { body: { title: 'Quick' } });
    const parameters = { meeting: meeting.id };
    const body = { people: [bob.id] };
    expect(await carol.browser.ask('inviteToMeeting', { parameters, body })).toMatchObject({ status: 404 });
    expect(await ann.browser.ask('inviteToMeeting', { parameters, body })).toMatchObject({ status: 204 });
    expect(await listed(bob, 'Quick')).toMatchObject({ id: meeting.id, role: 'participant' });
    expect(await desk.told(bob)).toEqual([
      { kind: 'meeting-invited', meeting: { id: meeting.id, code: meeting.code, title: 'Quick' }, by: 'Ann' },
    ]);
    const nobody = { people: ['6f1c1f0e-4a0b-4a53-9f0b-3f7a5b0c9d11'] };
    expect(await ann.browser.ask('inviteToMeeting', { parameters, body: nobody })).toMatchObject({
      status: 404,
    });
    await desk.root.browser.ask('inviteToMeeting', { parameters, body: { people: [carol.id] } });
    const { items } = await desk.root.browser.request('listAuditEntries', { query: { object: meeting.id } });
    expect(items.map(({ action, actor }) => [action, actor.displayName])).toEqual([
      ['inviteToMeeting', 'Root'],
    ]);
    await ann.browser.ask('endMeeting', { parameters });
    expect(await ann.browser.ask('inviteToMeeting', { parameters, body })).toMatchObject({
      body: { code: 'meeting-ended' },
    });
  });
});

describe('reminders', () => {
  test('reach those who come and the organiser, once, in time', async () => {
    const [dan, fay, gil] = [
      await addStaff(rest, 'Dan'),
      await addStaff(rest, 'Fay'),
      await addStaff(rest, 'Gil'),
    ];
    const booking = await desk.book(fay, { ...SOON, people: [bob.id, dan.id], reminderMinutes: 10 });
    const silent = await desk.book(fay, { ...SOON, people: [gil.id], reminderMinutes: null });
    await desk.answer(dan, booking, 'declined');
    for (const person of [fay, bob, gil, dan]) await desk.told(person);
    rest.jobs.take('invitation-mails');
    minutesLater(4);
    await tick();
    expect(await desk.told(bob)).toEqual([]);
    minutesLater(6);
    await Promise.all([tick(), tick()]);
    expect(await desk.told(bob)).toMatchObject([
      { kind: 'reminder', minutes: 10, by: null, booking: { id: booking.id } },
    ]);
    expect(await desk.told(fay)).toMatchObject([{ kind: 'reminder' }]);
    expect([await desk.told(dan), await desk.told(gil)]).toEqual([[], []]);
    expect(silent.reminderMinutes).toBeNull();
    const occurrence = booking.occurrences[0]?.id;
    const mails = rest.jobs.take('invitation-mails').filter((mail) => mail.occurrence === occurrence);
    expect(mails).toMatchObject([{ kind: 'reminder', invitations: [expect.any(String)] }]);
  });
});

describe('free and busy', () => {
  test('shows when people and rooms have something else, and what it is to those who may know', async () => {
    const hidden = await desk.root.browser.request('addDepartment', {
      body: { name: 'Hidden', code: 'HIDDEN', parent: null },
    });
    const secret = (await desk.addRoom({ department: hidden.id })).id;
    const dan = await addStaff(rest, 'Dan');
    const at = (hour: string) => ({ start: `2027-04-05T${hour}`, minutes: 30 });
    await desk.book(desk.root, { ...at('09:00'), room: secret, title: 'Secret', people: [dan.id] });
    const open = await desk.book(ann, { ...at('10:00'), title: 'Open', people: [dan.id] });
    await desk.answer(dan, open, 'accepted');
    await desk.answer(dan, await desk.book(ann, { ...at('11:00'), people: [dan.id] }), 'declined');
    await desk.book(dan, { ...at('12:00'), title: 'Own' });
    const query = {
      from: '2027-04-05T00:00:00Z',
      until: '2027-04-06T00:00:00Z',
      users: `${dan.id},${carol.id}`,
      rooms: open.room.id,
    };
    const seen = await bob.browser.request('viewFreeBusy', { query });
    expect(seen.users.map(({ user }) => user.displayName)).toEqual(['Dan', 'Carol']);
    expect(
      seen.users[0]?.busy.map(({ start: from, state, booking }) => [
        from.slice(11, 16),
        state,
        booking?.title,
      ]),
    ).toEqual([
      ['07:00', 'maybe', undefined],
      ['08:00', 'busy', 'Open'],
      ['10:00', 'busy', 'Own'],
    ]);
    expect(seen.users[1]?.busy).toEqual([]);
    expect(seen.rooms).toMatchObject([{ busy: [{ state: 'busy', booking: { title: 'Open' } }] }]);
    const own = await dan.browser.request('viewFreeBusy', { query: { ...query, rooms: '' } });
    expect(own.users[0]?.busy[0]?.booking?.title).toBe('Secret');
    for (const wrong of [{ rooms: secret }, { users: secret }]) {
      expect(await bob.browser.ask('viewFreeBusy', { query: { ...query, ...wrong } })).toMatchObject({
        status: 404,
      });
    }
    for (const wrong of [{ users: 'nobody' }, { until: '2027-06-01T00:00:00Z' }]) {
      expect(await bob.browser.ask('viewFreeBusy', { query: { ...query, ...wrong } })).toMatchObject({
        status: 400,
      });
    }
  });
});

describe('notifications', () => {
  test('are listed page by page, and read one by one or up to an instant', async () => {
    const eve = await addStaff(rest, 'Eve');
    for (const title of ['First', 'Second', 'Third']) await desk.book(ann, { title, people: [eve.id] });
    const list = (query: Readonly<Record<string, unknown>> = {}) =>
      eve.browser.request('listNotifications', { query });
    const titles = async (query: Readonly<Record<string, unknown>>) =>
      (await list(query)).items.map(({ content }) => ('booking' in content ? content.booking.title : ''));
    expect(await titles({ limit: 2 })).toEqual(['Third', 'Second']);
    expect(await titles({ limit: 2, offset: 2 })).toEqual(['First']);
    const { items } = await list();
    const [third, second] = [items[0], items[1]];
    await eve.browser.ask('readNotifications', { body: { until: second?.at } });
    expect(await list({ unread: true })).toMatchObject({ total: 1, unread: 1, items: [{ id: third?.id }] });
    const parameters = { notification: third?.id ?? '' };
    expect(await bob.browser.ask('readNotification', { parameters })).toMatchObject({ status: 404 });
    expect(await eve.browser.ask('readNotification', { parameters })).toMatchObject({ status: 204 });
    expect(await list()).toMatchObject({ total: 3, unread: 0 });
  });

  test('tell of roles, once they are others', async () => {
    const eve = await addStaff(rest, 'Eve');
    const parameters = { user: eve.id };
    const grant = () => desk.root.browser.request('grantRole', { parameters, body: { role: 'host' } });
    await grant();
    await grant();
    expect(await desk.told(eve)).toEqual([
      { kind: 'role-granted', role: 'host', department: null, by: 'Root' },
    ]);
    await desk.root.browser.request('revokeRole', { parameters, query: { role: 'host' } });
    expect(await desk.told(eve)).toMatchObject([{ kind: 'role-revoked', role: 'host' }]);
  });
});
