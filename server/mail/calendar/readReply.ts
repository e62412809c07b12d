import ICAL from 'ical.js';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { instantOf } from './wallClock';

/** An answer that came as an iCal REPLY (RFC 5546). */
export interface CalendarReply {
  readonly attendeeToken: string;
  readonly partstat: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';
  readonly comment: string;
  /** The date that it is for; null for the whole. */
  readonly recurrenceId: Date | null;
  readonly sequence: number;
  readonly sentAt: Date;
}

/** Why a mail is no answer. */
export class UnreadableReplyError extends Error {
  override readonly name = 'UnreadableReplyError';
}

const CALENDAR_BYTES = 64 * 1024;
const TOKEN = /\+([a-z2-7]{26})@/i;
const PARTSTATS = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;

/**
 * Reads the answer in a mail. Whom it is from is not believed: it is the token in the address it was sent to that
 * says whose answer it is. Throws UnreadableReplyError.
 */
export async function readReply(raw: Buffer): Promise<CalendarReply> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const calendar = parseCalendar(calendarIn(mail));
  if (String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() !== 'REPLY') {
    throw new UnreadableReplyError('its calendar object is no REPLY');
  }
  const event = calendar.getFirstSubcomponent('vevent');
  const attendee = event?.getFirstProperty('attendee');
  if (!event || !attendee) throw new UnreadableReplyError('it names no attendee');
  const said = String(attendee.getFirstParameter('partstat')).toUpperCase();
  const partstat = PARTSTATS.find((known) => known === said);
  if (!partstat) throw new UnreadableReplyError('it says neither yes nor no');
  return {
    attendeeToken: tokenIn(mail, String(event.getFirstPropertyValue('organizer') ?? '')),
    partstat,
    comment: String(event.getFirstPropertyValue('comment') ?? ''),
    recurrenceId: readTime(event, 'recurrence-id') ?? null,
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0,
    sentAt: readTime(event, 'dtstamp') ?? new Date(0),
  };
}

function calendarIn({ attachments }: Email): string {
  const part = attachments.find(({ mimeType }) => mimeType.toLowerCase() === 'text/calendar');
  if (!part) throw new UnreadableReplyError('it has no calendar object');
  const bytes = toBytes(part);
  if (bytes.length > CALENDAR_BYTES) throw new UnreadableReplyError('its calendar object is too large');
  return bytes.toString('utf8');
}

function toBytes({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

function parseCalendar(text: string): ICAL.Component {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch (cause) {
    throw new UnreadableReplyError('its calendar object cannot be read', { cause });
  }
}

/** What stands behind the plus of the address that it was sent to, or that it answers to. */
function tokenIn({ to = [], cc = [], headers, deliveredTo }: Email, organiser: string): string {
  const original = headers.filter(({ key }) => key === 'x-original-to').map(({ value }) => value);
  const addresses = [...to, ...cc].map(({ address }) => address ?? '');
  const tokens = [...addresses, deliveredTo ?? '', ...original, organiser]
    .map((address) => TOKEN.exec(`${address}`)?.[1]?.toLowerCase())
    .filter((token) => token !== undefined);
  const [token] = tokens;
  if (token === undefined) throw new UnreadableReplyError('it carries no token');
  if (tokens.some((other) => other !== token)) throw new UnreadableReplyError('its tokens differ');
  return token;
}

/** By the zone that it names; what names none is in UTC. */
function readTime(event: ICAL.Component, name: string): Date | undefined {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!(value instanceof ICAL.Time)) return undefined;
  const zone = property?.getFirstParameter('tzid');
  const pad = (part: number) => String(part).padStart(2, '0');
  const { year, month, day, hour, minute, second } = value;
  const shown = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  try {
    return zone && value.zone !== ICAL.Timezone.utcTimezone ? instantOf(zone, shown) : new Date(`${shown}Z`);
  } catch {
    // A zone that only the sender's program knows.
    return new Date(value.toUnixTime() * 1000);
  }
}
