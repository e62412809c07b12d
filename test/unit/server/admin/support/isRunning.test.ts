import { isRunning } from '../../../../../server/admin/support/isRunning';

const shift = { day: 'monday', from: '08:00', until: '12:00', zone: 'Europe/Berlin' } as const;
const at = (instant: string) => Date.parse(instant);

test('runs from its beginning until its end, by the clocks of its zone', () => {
  expect(isRunning(shift, at('2027-03-01T06:59:59Z'))).toBe(false);
  expect(isRunning(shift, at('2027-03-01T07:00:00Z'))).toBe(true);
  expect(isRunning(shift, at('2027-03-01T10:59:59Z'))).toBe(true);
  expect(isRunning(shift, at('2027-03-01T11:00:00Z'))).toBe(false);
});

test('begins at the same local time when the clocks are changed', () => {
  expect(isRunning(shift, at('2027-03-29T06:00:00Z'))).toBe(true);
  expect(isRunning(shift, at('2027-03-29T05:59:00Z'))).toBe(false);
});

test('looks at the day of its zone', () => {
  const night = { day: 'tuesday', from: '00:00', until: '24:00', zone: 'Asia/Shanghai' } as const;
  expect(isRunning(night, at('2027-03-01T16:00:00Z'))).toBe(true);
  expect(isRunning(night, at('2027-03-01T15:59:00Z'))).toBe(false);
  expect(isRunning(night, at('2027-03-02T15:59:00Z'))).toBe(true);
});
