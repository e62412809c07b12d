import { z } from 'zod';
import { Email } from './accounts';
import { AgendaItem } from './agenda';
import { type BookingId, DepartmentId, type OccurrenceId, RoomId, UserId } from './ids';
import type { InvitationView, ReplyCounts } from './invitations';
import { TimeZone } from './rooms';
import { DisplayName, MeetingTitle, optionalText } from './text';
import { LocalTime, type TimeSpan } from './times';

const minutes = z.int().min(5).max(1_440);
/** RFC 5545 without the name in front: `FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10`. It has to end by COUNT or UNTIL. */
const rule = z.string().min(1).max(200);

/** When something is: from `start` by the clocks of `zone`, again as `rule` says. */
const time = { start: LocalTime, zone: TimeZone, minutes, rule: rule.nullable() } as const;

/** Somebody without an account, who is invited by mail. */
export const OutsideGuest = z.strictObject({ name: DisplayName, email: Email });
export type OutsideGuest = z.infer<typeof OutsideGuest>;

/** What a booking is about and who is asked to come. */
const matter = {
  title: MeetingTitle,
  description: optionalText(4_000),
  agenda: z.array(AgendaItem).max(50),
  /** How long before each date those who come are reminded; null is not at all. */
  reminderMinutes: z.int().min(0).max(10_080).nullable(),
  people: z.array(UserId).max(500),
  /** Everybody in them and below them, as they are when they are invited. */
  departments: z.array(DepartmentId).max(50),
  guests: z.array(OutsideGuest).max(200),
} as const;

export const AddBookingRequest = z.strictObject({
  room: RoomId,
  title: matter.title,
  description: matter.description.optional(),
  agenda: matter.agenda.optional(),
  /** Ten, where nothing is said. */
  reminderMinutes: matter.reminderMinutes.optional(),
  people: matter.people.optional(),
  departments: matter.departments.optional(),
  guests: matter.guests.optional(),
  start: time.start,
  zone: time.zone,
  minutes: time.minutes,
  rule: time.rule.optional(),
});
export type AddBookingRequest = z.infer<typeof AddBookingRequest>;

/** `people`, `departments` and `guests` each take the place of those before: who is left out is invited no more. */
export const ChangeBookingRequest = z.strictObject(matter).partial();
export type ChangeBookingRequest = z.infer<typeof ChangeBookingRequest>;

/** Dates that have begun stay; all others are made anew. */
export const MoveBookingRequest = z.strictObject({ room: RoomId, ...time });
export type MoveBookingRequest = z.infer<typeof MoveBookingRequest>;

export const MoveOccurrenceRequest = z.strictObject({ start: LocalTime, zone: TimeZone, minutes });
export type MoveOccurrenceRequest = z.infer<typeof MoveOccurrenceRequest>;

/** What is booked between two instants, at most 42 days apart: in one room, by oneself, or everywhere. */
export const BookingQuery = z.strictObject({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  room: RoomId.optional(),
  mine: z.literal('true').optional(),
});
export type BookingQuery = z.infer<typeof BookingQuery>;

/** One date of a booking. */
export interface OccurrenceView extends TimeSpan {
  readonly id: OccurrenceId;
  /** Where the rule has it. ISO 8601, UTC. */
  readonly originalStart: string;
  /** Whether it is not where the rule would have it. */
  readonly moved: boolean;
  readonly cancelled: boolean;
}

export interface BookingView {
  readonly id: BookingId;
  readonly room: { readonly id: RoomId; readonly name: string };
  /** Null when their account is gone. */
  readonly organiser: { readonly id: UserId; readonly displayName: string } | null;
  readonly title: string;
  readonly description: string;
  /** By the clocks of `zone`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
  /** Rises with every change that those invited have to know of (RFC 5545 SEQUENCE). */
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly occurrences: readonly OccurrenceView[];
  readonly agenda: readonly AgendaItem[];
  readonly reminderMinutes: number | null;
  /** Whether whoever asks may change it, and sees all answers with their reasons. */
  readonly changeable: boolean;
  /** Whether whoever asks may start its meetings. */
  readonly startable: boolean;
  /** Who was invited by name, as departments, and from outside; empty for those who may not change the booking. */
  readonly people: readonly { readonly id: UserId; readonly displayName: string }[];
  readonly departments: readonly { readonly id: DepartmentId; readonly name: string }[];
  readonly guests: readonly OutsideGuest[];
  /** What those invited have answered for the whole. */
  readonly replies: ReplyCounts;
  /** The invitations of whoever asks: one, or one for each date that was delegated to them. */
  readonly mine: readonly InvitationView[];
}

/** One date in a calendar. */
export interface CalendarEntry extends TimeSpan {
  readonly id: OccurrenceId;
  readonly booking: BookingId;
  readonly room: { readonly id: RoomId; readonly name: string };
  readonly organiser: { readonly id: UserId; readonly displayName: string } | null;
  readonly title: string;
  readonly repeats: boolean;
}

/** What is free where a booking met another. */
export interface BookingAlternatives {
  /** The dates that are taken, ten at most. */
  readonly taken: readonly TimeSpan[];
  /** The next time in that room; null for a series, and when there is none within two weeks. */
  readonly nextFree: TimeSpan | null;
  /** Rooms that are free on all dates, five at most. */
  readonly rooms: readonly { readonly id: RoomId; readonly name: string }[];
}
