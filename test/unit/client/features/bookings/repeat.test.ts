import {
  datesOf,
  FIRST_REPEAT,
  isLastOf,
  type Repeat,
  readRepeat,
  writeRule,
} from '../../../../../client/features/bookings/repeat';
import { ZoneClock } from '../../../../../client/ui/ZoneClock';
import { expandRule } from '../../../../../server/admin/scheduling/expandRule';
import { readRule } from '../../../../../server/admin/scheduling/readRule';

const tuesday = '2026-11-24';
const repeats: readonly Repeat[] = [
  FIRST_REPEAT,
  { ...FIRST_REPEAT, frequency: 'DAILY', interval: 3 },
  { ...FIRST_REPEAT, days: [0, 1, 4], interval: 2 },
  { ...FIRST_REPEAT, days: [3], end: { kind: 'until', date: '2027-04-30' } },
  { ...FIRST_REPEAT, frequency: 'MONTHLY' },
  { ...FIRST_REPEAT, frequency: 'MONTHLY', monthly: 'weekday', end: { kind: 'count', count: 24 } },
  { ...FIRST_REPEAT, frequency: 'MONTHLY', monthly: 'last-weekday', interval: 2 },
];

describe('what repeats', () => {
  test('becomes a rule of RFC 5545', () => {
    expect(writeRule(FIRST_REPEAT, tuesday)).toBe('FREQ=WEEKLY;COUNT=10');
    expect(writeRule({ ...FIRST_REPEAT, days: [4, 0], interval: 2 }, tuesday)).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR;COUNT=10',
    );
    expect(
      writeRule(
        {
          ...FIRST_REPEAT,
          frequency: 'MONTHLY',
          monthly: 'weekday',
          end: { kind: 'until', date: '2027-06-30' },
        },
        tuesday,
      ),
    ).toBe('FREQ=MONTHLY;BYDAY=4TU;UNTIL=20270630');
  });

  test.each(repeats.map((repeat) => [writeRule(repeat, tuesday), repeat]))(
    '%s is read as it was written, and previewed as the server will have it',
    (rule, repeat) => {
      const read = readRepeat(rule);
      expect(read && writeRule(read, tuesday)).toBe(rule);
      const clock = new ZoneClock('Europe/Berlin');
      const made = expandRule({
        start: `${tuesday}T09:00`,
        zone: 'Europe/Berlin',
        minutes: 60,
        rule: readRule(rule),
      });
      expect(datesOf(repeat, tuesday)).toEqual(made.map(({ start }) => clock.dateOf(start)));
    },
  );

  test('the same date of a month leaves out months that do not have it', () => {
    const repeat: Repeat = { ...FIRST_REPEAT, frequency: 'MONTHLY', end: { kind: 'count', count: 3 } };
    expect(datesOf(repeat, '2027-01-31')).toEqual(['2027-01-31', '2027-03-31', '2027-05-31']);
  });

  test('an end before the beginning is no date at all, and no loop', () => {
    expect(datesOf({ ...FIRST_REPEAT, end: { kind: 'until', date: '2026-01-01' } }, tuesday)).toEqual([]);
  });

  test('a rule made elsewhere that cannot be shown is left alone', () => {
    expect(readRepeat('FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=4')).toBeNull();
    expect(readRepeat('FREQ=YEARLY;COUNT=2')).toBeNull();
    expect(readRepeat('FREQ=DAILY')).toBeNull();
  });

  test('the last of its weekday in a month is known', () => {
    expect(isLastOf('2026-11-24')).toBe(true);
    expect(isLastOf('2026-11-17')).toBe(false);
  });
});
