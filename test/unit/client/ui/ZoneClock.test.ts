import { ZoneClock } from '../../../../client/ui/ZoneClock';

describe('the clocks of a zone', () => {
  const berlin = new ZoneClock('Europe/Berlin');

  test('show another hour in summer than in winter', () => {
    expect(berlin.toLocal('2027-01-15T08:00:00Z')).toBe('2027-01-15T09:00');
    expect(berlin.toLocal('2027-07-15T08:00:00Z')).toBe('2027-07-15T10:00');
  });

  test('what is typed becomes the instant at which they show it, on both sides of the change', () => {
    expect(new Date(berlin.toInstant('2027-03-27T09:00')).toISOString()).toBe('2027-03-27T08:00:00.000Z');
    expect(new Date(berlin.toInstant('2027-03-28T09:00')).toISOString()).toBe('2027-03-28T07:00:00.000Z');
  });

  test('a time that is skipped is as long after the change as it would have been without', () => {
    expect(berlin.toLocal(berlin.toInstant('2027-03-28T02:30'))).toBe('2027-03-28T03:30');
  });

  test('a time that comes twice is the first of both', () => {
    expect(new Date(berlin.toInstant('2027-10-31T02:30')).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  test('a day lasts as long as its clocks take', () => {
    const hours = (date: string, next: string) => (berlin.startOf(next) - berlin.startOf(date)) / 3_600_000;
    expect(hours('2027-03-28', '2027-03-29')).toBe(23);
    expect(hours('2027-10-31', '2027-11-01')).toBe(25);
    expect(hours('2027-06-01', '2027-06-02')).toBe(24);
  });

  test('zones of half an hour and beyond the date line keep their date', () => {
    expect(new ZoneClock('Asia/Kolkata').toLocal('2027-01-01T00:00:00Z')).toBe('2027-01-01T05:30');
    expect(new ZoneClock('Pacific/Kiritimati').dateOf('2027-01-01T11:00:00Z')).toBe('2027-01-02');
  });

  test('there and back is the same, in every zone and season', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe']) {
      const clock = new ZoneClock(zone);
      for (let month = 1; month <= 12; month += 1) {
        const local = `2027-${String(month).padStart(2, '0')}-15T12:45`;
        expect(clock.toLocal(clock.toInstant(local))).toBe(local);
      }
    }
  });
});
