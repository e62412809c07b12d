import { describeHours, WEEKDAYS } from '../../../../../client/features/rooms/describeHours';
import { readClock } from '../../../../../client/features/rooms/readClock';

const workdays = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '08:00', until: '18:00' }));

describe('opening hours', () => {
  test('are told in one line, days with the same hours together', () => {
    const saturday = { day: 'saturday', from: '09:00', until: '12:00' } as const;
    expect(describeHours([...workdays, saturday], 'en', 'Always')).toBe(
      'Mon–Fri 08:00–18:00, Sat 09:00–12:00',
    );
    expect(describeHours(workdays, 'zh-CN', '')).toBe('周一–周五 08:00–18:00');
  });

  test('name days apart that do not follow each other, and both halves of a day with a break', () => {
    const hours = [
      { day: 'monday', from: '13:00', until: '18:00' },
      { day: 'monday', from: '08:00', until: '12:00' },
      { day: 'wednesday', from: '08:00', until: '12:00' },
    ] as const;
    expect(describeHours([...hours], 'en', '')).toBe('Mon 08:00–12:00 + 13:00–18:00, Wed 08:00–12:00');
  });

  test('that are none are always', () => {
    expect(describeHours([], 'en', 'Always')).toBe('Always');
  });

  test.each([
    ['8', '08:00'],
    ['8:30', '08:30'],
    ['0830', '08:30'],
    ['8h30', '08:30'],
    [' 18：05 ', '18:05'],
    ['24', '24:00'],
    ['24:01', undefined],
    ['25', undefined],
    ['8:75', undefined],
    ['noon', undefined],
    ['', undefined],
  ])('"%s" is read as %s', (typed, time) => {
    expect(readClock(typed)).toBe(time);
  });
});
