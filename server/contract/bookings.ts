import { z } from 'zod';
import { type BookingId, type OccurrenceId, RoomId, type UserId } from './ids';
import { TimeZone } from './rooms';
import { MeetingTitle, optionalText } from './text';

/** A date and time as the clock on the wall shows it: `2027-03-29T09:00`. */
export const LocalTime = z.iso.datetime({ local: true, offset: false, precision: -1 });

const minutes = z.int().min(5).max(1_440);
/** RFC 5545 without the name in front: `FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10`. It has to end by COUNT or UNTIL. */
const rule = z.string().min(1).max(200);

/** When something is: from `start` by the clocks of `zone`, again as `rule` says. */
const time = { start: LocalTime, zone: TimeZone, minutes, rule: rule.nullable() } as const;

export const AddBookingRequest = z.strictObject({
  room: RoomId,
  title: MeetingTitle,
  description: optionalText(4_000).optional(),
  start: time.start,
  zone: time.zone,
  minutes: time.minutes,
  rule: time.rule.optional(),
});
export type AddBookingRequest = z.infer<typeof AddBookingRequest>;

export const ChangeBookingRequest = z
  .strictObject({ title: MeetingTitle, description: optionalText(4_000) })
  .partial();
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

export interface TimeSpan {
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
}

/** One date of a booking. */
export interface OccurrenceView extends TimeSpan {
  readonly id: OccurrenceId;
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
