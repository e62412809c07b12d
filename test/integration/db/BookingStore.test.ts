import { randomUUID } from 'node:crypto';
import { Database } from '../../../db/Database';
import { OverlapError } from '../../../db/stores/BookingStore';
import { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { RoomId, UserId } from '../../../server/contract/ids';
import { silentLogger } from '../../../server/kernel/Logger';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';

const NINE = new Date('2027-03-01T09:00:00Z');
const minutesLater = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);

let fresh: FreshDatabase;
let other: Database;
let ann: UserId;

beforeAll(async () => {
  fresh = await freshDatabase();
  other = await Database.open({ url: fresh.url, connections: 5 }, silentLogger);
  const stores = new OrganisationStores(fresh.database.source);
  ({ id: ann } = await stores.accounts.createUser({
    email: 'ann@plenum.example',
    displayName: 'Ann',
    sipName: 'ann',
    role: 'member',
    locale: 'en',
    passwordHash: null,
    createdAt: NINE,
  }));
});
afterAll(async () => {
  await other.close();
  await fresh.close();
});

function addRoom(): Promise<RoomId> {
  return new OrganisationStores(fresh.database.source).rooms.create(
    {
      name: randomUUID(),
      type: 'both',
      status: 'open',
      department: null,
      seats: 0,
      equipment: [],
      zone: 'UTC',
      openingHours: [],
      dialInNumber: '',
      pinPolicy: 'none',
      description: '',
    },
    NINE,
  );
}

function book(
  stores: OrganisationStores,
  room: RoomId,
  [from, until]: readonly [number, number],
): Promise<void> {
  return stores.transaction(async ({ bookings, rooms }) => {
    await rooms.lock(room);
    const booking = {
      room,
      organiser: ann,
      title: 'Talk',
      description: '',
      start: '2027-03-01T09:00',
      zone: 'UTC',
      minutes: 60,
      rule: null,
      agenda: [],
      reminderMinutes: null,
      createdAt: NINE,
    };
    await bookings.add(booking, [{ start: minutesLater(from), end: minutesLater(until) }]);
  });
}

test('[T26] the database lets one booking stand when two processes book one room forty times', async () => {
  const room = await addRoom();
  const processes = [fresh.database, other].map(({ source }) => new OrganisationStores(source));
  // As many at once as a process has connections, each again and again.
  const lanes = processes.flatMap((stores) => Array.from({ length: 4 }, (_, lane) => ({ stores, lane })));
  const outcomes = await Promise.all(
    lanes.map(async ({ stores, lane }) => {
      const own: PromiseSettledResult<void>[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        own.push(...(await Promise.allSettled([book(stores, room, [lane * 5, 60 + turn])])));
      }
      return own;
    }),
  );
  const refused = outcomes
    .flat()
    .flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(39);
  expect(new Set(refused.map((reason: Error) => reason.name))).toEqual(new Set(['OverlapError']));
  const [{ bookings }] = await fresh.database.source.query(
    'SELECT count(*)::integer AS bookings FROM bookings WHERE room_id = $1',
    [room],
  );
  expect(bookings).toBe(1);
});

test('what is booked in a room ends as the next begins', async () => {
  const room = await addRoom();
  const stores = new OrganisationStores(fresh.database.source);
  await book(stores, room, [0, 60]);
  await book(stores, room, [60, 120]);
  await expect(book(stores, room, [59, 61])).rejects.toThrow(OverlapError);
  expect(await stores.bookings.taken(room, { start: minutesLater(30), end: minutesLater(60) })).toEqual([
    { start: minutesLater(0), end: minutesLater(60) },
  ]);
});
