import ICAL from 'ical.js';
import { toTimeZone } from './toTimeZone';
import { instantOf, wallClock } from './wallClock';

export interface CalendarDate {
  /** Where the rule has it. */
  readonly originalStart: Date;
  readonly start: Date;
  readonly end: Date;
  readonly cancelled: boolean;
}

/** One booking as one invited person is told of it. */
export interface CalendarInvitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly title: string;
  readonly description: string;
  readonly room: string;
  readonly url: string;
  /** By the clocks of `zone`: `2027-03-29T09:00`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
  readonly dates: readonly CalendarDate[];
  /** Only this date of a series. */
  readonly only?: CalendarDate;
  readonly organiser: { readonly name: string; readonly address: string };
  readonly attendee: { readonly name: string; readonly address: string; readonly partstat: string };
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An iCalendar object (RFC 5545, 5546): the booking, its exceptions, and the clocks of its zone. */
export function toCalendar(invitation: CalendarInvitation): string {
  const { method, zone, dates } = invitation;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Plenum//Plenum//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', method);
  const times = [
    instantOf(zone, `${invitation.start}:00`),
    ...dates.flatMap(({ start, end }) => [start, end]),
  ];
  const span = times.map((time) => time.getTime());
  const [from, until] = [Math.min(...span) - 366 * DAY_MS, Math.max(...span) + 366 * DAY_MS];
  calendar.addSubcomponent(toTimeZone(zone, new Date(from), new Date(until)));
  for (const event of toEvents(invitation)) calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function toEvents(invitation: CalendarInvitation): readonly ICAL.Component[] {
  const { rule, dates, only, zone, minutes } = invitation;
  const [first] = dates;
  if (only) return [toOverride(invitation, only)];
  if (rule === null) return first ? [toEvent(invitation, first.start, first.end)] : [];
  const begin = instantOf(zone, `${invitation.start}:00`);
  const master = toEvent(invitation, begin, new Date(begin.getTime() + minutes * MINUTE_MS));
  master.addPropertyWithValue('rrule', ICAL.Recur.fromString(withUtcEnd(rule, zone)));
  // A series that was moved keeps dates of its former times, which its rule does not know.
  const own = dates.filter(({ originalStart }) => originalStart >= begin);
  for (const { originalStart } of own.filter(({ cancelled }) => cancelled)) {
    master.addProperty(toTime('exdate', originalStart, zone));
  }
  const moved = own.filter((date) => !date.cancelled && isMoved(date, minutes));
  return [master, ...moved.map((date) => toOverride(invitation, date))];
}

function isMoved({ originalStart, start, end }: CalendarDate, minutes: number): boolean {
  return (
    start.getTime() !== originalStart.getTime() || end.getTime() - start.getTime() !== minutes * MINUTE_MS
  );
}

function toOverride(invitation: CalendarInvitation, date: CalendarDate): ICAL.Component {
  const event = toEvent(invitation, date.start, date.end);
  event.addProperty(toTime('recurrence-id', date.originalStart, invitation.zone));
  return event;
}

function toEvent(invitation: CalendarInvitation, start: Date, end: Date): ICAL.Component {
  const { method, uid, sequence, stamp, title, description, room, url, zone } = invitation;
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('sequence', sequence);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stamp, true));
  event.addProperty(toTime('dtstart', start, zone));
  event.addProperty(toTime('dtend', end, zone));
  event.addPropertyWithValue('summary', title);
  if (description) event.addPropertyWithValue('description', description);
  event.addPropertyWithValue('location', room);
  event.addPropertyWithValue('url', url);
  event.addPropertyWithValue('status', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  event.addProperty(toPerson('organizer', invitation.organiser, {}));
  const { attendee } = invitation;
  const parameters = {
    cutype: 'INDIVIDUAL',
    role: 'REQ-PARTICIPANT',
    rsvp: 'TRUE',
    partstat: attendee.partstat,
  };
  event.addProperty(toPerson('attendee', attendee, parameters));
  return event;
}

function toPerson(
  name: 'organizer' | 'attendee',
  person: { readonly name: string; readonly address: string },
  parameters: Readonly<Record<string, string>>,
): ICAL.Property {
  const property = new ICAL.Property(name);
  // A parameter cannot hold a quotation mark (RFC 5545 3.2).
  property.setParameter('cn', person.name.replaceAll('"', "'").replace(/\p{Cc}+/gu, ' '));
  for (const [key, value] of Object.entries(parameters)) property.setParameter(key, value);
  property.setValue(`mailto:${person.address}`);
  return property;
}

function toTime(name: string, at: Date, zone: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setParameter('tzid', zone);
  property.setValue(ICAL.Time.fromDateTimeString(wallClock(zone, at)));
  return property;
}

/** With a time that has a zone, the end of a rule is in UTC (RFC 5545 3.3.10). */
function withUtcEnd(rule: string, zone: string): string {
  return rule.replace(
    /UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(Z?)/,
    (whole, ...found: string[]) => {
      const [year, month, day, hour = '23', minute = '59', second = '59', utc] = found;
      if (utc) return whole;
      const end = instantOf(zone, `${year}-${month}-${day}T${hour}:${minute}:${second}`);
      return `UNTIL=${end.toISOString().replace(/[-:]|\.\d+/g, '')}`;
    },
  );
}
