import { expandRule } from '../../../../../server/admin/scheduling/expandRule';
import { readRule } from '../../../../../server/admin/scheduling/readRule';
import { toInstant, toLocal } from '../../../../../server/admin/scheduling/zonedTime';

const BERLIN = 'Europe/Berlin';
const expand = (start: string, rule: string | null, { zone = BERLIN, minutes = 60 } = {}) =>
  expandRule({ start, zone, minutes, rule: rule === null ? null : readRule(rule) });
const local = (start: string, rule: string, zone = BERLIN) =>
  expand(start, rule, { zone }).map((span) => toLocal(span.start, zone));
const dates = (start: string, rule: string) => local(start, rule).map((time) => time.slice(0, 10));

describe('a series', () => {
  test.each([
    ['Europe/Berlin', '2027-03-22T09:00', '2027-10-25T09:00'],
    ['America/New_York', '2027-03-08T09:00', '2027-11-01T09:00'],
    ['Australia/Sydney', '2027-03-29T09:00', '2027-09-27T09:00'],
    ['Asia/Shanghai', '2027-03-22T09:00', '2027-10-25T09:00'],
  ])('[T26] keeps its local time in %s when clocks go forward and back', (zone, spring, autumn) => {
    for (const start of [spring, autumn]) {
      const spans = expand(start, 'FREQ=WEEKLY;COUNT=3', { zone });
      expect(spans.map((span) => toLocal(span.start, zone).slice(11))).toEqual(['09:00', '09:00', '09:00']);
      expect(spans.every((span) => span.end - span.start === 60 * 60_000)).toBe(true);
    }
  });

  test('moves against UTC where the clocks change', () => {
    const utc = expand('2027-03-22T09:00', 'FREQ=WEEKLY;COUNT=2').map(({ start }) =>
      new Date(start).toISOString(),
    );
    expect(utc).toEqual(['2027-03-22T08:00:00.000Z', '2027-03-29T07:00:00.000Z']);
  });

  test('goes by days, also by working days', () => {
    expect(dates('2027-02-27T09:00', 'FREQ=DAILY;INTERVAL=2;COUNT=3')).toEqual([
      '2027-02-27',
      '2027-03-01',
      '2027-03-03',
    ]);
    expect(dates('2027-03-04T09:00', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3')).toEqual([
      '2027-03-04',
      '2027-03-05',
      '2027-03-08',
    ]);
  });

  test('goes by weeks that begin on Monday', () => {
    expect(dates('2027-03-04T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO;UNTIL=20270331')).toEqual([
      '2027-03-04',
      '2027-03-15',
      '2027-03-18',
      '2027-03-29',
    ]);
  });

  test('goes by months, and leaves out those that lack the day', () => {
    expect(dates('2027-01-31T09:00', 'FREQ=MONTHLY;COUNT=3')).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
    ]);
    expect(dates('2027-03-09T09:00', 'FREQ=MONTHLY;BYDAY=2TU;COUNT=2')).toEqual(['2027-03-09', '2027-04-13']);
    expect(dates('2027-02-26T09:00', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3')).toEqual([
      '2027-02-26',
      '2027-03-26',
      '2027-04-30',
    ]);
    expect(dates('2027-01-29T09:00', 'FREQ=MONTHLY;BYDAY=5FR;COUNT=2')).toEqual(['2027-01-29', '2027-04-30']);
  });

  test('ends with the instant of UNTIL, which may be its last date', () => {
    const rule = 'FREQ=DAILY;UNTIL=20270303T080000Z';
    expect(dates('2027-03-01T09:00', rule)).toEqual(['2027-03-01', '2027-03-02', '2027-03-03']);
    expect(dates('2027-03-01T09:01', rule)).toEqual(['2027-03-01', '2027-03-02']);
  });

  test.each([
    ['whose first date is not by the rule', '2027-03-02T09:00', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3'],
    ['that ends before it begins', '2027-03-02T09:00', 'FREQ=DAILY;UNTIL=20270301'],
    ['of too many dates', '2027-03-02T09:00', 'FREQ=DAILY;UNTIL=20290101'],
    ['that lasts too long', '2027-03-02T09:00', 'FREQ=MONTHLY;INTERVAL=12;COUNT=5'],
  ])('is refused %s', (_what, start, rule) => {
    expect(() => expand(start, rule)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });

  test('is refused when its dates overlap', () => {
    expect(() => expand('2027-03-02T09:00', 'FREQ=DAILY;COUNT=2', { minutes: 1_440 })).not.toThrow();
    expect(() => expand('2027-03-27T09:00', 'FREQ=DAILY;COUNT=3', { minutes: 1_440 })).toThrow(/overlap/);
  });
});

describe('a rule', () => {
  test.each([
    '',
    'FREQ=WEEKLY',
    'FREQ=YEARLY;COUNT=1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=367',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;COUNT=2;COUNT=3',
    'FREQ=DAILY;COUNT=2;UNTIL=20270101',
    'FREQ=DAILY;COUNT=2;BYHOUR=9',
    'FREQ=DAILY;COUNT=2;',
    'FREQ=DAILY;COUNT=2=3',
    'FREQ=DAILY;INTERVAL=0;COUNT=2',
    'FREQ=WEEKLY;BYDAY=;COUNT=2',
    'FREQ=WEEKLY;BYDAY=XX;COUNT=2',
    'FREQ=WEEKLY;BYDAY=1MO;COUNT=2',
    'FREQ=WEEKLY;BYDAY=MO,MO;COUNT=2',
    'FREQ=MONTHLY;BYDAY=6MO;COUNT=2',
    'FREQ=DAILY;UNTIL=20270230',
    'FREQ=DAILY;UNTIL=2027-01-01',
    'freq=daily;count=2',
    'RRULE:FREQ=DAILY;COUNT=2',
  ])('%s is not understood', (text) => {
    expect(() => readRule(text)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});

describe('a local time', () => {
  const utc = (time: string, zone = BERLIN) => new Date(toInstant(time, zone)).toISOString();

  test('that is skipped is as long after the change as it would have been', () => {
    expect(utc('2027-03-28T02:30')).toBe('2027-03-28T01:30:00.000Z');
  });

  test('that comes twice is the first of both', () => {
    expect(utc('2027-10-31T02:30')).toBe('2027-10-31T00:30:00.000Z');
  });

  test.each(['Asia/Kathmandu', 'Pacific/Auckland', 'America/St_Johns', 'UTC', 'Pacific/Apia'])(
    'of every hour of a year comes back in %s',
    (zone) => {
      for (let hour = 0; hour < 366 * 24; hour += 7) {
        const instant = Date.UTC(2027, 0, 1, hour);
        const back = toInstant(toLocal(instant, zone), zone);
        // Only the second of two equal times is not its own.
        if (back !== instant) expect(toLocal(back, zone)).toBe(toLocal(instant, zone));
      }
    },
  );
});
