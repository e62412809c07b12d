import type { BookingAlternatives, BookingView } from '../../../server/contract/bookings';
import type { RoomView } from '../../../server/contract/rooms';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

const zone = 'Europe/Berlin';
const NOW = Date.parse('2027-03-01T07:00:00Z');

let rest: OpenRest;
let root: Staff;
let ann: Staff;
let bob: Staff;
let now = NOW;
let count = 0;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  ann = await addStaff(rest, 'Ann');
  bob = await addStaff(rest, 'Bob');
});
afterAll(() => rest.close());
beforeEach(() => {
  now = NOW;
});

function addRoom(fields: object = {}): Promise<RoomView> {
  count += 1;
  const body = { name: `Room ${count}`, type: 'physical', zone, department: null, ...fields };
  return root.browser.request('addRoom', { body });
}

interface Time {
  readonly start?: string;
  readonly minutes?: number;
  readonly rule?: string;
  readonly title?: string;
  readonly zone?: string;
}
const bodyOf = (room: RoomView, time: Time = {}) => ({
  room: room.id,
  title: 'Talk',
  start: '2027-03-08T09:00',
  zone,
  minutes: 60,
  ...time,
});
const tryBook = (room: RoomView, time: Time = {}, by = ann) =>
  by.browser.ask('addBooking', { body: bodyOf(room, time) });
const book = (room: RoomView, time: Time = {}, by = ann) =>
  by.browser.request('addBooking', { body: bodyOf(room, time) });
const at = ({ id }: BookingView) => ({ parameters: { booking: id } });
const dateOf = ({ id, occurrences }: BookingView, index: number) => ({
  parameters: { booking: id, occurrence: occurrences[index]?.id ?? '' },
});
const alternatives = (answer: { body: unknown }) =>
  (answer.body as { alternatives: BookingAlternatives }).alternatives;
const overlaps = async (): Promise<number> => {
  const [{ overlapping }] = await rest.fresh.database.source.query(
    `SELECT count(*)::integer AS overlapping FROM booking_occurrences a JOIN booking_occurrences b
     ON a.room_id = b.room_id AND a.id < b.id AND a.during && b.during AND NOT a.cancelled AND NOT b.cancelled`,
  );
  return overlapping;
};

describe('[T26] of bookings that overlap', () => {
  test('four hundred at once, exactly one stands and the others learn what is free', async () => {
    const [room, other] = [await addRoom(), await addRoom()];
    const people = [
      ann,
      bob,
      ...(await Promise.all(['C', 'D', 'E', 'F'].map((name) => addStaff(rest, name)))),
    ];
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, index) => {
        // All of them hold 09:30 to 09:45.
        const time = {
          start: `2027-03-08T09:${String((index % 7) * 5).padStart(2, '0')}`,
          minutes: 45 + (index % 3) * 15,
        };
        const by = people[index % people.length] ?? ann;
        const invited = {
          people: people.map(({ id }) => id),
          guests: [{ name: 'Gus', email: 'gus@example.com' }],
        };
        return by.browser.ask('addBooking', { body: { ...bodyOf(room, time), ...invited } });
      }),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(399);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      const { nextFree, rooms, taken } = alternatives(answer);
      expect(taken).toHaveLength(1);
      expect(nextFree).not.toBeNull();
      expect(rooms.map(({ id }) => id)).toContain(other.id);
    }
    expect(await overlaps()).toBe(0);
    // Those invited are invited to the one that stands, and told once.
    const { source } = rest.fresh.database;
    const standing = answers.find(({ status }) => status === 200)?.body as BookingView;
    const invitations = await source.query('SELECT booking_id AS id FROM invitations');
    expect(invitations).toEqual(Array(people.length).fill({ id: standing.id }));
    expect(await source.query('SELECT FROM notifications')).toHaveLength(people.length - 1);
    expect(rest.jobs.take('invitation-mails')).toMatchObject([{ invitations: { length: people.length } }]);
  }, 180_000);

  test('series and single dates, also across the change of clocks, at most one of each pair stands', async () => {
    const room = await addRoom();
    const attempts = Array.from({ length: 40 }, (_, index) => [
      tryBook(room, { start: '2027-03-22T09:00', rule: 'FREQ=WEEKLY;COUNT=3' }, index % 2 ? ann : bob),
      tryBook(room, { start: '2027-03-29T09:30' }, bob),
    ]);
    const answers = await Promise.all(attempts.flat());
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await overlaps()).toBe(0);
  });

  test('one that moves and one that is new, one stands', async () => {
    const room = await addRoom();
    const booking = await book(room);
    const body = { room: room.id, start: '2027-03-09T09:00', zone, minutes: 60, rule: null };
    const [moved, added] = await Promise.all([
      ann.browser.ask('moveBooking', { ...at(booking), body }),
      tryBook(room, { start: '2027-03-09T09:30' }, bob),
    ]);
    expect([moved?.status, added?.status].sort()).toEqual([200, 409]);
    expect(await overlaps()).toBe(0);
  });

  test('those that only touch both stand', async () => {
    const room = await addRoom();
    await book(room, { start: '2027-03-08T09:00' });
    expect((await tryBook(room, { start: '2027-03-08T10:00' }, bob)).status).toBe(200);
    expect((await tryBook(room, { start: '2027-03-08T08:00' }, bob)).status).toBe(200);
  });
});

