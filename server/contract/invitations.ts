import { z } from 'zod';
import type { AgendaItem } from './agenda';
import {
  type BookingId,
  type DepartmentId,
  type InvitationId,
  type MeetingId,
  OccurrenceId,
  RoomId,
  UserId,
} from './ids';
import { PAGE } from './paging';
import { TimeZone } from './rooms';
import { optionalText } from './text';
import { LocalTime, type TimeSpan } from './times';

export const ANSWERS = ['accepted', 'tentative', 'declined'] as const;
/** What somebody answers to an invitation. */
export const InvitationAnswer = z.enum(ANSWERS);
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

export const INVITATION_STATES = ['needs-action', ...ANSWERS, 'delegated'] as const;
/** How an invitation stands. `delegated`: somebody else comes instead. */
export const InvitationState = z.enum(INVITATION_STATES);
export type InvitationState = z.infer<typeof InvitationState>;

const reason = optionalText(500);

const answer = {
  answer: InvitationAnswer,
  /** Why, for the organiser and the record of the meeting. */
  reason: reason.optional(),
  /** One date of a series; the whole where nothing is said. */
  occurrence: OccurrenceId.optional(),
  /** A time that would suit better. */
  proposed: z
    .strictObject({ start: LocalTime, zone: TimeZone, minutes: z.int().min(5).max(1_440) })
    .optional(),
} as const;

export const AnswerInvitationRequest = z.strictObject(answer);
export type AnswerInvitationRequest = z.infer<typeof AnswerInvitationRequest>;

export const DelegateInvitationRequest = z.strictObject({
  to: UserId,
  reason: reason.optional(),
  occurrence: OccurrenceId.optional(),
});
export type DelegateInvitationRequest = z.infer<typeof DelegateInvitationRequest>;

/** Who comes: those of one date, where one is named, in the order of their names. */
export const InviteeQuery = z.strictObject({
  ...PAGE,
  occurrence: OccurrenceId.optional(),
  state: InvitationState.optional(),
});
export type InviteeQuery = z.infer<typeof InviteeQuery>;

/** The secret part of the link in a mail. */
const token = z.string().min(40).max(80);

export const ReplyLinkRequest = z.strictObject({ token });
export type ReplyLinkRequest = z.infer<typeof ReplyLinkRequest>;

export const AnswerReplyLinkRequest = z.strictObject({ token, ...answer });
export type AnswerReplyLinkRequest = z.infer<typeof AnswerReplyLinkRequest>;

/** Ids behind one another with commas between. */
function idList<T extends z.ZodType<string, string>>(id: T) {
  return z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(id).max(50));
}

/** When people and rooms have something else between two instants, at most 42 days apart. */
export const FreeBusyQuery = z.strictObject({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  users: idList(UserId).optional(),
  rooms: idList(RoomId).optional(),
});
export type FreeBusyQuery = z.infer<typeof FreeBusyQuery>;

/** One's own dates between two instants, at most 42 days apart. */
export const AgendaQuery = z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() });
export type AgendaQuery = z.infer<typeof AgendaQuery>;

interface NamedUser {
  readonly id: UserId;
  readonly displayName: string;
}

interface Answered {
  readonly state: InvitationState;
  readonly reason: string;
  readonly proposed: TimeSpan | null;
  /** ISO 8601, UTC; null until there is an answer. */
  readonly answeredAt: string | null;
  /** Who comes instead. */
  readonly delegatedTo: NamedUser | null;
}

/** An answer to one date that is not that to the whole. */
export interface DateAnswer extends Answered {
  readonly occurrence: OccurrenceId;
}

/** An invitation, as whoever is invited sees it. */
export interface InvitationView extends Answered {
  readonly id: InvitationId;
  /** The only date that it is for; null for all. */
  readonly occurrence: OccurrenceId | null;
  /** Who asked them to come instead. */
  readonly delegatedBy: NamedUser | null;
  readonly answers: readonly DateAnswer[];
}

/**
 * Somebody who is invited, in the organiser's list. Where one date was asked for, the answer is that to this date and
 * `answers` is empty. Those who are only invited themselves get no reasons, proposals and mail addresses of others.
 */
export interface InviteeView extends InvitationView {
  /** Null for guests from outside, and for whose account is gone. */
  readonly user: NamedUser | null;
  readonly name: string;
  /** Of guests from outside. */
  readonly email: string | null;
  /** With which they were invited; null for those invited by name. */
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
}

export interface ReplyCounts {
  readonly invited: number;
  readonly accepted: number;
  readonly tentative: number;
  readonly declined: number;
  readonly waiting: number;
}

export interface BusySpan extends TimeSpan {
  /** `maybe`: not answered yet, or tentatively. */
  readonly state: 'busy' | 'maybe';
  /** What it is; null for those who may not know. */
  readonly booking: { readonly id: BookingId; readonly title: string } | null;
}

/** In the order that was asked for; each list in the order of time. */
export interface FreeBusyView {
  readonly users: readonly { readonly user: NamedUser; readonly busy: readonly BusySpan[] }[];
  readonly rooms: readonly {
    readonly room: { readonly id: RoomId; readonly name: string };
    readonly busy: readonly BusySpan[];
  }[];
}

/** The meeting of one date, once it is there. */
export interface OccurrenceMeeting {
  readonly id: MeetingId;
  readonly code: string;
  readonly state: 'scheduled' | 'running' | 'ended';
}

/** One of one's own dates: of a booking one has made or is invited to. */
export interface AgendaEntry extends TimeSpan {
  readonly occurrence: OccurrenceId;
  readonly booking: BookingId;
  readonly title: string;
  readonly repeats: boolean;
  readonly room: { readonly id: RoomId; readonly name: string };
  readonly organiser: NamedUser | null;
  /** One's own answer to this date; null for the organiser. */
  readonly invitation: { readonly id: InvitationId; readonly state: InvitationState } | null;
  readonly replies: ReplyCounts;
  readonly meeting: OccurrenceMeeting | null;
  /** Whether whoever asks may start its meeting, from ten minutes before. */
  readonly startable: boolean;
}

/** What whoever holds the link of a mail sees of the booking. */
export interface ReplyLinkView extends Answered {
  /** Who was invited. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly agenda: readonly AgendaItem[];
  readonly organiser: string | null;
  readonly room: string;
  /** By the clocks of `zone`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
  readonly cancelled: boolean;
  /** Dates that are not over, in the order of time. */
  readonly dates: readonly (TimeSpan & {
    readonly id: OccurrenceId;
    readonly moved: boolean;
    readonly cancelled: boolean;
    /** The answer to this date, its own or that to the whole. */
    readonly state: InvitationState;
    readonly reason: string;
    /** Nine digits by which to enter; null until the meeting is there. */
    readonly code: string | null;
  })[];
  /** When the last date ends, and the link with it. */
  readonly expiresAt: string;
}

/** An answer uses its link up; `token` is that of the next one. */
export interface ReplyLinkAnswered {
  readonly token: string;
  readonly view: ReplyLinkView;
}
