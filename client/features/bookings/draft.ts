import type {
  AddBookingRequest,
  BookingView,
  ChangeBookingRequest,
  MoveBookingRequest,
  OutsideGuest,
} from '../../../server/contract/bookings';
import type { DepartmentId, RoomId, UserId } from '../../../server/contract/ids';
import { ZoneClock } from '../../ui/ZoneClock';
import { datesOf, type Repeat, readRepeat, writeRule } from './repeat';
import { nextWhen, startOf, type When, whenAt } from './when';

export interface DraftItem {
  /** Tells the rows apart while they are moved about. */
  readonly key: string;
  readonly title: string;
  readonly minutes: number;
}

/** A booking while it is written. */
export interface Draft {
  readonly title: string;
  readonly description: string;
  readonly when: When;
  readonly zone: string;
  readonly repeat: Repeat | null;
  /** The rule of a booking made elsewhere that the fields cannot show: kept until another is chosen. */
  readonly otherRule: string | null;
  readonly room: RoomId | null;
  readonly people: readonly { readonly id: UserId; readonly displayName: string }[];
  readonly departments: readonly { readonly id: DepartmentId; readonly name: string }[];
  readonly guests: readonly OutsideGuest[];
  readonly agenda: readonly DraftItem[];
  /** Minutes before each date; null is not at all. */
  readonly reminder: number | null;
}

/** A new booking at a place of the calendar, or in the next half hour. */
export function newDraft(
  {
    room,
    start,
    minutes,
  }: { room?: RoomId | undefined; start?: string | undefined; minutes?: number | undefined },
  clock: ZoneClock,
  now: number,
): Draft {
  return {
    title: '',
    description: '',
    when: start === undefined ? nextWhen(clock.toLocal(now)) : whenAt(start, minutes ?? 60),
    zone: clock.zone,
    repeat: null,
    otherRule: null,
    room: room ?? null,
    people: [],
    departments: [],
    guests: [],
    agenda: [],
    reminder: 10,
  };
}

/**
 * A booking as it stands, a series from the first date of its rule that is to come: a date that was moved alone says
 * nothing of the others.
 */
export function draftOf(booking: BookingView, now: number): Draft {
  const upcoming = booking.occurrences.filter(
    ({ start, cancelled }) => !cancelled && Date.parse(start) > now,
  );
  const ruled = upcoming.map(({ originalStart }) => Date.parse(originalStart)).filter((start) => start > now);
  // What was moved here from a time that is over stands for itself where nothing else is left.
  const first = booking.rule !== null && ruled.length > 0 ? Math.min(...ruled) : upcoming[0]?.start;
  const start = first === undefined ? booking.start : new ZoneClock(booking.zone).toLocal(first);
  const repeat = booking.rule === null ? null : readRepeat(booking.rule);
  const end: Repeat['end'] | undefined =
    repeat?.end.kind === 'count' ? { kind: 'count', count: Math.max(1, ruled.length) } : repeat?.end;
  return {
    title: booking.title,
    description: booking.description,
    when: whenAt(start, booking.minutes),
    zone: booking.zone,
    repeat: repeat && end ? { ...repeat, end } : null,
    otherRule: repeat === null ? booking.rule : null,
    room: booking.room.id,
    people: booking.people,
    departments: booking.departments,
    guests: booking.guests,
    agenda: booking.agenda.map((item, index) => ({ ...item, key: String(index) })),
    reminder: booking.reminderMinutes,
  };
}

/** The dates that it will have, in milliseconds. */
export function spansOf({ when, zone, repeat }: Draft): readonly { start: number; end: number }[] {
  const clock = new ZoneClock(zone);
  const dates = repeat === null ? [when.date] : datesOf(repeat, when.date);
  return dates.map((date) => {
    const start = clock.toInstant(startOf({ ...when, date }));
    return { start, end: start + when.minutes * 60_000 };
  });
}

export function toAddRequest(draft: Draft, room: RoomId): AddBookingRequest {
  const rule = ruleOf(draft);
  return {
    room,
    ...matterOf(draft),
    start: startOf(draft.when),
    zone: draft.zone,
    minutes: draft.when.minutes,
    ...(rule === null ? {} : { rule }),
  };
}

/** What of the matter is another than before; null for nothing. */
export function toChangeRequest(draft: Draft, before: Draft): ChangeBookingRequest | null {
  const [now, then] = [matterOf(draft), matterOf(before)];
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(then[name as keyof typeof then]),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** When and where, if that is another than before; null for the same. */
export function toMoveRequest(draft: Draft, before: Draft, room: RoomId): MoveBookingRequest | null {
  const toMove = (one: Draft, where: RoomId | null) => ({
    room: where ?? room,
    start: startOf(one.when),
    zone: one.zone,
    minutes: one.when.minutes,
    rule: ruleOf(one),
  });
  const [now, then] = [toMove(draft, room), toMove(before, before.room)];
  return JSON.stringify(now) === JSON.stringify(then) ? null : now;
}

function matterOf(draft: Draft) {
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    agenda: draft.agenda
      .filter(({ title }) => title.trim() !== '')
      .map(({ title, minutes }) => ({ title: title.trim(), minutes })),
    reminderMinutes: draft.reminder,
    people: draft.people.map(({ id }) => id),
    departments: draft.departments.map(({ id }) => id),
    guests: [...draft.guests],
  };
}

function ruleOf({ repeat, otherRule, when }: Draft): string | null {
  return repeat === null ? otherRule : writeRule(repeat, when.date);
}