describe('what is offered instead', () => {
  test('is the next time when the room is free and open, and rooms that fit', async () => {
    const openingHours = [
      { day: 'monday', from: '08:00', until: '12:00' },
      { day: 'tuesday', from: '08:00', until: '12:00' },
    ];
    const room = await addRoom({ openingHours });
    const closed = await addRoom({ status: 'closed' });
    const secret = await root.browser.request('addDepartment', {
      body: { name: 'Secret', code: 'SECRET', parent: null },
    });
    const foreign = await addRoom({ department: secret.id });
    await book(room, { start: '2027-03-08T10:00', minutes: 90 });
    await book(room, { start: '2027-03-09T08:00' });
    const offer = alternatives(await tryBook(room, { start: '2027-03-08T10:30' }, bob));
    expect(offer.taken).toEqual([{ start: '2027-03-08T09:30:00.000Z', end: '2027-03-08T10:30:00.000Z' }]);
    expect(offer.nextFree).toEqual({ start: '2027-03-09T08:00:00.000Z', end: '2027-03-09T09:00:00.000Z' });
    const ids = offer.rooms.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const { id } of [room, closed, foreign]) expect(ids).not.toContain(id);
  });

  test('for a series are rooms that are free on all its dates', async () => {
    const [room, half] = [await addRoom({ name: 'AAA 1' }), await addRoom({ name: 'AAA 2' })];
    const rule = 'FREQ=DAILY;COUNT=5';
    await book(room, { start: '2027-05-05T09:00' });
    await book(half, { start: '2027-05-06T09:00' });
    const offer = alternatives(await tryBook(room, { start: '2027-05-03T09:00', rule }, bob));
    expect(offer.taken).toHaveLength(1);
    expect(offer.nextFree).toBeNull();
    expect(offer.rooms.map(({ id }) => id)).not.toContain(half.id);
  });
});

