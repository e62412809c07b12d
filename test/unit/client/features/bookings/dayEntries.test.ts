import { closedParts } from '../../../../../client/features/bookings/closedParts';
import { axisOf, entriesOf } from '../../../../../client/features/bookings/dayEntries';
import { usualPart } from '../../../../../client/features/bookings/usualPart';
import { ZoneClock } from '../../../../../client/ui/ZoneClock';
import type { CalendarEntry } from '../../../../../server/contract/bookings';
import type { BookingId, OccurrenceId, RoomId } from '../../../../../server/contract/ids';

const berlin = new ZoneClock('Europe/Berlin');

function entry(start: string, end: string): CalendarEntry {
  return {
    id: start as OccurrenceId,
    booking: 'b' as BookingId,
    room: { id: 'r' as RoomId, name: 'Harbour' },
    organiser: null,
    title: 'Review',
    repeats: false,
    start,
    end,
  };
}

describe('the entries of a day', () => {
  test('lie where the clocks of the display show them', () => {
    const [found] = entriesOf([entry('2027-07-01T07:00:00Z', '2027-07-01T08:30:00Z')], '2027-07-01', berlin);
    expect(found).toMatchObject({ from: 540, until: 630, cut: false });
  });

  test('those over midnight stand on both days, cut, and cannot be dragged', () => {
    const night = [entry('2027-07-01T21:00:00Z', '2027-07-01T23:00:00Z')];
    expect(entriesOf(night, '2027-07-01', berlin)[0]).toMatchObject({ from: 1380, until: 1440, cut: true });
    expect(entriesOf(night, '2027-07-02', berlin)[0]).toMatchObject({ from: 0, until: 60, cut: true });
    expect(entriesOf(night, '2027-07-03', berlin)).toEqual([]);
  });

  test('on the night the clocks go back nothing ends before it begins', () => {
    const [found] = entriesOf([entry('2027-10-31T00:30:00Z', '2027-10-31T01:15:00Z')], '2027-10-31', berlin);
    expect(found?.from).toBe(150);
    expect(found?.until).toBeGreaterThan(150);
  });

  test('the axis shows the usual hours, and more where something lies outside', () => {
    expect(axisOf([])).toEqual({ from: 420, until: 1200 });
    expect(axisOf([{ from: 330, until: 1290 }])).toEqual({ from: 300, until: 1320 });
  });
});

describe('a closed room', () => {
  const hours = [{ day: 'thursday', from: '08:00', until: '18:00' }] as const;

  test('is closed outside its hours, by its own clocks', () => {
    const room = { status: 'open' as const, openingHours: [...hours], zone: 'Europe/London' };
    expect(closedParts(room, '2027-07-01', berlin)).toEqual([
      { from: 0, until: 540 },
      { from: 1140, until: 1440 },
    ]);
    expect(closedParts(room, '2027-07-02', berlin)).toEqual([{ from: 0, until: 1440 }]);
  });

  test('without hours it is always open, unless it is out of use', () => {
    const room = { openingHours: [], zone: 'Europe/Berlin' };
    expect(closedParts({ ...room, status: 'open' }, '2027-07-01', berlin)).toEqual([]);
    expect(closedParts({ ...room, status: 'maintenance' }, '2027-07-01', berlin)).toEqual([
      { from: 0, until: 1440 },
    ]);
  });
});

describe('booking a room without pointing at a time', () => {
  test('takes the first free hour that has not begun', () => {
    expect(usualPart([], null)).toEqual({ from: 540, until: 600 });
    expect(usualPart([{ from: 540, until: 600 }], null)).toEqual({ from: 600, until: 660 });
    expect(usualPart([], 14 * 60 + 10)).toEqual({ from: 870, until: 930 });
  });
});
