import ICAL from 'ical.js';
import { type CalendarInvitation, toCalendar } from '../../../../server/mail/calendar/toCalendar';
import { instantOf, wallClock } from '../../../../server/mail/calendar/wallClock';

const HOUR_MS = 60 * 60_000;

/** Mondays at nine in Berlin, over the change to summer time on 28 March 2027. */
function weekly(fields: Partial<CalendarInvitation> = {}): CalendarInvitation {
  const starts = ['2027-03-15', '2027-03-22', '2027-03-29', '2027-04-05'].map((day) =>
    instantOf('Europe/Berlin', `${day}T09:00:00`),
  );
  return {
    method: 'REQUEST',
    uid: 'booking@plenum.example',
    sequence: 3,
    stamp: new Date('2027-03-01T08:00:00Z'),
    title: 'Budget; "final", 预算',
    description: 'Line one\nLine two: a, b; c \\ d',
    room: 'Blue room',
    url: 'https://meet.example.org/reply#token',
    start: '2027-03-15T09:00',
    zone: 'Europe/Berlin',
    minutes: 60,
    rule: 'FREQ=WEEKLY;COUNT=4',
    dates: starts.map((start) => ({
      originalStart: start,
      start,
      end: new Date(start.getTime() + HOUR_MS),
      cancelled: false,
    })),
    organiser: { name: 'Ann "A" Root', address: 'meetings+token@plenum.example' },
    attendee: { name: 'Bob', address: 'bob@example.org', partstat: 'NEEDS-ACTION' },
    ...fields,
  };
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(
    calendar.getFirstSubcomponent('vtimezone') ?? new ICAL.Component('vtimezone'),
  );
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { calendar, zone, events };
}

/** The dates that another program makes of it, by the clocks that it was sent. */
function datesOf(text: string): string[] {
  const { calendar, zone } = read(text);
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone);
  const [master, ...exceptions] = calendar.getAllSubcomponents('vevent');
  if (!master) return [];
  const event = new ICAL.Event(master, { exceptions });
  const dates: string[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    dates.push(event.getOccurrenceDetails(next).startDate.convertToZone(zone).toJSDate().toISOString());
    if (dates.length > 20) break;
  }
  return dates;
}

describe('[RFC 5545] the calendar object of an invitation', () => {
  test('says what it is, without losing a character', () => {
    const { calendar, events } = read(toCalendar(weekly()));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const [event] = events;
    expect(event?.summary).toBe('Budget; "final", 预算');
    expect(event?.description).toBe('Line one\nLine two: a, b; c \\ d');
    expect(event?.uid).toBe('booking@plenum.example');
    expect(event?.sequence).toBe(3);
    expect(event?.organizer).toBe('mailto:meetings+token@plenum.example');
    const [attendee] = event?.attendees ?? [];
    expect(attendee?.getFirstValue()).toBe('mailto:bob@example.org');
    expect(attendee?.getFirstParameter('partstat')).toBe('NEEDS-ACTION');
    expect(
      toCalendar(weekly())
        .split('\r\n')
        .every((line) => Buffer.byteLength(line) <= 75),
    ).toBe(true);
  });

  test('keeps the local time of a series when the clocks are changed', () => {
    expect(datesOf(toCalendar(weekly()))).toEqual([
      '2027-03-15T08:00:00.000Z',
      '2027-03-22T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
      '2027-04-05T07:00:00.000Z',
    ]);
  });

  test.each([
    'Europe/Berlin',
    'America/New_York',
    'Asia/Shanghai',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  ])('has the clocks of %s right all year', (zone) => {
    const start = instantOf(zone, '2027-01-05T12:00:00');
    const date = { originalStart: start, start, end: new Date(start.getTime() + HOUR_MS), cancelled: false };
    const { zone: known } = read(
      toCalendar(weekly({ zone, start: '2027-01-05T12:00', rule: null, dates: [date] })),
    );
    for (let day = 0; day < 360; day += 7) {
      const at = new Date(start.getTime() + day * 24 * HOUR_MS);
      const shown = wallClock(zone, at);
      const parsed = ICAL.Time.fromDateTimeString(shown);
      parsed.zone = known;
      expect({ shown, at: parsed.toJSDate().toISOString() }).toEqual({ shown, at: at.toISOString() });
    }
  });

  test('leaves out dates that are cancelled, and names those that are moved', () => {
    const invitation = weekly();
    const dates = invitation.dates.map((date, index) => {
      if (index === 1) return { ...date, cancelled: true };
      if (index !== 2) return date;
      const start = new Date(date.start.getTime() + 2 * HOUR_MS);
      return { ...date, start, end: new Date(start.getTime() + HOUR_MS) };
    });
    const text = toCalendar(weekly({ dates }));
    expect(text).toContain('EXDATE;TZID=Europe/Berlin:20270322T090000');
    expect(text).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20270329T090000');
    expect(datesOf(text)).toEqual([
      '2027-03-15T08:00:00.000Z',
      '2027-03-29T09:00:00.000Z',
      '2027-04-05T07:00:00.000Z',
    ]);
  });

  test('cancels one date by its name, and the whole', () => {
    const [, second] = weekly().dates;
    const one = read(toCalendar(weekly({ method: 'CANCEL', ...(second && { only: second }) })));
    expect(one.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(one.events).toHaveLength(1);
    expect(one.events[0]?.recurrenceId?.toString()).toBe('2027-03-22T09:00:00');
    expect(one.events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    const whole = read(toCalendar(weekly({ method: 'CANCEL' })));
    expect(whole.events[0]?.component.hasProperty('recurrence-id')).toBe(false);
  });

  test('ends a rule in UTC, whatever clocks it was written by', () => {
    const text = toCalendar(weekly({ rule: 'FREQ=WEEKLY;UNTIL=20270405T090000' }));
    expect(text).toContain('UNTIL=20270405T070000Z');
    expect(datesOf(text)).toHaveLength(4);
  });
});
