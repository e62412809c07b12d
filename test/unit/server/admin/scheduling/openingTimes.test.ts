import {
  findFreeTime,
  isOpenDuring,
  type Opening,
} from '../../../../../server/admin/scheduling/openingTimes';
import { toInstant, toLocal } from '../../../../../server/admin/scheduling/zonedTime';

const zone = 'Europe/Berlin';
const span = (start: string, end: string) => ({ start: toInstant(start, zone), end: toInstant(end, zone) });
const office: Opening = {
  zone,
  openingHours: [
    { day: 'monday', from: '08:00', until: '12:00' },
    { day: 'monday', from: '12:00', until: '18:00' },
    { day: 'tuesday', from: '20:00', until: '24:00' },
  ],
};

test.each([
  ['2027-03-01T08:00', '2027-03-01T18:00', true],
  ['2027-03-01T07:59', '2027-03-01T09:00', false],
  ['2027-03-01T17:30', '2027-03-01T18:01', false],
  ['2027-03-02T22:00', '2027-03-03T00:00', true],
  ['2027-03-03T09:00', '2027-03-03T10:00', false],
])('from %s to %s: %s', (start, end, open) => {
  expect(isOpenDuring(office, span(start, end))).toBe(open);
});

test('a room without opening hours is always open', () => {
  expect(isOpenDuring({ zone, openingHours: [] }, span('2027-03-06T22:00', '2027-03-07T03:00'))).toBe(true);
});

test('the next free time goes around what is taken and when the room is closed', () => {
  const wanted = span('2027-03-01T16:00', '2027-03-01T17:30');
  const until = toInstant('2027-03-15T16:00', zone);
  const taken = [span('2027-03-01T15:00', '2027-03-01T16:45'), span('2027-03-02T20:00', '2027-03-02T21:00')];
  const free = findFreeTime(office, wanted, { taken, until });
  expect(free && toLocal(free.start, zone)).toBe('2027-03-02T21:00');
  expect(findFreeTime(office, wanted, { taken: [{ start: 0, end: until }], until })).toBeUndefined();
});
