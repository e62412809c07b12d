import { z } from 'zod';
import type {
  BookingId,
  DepartmentId,
  InvitationId,
  MeetingId,
  NotificationId,
  OccurrenceId,
  SuggestionId,
  TicketId,
} from './ids';
import type { InvitationAnswer } from './invitations';
import { PAGE } from './paging';
import type { SuggestionState } from './supportStaff';
import type { RoleGrant } from './users';

/** One's own notifications, the newest first. */
export const NotificationQuery = z.strictObject({ ...PAGE, unread: z.literal('true').optional() });
export type NotificationQuery = z.infer<typeof NotificationQuery>;

/** Marks what was there at that instant, so that nothing is read that came after the list was shown. */
export const MarkNotificationsRequest = z.strictObject({ until: z.iso.datetime() });
export type MarkNotificationsRequest = z.infer<typeof MarkNotificationsRequest>;

/** The booking that a notification is about, as it was then. */
export interface NotifiedBooking {
  readonly id: BookingId;
  readonly title: string;
  /** Of the date, or of the first that was to come; ISO 8601, UTC. */
  readonly start: string;
  readonly zone: string;
  /** One date of a series; null for the whole. */
  readonly occurrence: OccurrenceId | null;
}

/** What of a booking has changed. */
export type BookingPart = 'title' | 'description' | 'agenda' | 'time' | 'room' | 'organiser';

interface AboutBooking {
  readonly booking: NotifiedBooking;
  /** Name of whoever did it; null when nobody did. */
  readonly by: string | null;
}

/** What somebody is told: data that the client puts into words. A closed list. */
export type NotificationContent =
  | (AboutBooking & {
      readonly kind: 'invited';
      readonly invitation: InvitationId;
      /** Whether `by` asks them to come instead. */
      readonly delegated: boolean;
    })
  | (AboutBooking & { readonly kind: 'booking-changed'; readonly parts: readonly BookingPart[] })
  | (AboutBooking & { readonly kind: 'booking-cancelled' })
  | (AboutBooking & { readonly kind: 'invitation-withdrawn' })
  | (AboutBooking & {
      readonly kind: 'reply-received';
      readonly invitation: InvitationId;
      readonly answer: InvitationAnswer | 'delegated';
      readonly reason: string;
      /** A time that would suit them better, ISO 8601, UTC. */
      readonly proposedStart: string | null;
      /** Who comes instead. */
      readonly delegatedTo: string | null;
    })
  | (AboutBooking & { readonly kind: 'reminder'; readonly minutes: number })
  | {
      readonly kind: 'meeting-invited';
      readonly meeting: { readonly id: MeetingId; readonly code: string; readonly title: string };
      readonly by: string | null;
    }
  | {
      readonly kind: 'role-granted' | 'role-revoked';
      readonly role: RoleGrant['role'];
      readonly department: { readonly id: DepartmentId; readonly name: string } | null;
      readonly by: string | null;
    }
  | {
      readonly kind: 'ticket-answered';
      readonly ticket: { readonly id: TicketId; readonly subject: string };
      readonly by: string | null;
    }
  | {
      readonly kind: 'suggestion-changed';
      readonly suggestion: { readonly id: SuggestionId; readonly title: string };
      readonly state: SuggestionState;
      readonly reply: string;
      readonly by: string | null;
    };

export interface NotificationView {
  readonly id: NotificationId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly readAt: string | null;
  readonly content: NotificationContent;
}

export interface NotificationPage {
  readonly total: number;
  readonly unread: number;
  readonly items: readonly NotificationView[];
}
