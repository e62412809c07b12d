import {
  addDays,
  addMonths,
  daysBetween,
  isDate,
  monthAround,
  weekAround,
  weekdayOf,
} from '../../../../client/ui/calendarDates';
import { firstDayOf } from '../../../../client/ui/firstDayOf';

describe('dates', () => {
  test('days go on over months, years and changed clocks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-03-28', 1)).toBe('2027-03-29');
    expect(daysBetween('2027-03-01', '2027-04-01')).toBe(31);
  });

  test('a month on is the same day, or the last where the month is shorter', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
  });

  test('a week begins on the day that the language wants', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekAround('2026-11-25', 0)[0]).toBe('2026-11-23');
    expect(weekAround('2026-11-25', 6)[0]).toBe('2026-11-22');
  });

  test('a month has every week that it touches, whole', () => {
    const weeks = monthAround('2026-11-10', 0);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  test('a date that the calendar does not have is none', () => {
    expect(isDate('2027-02-28')).toBe(true);
    expect(isDate('2027-02-30')).toBe(false);
    expect(isDate('yesterday')).toBe(false);
  });
});

describe('the first day of the week', () => {
  test('is Monday in Chinese, and in English what the region has', () => {
    expect(firstDayOf('zh-CN', ['en-US'])).toBe(0);
    expect(firstDayOf('en', ['en-GB', 'en'])).toBe(0);
    expect(firstDayOf('en', ['zh-CN', 'en-US'])).toBe(6);
  });
});