describe('a booking', () => {
  test('keeps its local time while clocks go forward and back', async () => {
    const room = await addRoom();
    const { occurrences } = await book(room, { start: '2027-03-22T09:00', rule: 'FREQ=WEEKLY;COUNT=2' });
    expect(occurrences.map(({ start }) => start)).toEqual([
      '2027-03-22T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
    ]);
    const autumn = await book(room, { start: '2027-10-25T09:00', rule: 'FREQ=WEEKLY;COUNT=2' });
    expect(autumn.occurrences.map(({ start }) => start.slice(11, 16))).toEqual(['07:00', '08:00']);
  });

  test.each([
    ['in the past', { start: '2027-02-26T09:00' }, 400],
    ['with a rule that is not understood', { rule: 'FREQ=HOURLY;COUNT=2' }, 400],
    ['without an end', { rule: 'FREQ=DAILY' }, 400],
    ['longer than a day', { minutes: 1_441 }, 400],
    ['on the 30th of February', { start: '2028-02-30T09:00' }, 400],
  ])('%s is refused', async (_what, time, status) => {
    expect((await tryBook(await addRoom(), time)).status).toBe(status);
  });

  test('has to lie in the opening hours of a room that is open', async () => {
    const openingHours = [{ day: 'monday', from: '08:00', until: '12:00' }];
    const room = await addRoom({ openingHours });
    expect((await tryBook(room, { start: '2027-03-08T11:30' })).status).toBe(409);
    expect((await tryBook(room, { start: '2027-03-08T11:00' })).status).toBe(200);
    expect((await tryBook(room, { start: '2027-03-08T09:00', rule: 'FREQ=DAILY;COUNT=2' })).status).toBe(409);
    expect((await tryBook(await addRoom({ status: 'maintenance' }))).status).toBe(409);
  });

  test('moves as a whole; dates that have begun stay', async () => {
    const [room, other] = [await addRoom(), await addRoom()];
    const series = await book(room, { start: '2027-03-01T08:05', rule: 'FREQ=DAILY;COUNT=3' });
    now = Date.parse('2027-03-01T07:20:00Z');
    const body = { room: other.id, start: '2027-03-02T14:00', zone, minutes: 30, rule: 'FREQ=DAILY;COUNT=2' };
    const moved = await ann.browser.request('moveBooking', { ...at(series), body });
    expect(moved).toMatchObject({ room: { id: other.id }, sequence: 1, minutes: 30 });
    expect(moved.occurrences.map(({ start }) => start)).toEqual([
      '2027-03-01T07:05:00.000Z',
      '2027-03-02T13:00:00.000Z',
      '2027-03-03T13:00:00.000Z',
    ]);
    expect((await tryBook(room, { start: '2027-03-03T08:05' }, bob)).status).toBe(200);
  });

  test('moves or loses a single date, and the place is free again', async () => {
    const room = await addRoom();
    const series = await book(room, { rule: 'FREQ=WEEKLY;COUNT=3' });
    const body = { start: '2027-03-16T10:00', zone, minutes: 60 };
    const moved = await ann.browser.request('moveOccurrence', { ...dateOf(series, 1), body });
    expect(moved.occurrences.map(({ moved }) => moved)).toEqual([false, true, false]);
    expect((await tryBook(room, { start: '2027-03-15T09:00' }, bob)).status).toBe(200);
    const back = { start: '2027-03-15T09:30', zone, minutes: 60 };
    expect(await ann.browser.ask('moveOccurrence', { ...dateOf(series, 1), body: back })).toMatchObject({
      status: 409,
      body: { alternatives: { rooms: expect.any(Array) } },
    });
    const less = await ann.browser.request('cancelOccurrence', dateOf(series, 2));
    expect(less).toMatchObject({ sequence: 2, cancelled: false });
    expect((await tryBook(room, { start: '2027-03-22T09:00' }, bob)).status).toBe(200);
    expect(await ann.browser.ask('cancelOccurrence', dateOf(series, 2))).toMatchObject({ status: 409 });
  });

  test('that is cancelled frees the room, and does not come back', async () => {
    const room = await addRoom();
    const booking = await book(room);
    expect(await ann.browser.request('cancelBooking', at(booking))).toMatchObject({ cancelled: true });
    expect((await tryBook(room, {}, bob)).status).toBe(200);
    const body = { room: room.id, start: '2027-04-08T09:00', zone, minutes: 60, rule: null };
    expect(await ann.browser.ask('moveBooking', { ...at(booking), body })).toMatchObject({ status: 409 });
  });

  test('of somebody else is changed only with the right to, and that is written down', async () => {
    const room = await addRoom({ hosts: [bob.id] });
    const cyd = await addStaff(rest, 'Cyd');
    const booking = await book(room);
    const body = { title: 'Mine' };
    expect(await cyd.browser.ask('changeBooking', { ...at(booking), body })).toMatchObject({ status: 403 });
    await ann.browser.request('changeBooking', { ...at(booking), body: { title: 'Own' } });
    await bob.browser.request('changeBooking', { ...at(booking), body });
    const entries = await root.browser.request('listAuditEntries', { query: { object: booking.id } });
    expect(entries.items.map(({ actor, result }) => [actor.displayName, result])).toEqual([
      ['Bob', 'done'],
      ['Cyd', 'forbidden'],
    ]);
  });

  test('goes to somebody else when its organiser is deleted', async () => {
    const room = await addRoom();
    const dan = await addStaff(rest, 'Dan');
    const booking = await book(room, {}, dan);
    const drop = (query = {}) => root.browser.ask('deleteUser', { parameters: { user: dan.id }, query });
    expect(await drop()).toMatchObject({ status: 409 });
    expect((await drop({ bookingsTo: ann.id })).status).toBe(204);
    expect(await ann.browser.request('viewBooking', at(booking))).toMatchObject({
      organiser: { id: ann.id },
    });
  });
});

