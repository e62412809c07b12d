import type { RoomView } from '../../../server/contract/rooms';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

let rest: OpenRest;
let root: Staff;
let member: Staff;
let count = 0;
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  member = await addStaff(rest, 'Max');
});
afterAll(() => rest.close());

function add(fields: object = {}): Promise<RoomView> {
  count += 1;
  const body = { name: `Room ${count}`, type: 'both', zone: 'Europe/Berlin', department: null, ...fields };
  return root.browser.request('addRoom', { body });
}
const at = ({ id }: RoomView) => ({ parameters: { room: id } });
const book = (room: RoomView, start: string, minutes = 60) =>
  member.browser.request('addBooking', {
    body: { room: room.id, title: 'Talk', start, zone: 'Europe/Berlin', minutes },
  });

describe('a room', () => {
  test('has what it is made of, and is changed', async () => {
    const hosts = [member.id];
    const openingHours = [{ day: 'monday', from: '08:00', until: '18:00' }];
    const room = await add({
      seats: 12,
      equipment: ['screen'],
      hosts,
      openingHours,
      dialInNumber: '+49 30 1234',
    });
    expect(room).toMatchObject({
      status: 'open',
      seats: 12,
      hosts: [{ id: member.id, displayName: 'Max' }],
      openingHours,
      pinPolicy: 'required',
    });
    const body = { status: 'maintenance', hosts: [], equipment: ['screen', '摄像头'] };
    await root.browser.request('changeRoom', { ...at(room), body });
    expect(await member.browser.request('viewRoom', at(room))).toMatchObject({ ...body, managed: false });
  });

  test.each([
    { zone: 'Europe/Nowhere' },
    { openingHours: [{ day: 'monday', from: '18:00', until: '08:00' }] },
    { openingHours: [{ day: 'monday', from: '8', until: '24:01' }] },
    { seats: -1 },
    { dialInNumber: 'call me' },
    { type: 'imaginary' },
    { isFree: true },
  ])('is not made with %j', async (fields) => {
    const body = { name: 'Odd', type: 'both', zone: 'UTC', department: null, ...fields };
    expect(await root.browser.ask('addRoom', { body })).toMatchObject({ status: 400 });
  });

  test('is not changed by who has seen it as it was', async () => {
    const room = await add();
    const change = (fields: object) =>
      root.browser.ask('changeRoom', { ...at(room), body: { ...fields, version: room.version } });
    expect((await change({ seats: 30 })).status).toBe(200);
    expect(await change({ seats: 40 })).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await root.browser.request('viewRoom', at(room))).toMatchObject({ seats: 30 });
  });

  test('has a name that no other has', async () => {
    const { name } = await add();
    const body = { name: name.toUpperCase(), type: 'both', zone: 'UTC', department: null };
    expect(await root.browser.ask('addRoom', { body })).toMatchObject({ status: 409 });
  });

  test('is found by name, seats and equipment', async () => {
    const room = await add({ name: 'Großer Saal', seats: 200, equipment: ['piano'] });
    await add({ name: 'Kleiner Saal', seats: 20 });
    for (const query of [
      { text: 'saal', seats: 100 },
      { equipment: 'piano' },
      { text: 'GROSSER'.replace('SS', 'ß') },
    ]) {
      const { items } = await member.browser.request('searchRooms', { query });
      expect(items.map(({ id }) => id)).toEqual([room.id]);
    }
  });

  test('of a department is there for its people, those below, and its hosts', async () => {
    const addDepartment = (name: string, parent: string | null) =>
      root.browser.request('addDepartment', { body: { name, code: name, parent } });
    const department = await addDepartment('Board', null);
    const below = await addDepartment('Office', department.id);
    const host = await addStaff(rest, 'Hanna');
    const inside = await addStaff(rest, 'Ida', { department: below.id });
    const room = await add({ department: department.id, hosts: [host.id] });
    for (const [staff, status] of [
      [inside, 200],
      [host, 200],
      [member, 404],
    ] as const) {
      expect((await staff.browser.ask('viewRoom', at(room))).status).toBe(status);
      const { items } = await staff.browser.request('searchRooms', { query: { limit: 100 } });
      expect(items.some(({ id }) => id === room.id)).toBe(status === 200);
    }
    const hosted = await root.browser.request('searchRooms', { query: { host: host.id } });
    expect(hosted.items.map(({ id }) => id)).toEqual([room.id]);
    expect(
      await root.browser.ask('deleteDepartment', { parameters: { department: department.id } }),
    ).toMatchObject({ status: 409 });
  });

  test('is deleted when nothing is to come in it, and its name is free again', async () => {
    const room = await add();
    const past = await book(room, '2027-03-01T09:05', 10);
    now = Date.parse('2027-03-01T08:20:00Z');
    await root.browser.request('deleteRoom', at(room));
    expect(await member.browser.ask('viewRoom', at(room))).toMatchObject({ status: 404 });
    expect((await add({ name: room.name })).id).not.toBe(room.id);
    const kept = await member.browser.request('viewBooking', { parameters: { booking: past.id } });
    expect(kept.room).toEqual({ id: room.id, name: room.name });
  });

  test('with bookings to come is deleted only when they fit into another', async () => {
    const [room, full, free] = [await add(), await add(), await add()];
    const booking = await book(room, '2027-04-01T10:00');
    await book(full, '2027-04-01T10:30');
    const drop = (query = {}) => root.browser.ask('deleteRoom', { ...at(room), query });
    expect(await drop()).toMatchObject({ status: 409 });
    expect(await drop({ bookingsTo: room.id })).toMatchObject({ status: 409 });
    expect(await drop({ bookingsTo: full.id })).toMatchObject({ status: 409 });
    expect((await drop({ bookingsTo: free.id })).status).toBe(204);
    const moved = await member.browser.request('viewBooking', { parameters: { booking: booking.id } });
    expect(moved).toMatchObject({ room: { id: free.id }, sequence: 1 });
  });
});
