import { readCalendarSearch } from '../../../../../client/features/bookings/calendarSearch';
import { guestOf } from '../../../../../client/features/bookings/guestOf';
import { readPlace } from '../../../../../client/features/bookings/readPlace';
import { fittingRooms, freeRooms } from '../../../../../client/features/bookings/suggestRooms';
import { endClock, withEnd } from '../../../../../client/features/bookings/when';
import { readClock } from '../../../../../client/ui/readClock';
import type { RoomId } from '../../../../../server/contract/ids';
import type { RoomView } from '../../../../../server/contract/rooms';

function room(name: string, part: Partial<RoomView> = {}): RoomView {
  return {
    id: name as RoomId,
    name,
    version: '1',
    type: 'physical',
    status: 'open',
    department: null,
    seats: 8,
    equipment: [],
    zone: 'UTC',
    openingHours: [],
    hosts: [],
    dialInNumber: '',
    pinPolicy: 'none',
    description: '',
    managed: false,
    ...part,
  };
}

describe('suggested rooms', () => {
  const rooms = [
    room('Hall', { seats: 50 }),
    room('Nook', { seats: 3 }),
    room('Turing', { seats: 6, equipment: ['camera'] }),
    room('Cloud', { type: 'virtual', seats: 0 }),
    room('Attic', { seats: 6, status: 'closed' }),
  ];

  test('are large enough and no larger than needed; those without walls come last', () => {
    const names = fittingRooms(rooms, { people: 5, equipment: [] }).map(({ name }) => name);
    expect(names).toEqual(['Turing', 'Hall', 'Cloud']);
    expect(fittingRooms(rooms, { people: 2, equipment: ['camera'] }).map(({ name }) => name)).toEqual([
      'Turing',
    ]);
  });

  test('are free on every date', () => {
    const nine = Date.parse('2026-11-23T09:00:00Z');
    const spans = [
      { start: nine, end: nine + 3_600_000 },
      { start: nine + 86_400_000, end: nine + 90_000_000 },
    ];
    const busy = {
      users: new Map(),
      known: true,
      rooms: new Map([
        ['Hall', []],
        [
          'Turing',
          [
            {
              start: '2026-11-24T09:30:00Z',
              end: '2026-11-24T10:30:00Z',
              state: 'busy' as const,
              booking: null,
            },
          ],
        ],
      ]),
    };
    expect(freeRooms(rooms, busy, spans).map(({ name }) => name)).toEqual(['Hall']);
  });
});

describe('what people type', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['９：３０', '09:30'],
    ['9:30 pm', '21:30'],
    ['12am', '00:00'],
    ['24:00', null],
    ['9:75', null],
    ['13pm', null],
    ['soon', null],
  ])('the time %s is %s', (typed, read) => {
    expect(readClock(typed)).toBe(read);
  });

  test('an end that is earlier on the clock is that of the next day', () => {
    const night = withEnd({ date: '2026-11-23', from: '22:00', minutes: 60 }, '01:30');
    expect(night.minutes).toBe(210);
    expect(endClock(night)).toBe('01:30');
    expect(withEnd(night, '22:00').minutes).toBe(1440);
  });

  test('an address is a guest, with the name that stands there or can be read from it', () => {
    expect(guestOf('Ann Lee <Ann@Example.org>')).toEqual({ name: 'Ann Lee', email: 'ann@example.org' });
    expect(guestOf('ann.lee@example.org')).toEqual({ name: 'Ann Lee', email: 'ann.lee@example.org' });
    expect(guestOf('ann.lee@example')).toBeNull();
    expect(guestOf('Ann Lee')).toBeNull();
  });

  test('an address of the browser that makes no sense is left out', () => {
    expect(readCalendarSearch({ view: 'year', date: '2026-02-31', seats: '-1' })).toEqual({});
    expect(readCalendarSearch({ view: 'week', date: '2026-02-28', seats: 8 })).toMatchObject({
      view: 'week',
      date: '2026-02-28',
      seats: 8,
    });
    expect(readPlace({ start: '2026-11-23T25:00', minutes: 1, room: '../x' })).toEqual({});
  });
});