describe('a calendar', () => {
  test('shows at once what a booking, its room and its organiser are called now, and where it was moved', async () => {
    const [room, other] = [await addRoom({ name: 'Old hall' }), await addRoom({ name: 'Attic' })];
    const day = { from: '2027-06-14T00:00:00Z', until: '2027-06-15T00:00:00Z' };
    const { id } = await book(room, { start: '2027-06-14T09:00', zone: 'UTC', title: 'Say "hi"' }, bob);
    const list = () => root.browser.request('listBookings', { query: day });
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        booking: id,
        title: 'Say "hi"',
        repeats: false,
        start: '2027-06-14T09:00:00.000Z',
        end: '2027-06-14T10:00:00.000Z',
        room: { id: room.id, name: 'Old hall' },
        organiser: { id: bob.id, displayName: 'Bob' },
      },
    ]);
    const { source } = rest.fresh.database;
    await bob.browser.request('changeBooking', {
      parameters: { booking: id },
      body: { title: '预算\\ 🎉 é' },
    });
    await source.query(`UPDATE rooms SET name = 'New hall' WHERE id = $1`, [room.id]);
    await source.query(`UPDATE users SET display_name = 'Robert' WHERE id = $1`, [bob.id]);
    expect(await list()).toMatchObject([
      { title: '预算\\ 🎉 é', room: { name: 'New hall' }, organiser: { displayName: 'Robert' } },
    ]);
    await source.query(`UPDATE users SET display_name = 'Bob' WHERE id = $1`, [bob.id]);
    const moved = { room: other.id, start: '2027-06-14T11:00', zone: 'UTC', minutes: 30, rule: null };
    await bob.browser.request('moveBooking', { parameters: { booking: id }, body: moved });
    await source.query('UPDATE bookings SET organiser_id = NULL WHERE id = $1', [id]);
    expect(await list()).toMatchObject([
      { start: '2027-06-14T11:00:00.000Z', room: { id: other.id, name: 'Attic' }, organiser: null },
    ]);
  });

  test('shows what is booked in a room, by oneself, and in all rooms one may know of', async () => {
    const hidden = await root.browser.request('addDepartment', {
      body: { name: 'Hidden', code: 'HIDDEN', parent: null },
    });
    const [room, other, foreign] = [
      await addRoom(),
      await addRoom(),
      await addRoom({ department: hidden.id }),
    ];
    const day = { from: '2027-06-07T00:00:00Z', until: '2027-06-08T00:00:00Z' };
    const mine = await book(room, { start: '2027-06-07T09:00' });
    const bobs = await book(other, { start: '2027-06-07T10:00', rule: 'FREQ=DAILY;COUNT=2' }, bob);
    const secret = await book(foreign, { start: '2027-06-07T09:00' }, root);
    const list = async (query = {}, by = ann) =>
      (await by.browser.request('listBookings', { query: { ...day, ...query } })).map(
        ({ booking }) => booking,
      );
    expect(await list()).toEqual([mine.id, bobs.id]);
    expect(await list({ room: other.id })).toEqual([bobs.id]);
    expect(await list({ mine: true })).toEqual([mine.id]);
    expect((await list({}, root)).sort()).toEqual([mine.id, bobs.id, secret.id].sort());
    expect(await ann.browser.ask('listBookings', { query: { ...day, room: foreign.id } })).toMatchObject({
      status: 404,
    });
    const year = { from: '2027-01-01T00:00:00Z', until: '2028-01-01T00:00:00Z' };
    expect(await ann.browser.ask('listBookings', { query: year })).toMatchObject({ status: 400 });
  });
});
