import { z } from 'zod';
import { AgendaItem } from '../contract/agenda';
import {
  BookingId,
  DepartmentId,
  InvitationId,
  MeetingId,
  NotificationId,
  OccurrenceId,
  RoomId,
  SuggestionId,
  TicketId,
} from '../contract/ids';
import { InvitationAnswer, InvitationState } from '../contract/invitations';
import type { RouteName, RouteTypes } from '../contract/routes';
import { SuggestionState } from '../contract/supportStaff';
import { named, pageOf, person } from './organisationReplies';

const instant = z.iso.datetime();
const nothing = z.null();
const span = { start: instant, end: instant };

const answered = {
  state: InvitationState,
  reason: z.string(),
  proposed: z.strictObject(span).nullable(),
  answeredAt: instant.nullable(),
  delegatedTo: person.nullable(),
};

export const invitation = z.strictObject({
  id: InvitationId,
  occurrence: OccurrenceId.nullable(),
  delegatedBy: person.nullable(),
  ...answered,
  answers: z.array(z.strictObject({ occurrence: OccurrenceId, ...answered })),
});

export const replyCounts = z.strictObject({
  invited: z.int(),
  accepted: z.int(),
  tentative: z.int(),
  declined: z.int(),
  waiting: z.int(),
});

const invitee = invitation.extend({
  user: person.nullable(),
  name: z.string(),
  email: z.string().nullable(),
  department: named(DepartmentId).nullable(),
});

const replyLink = z.strictObject({
  ...answered,
  name: z.string(),
  title: z.string(),
  description: z.string(),
  agenda: z.array(AgendaItem),
  organiser: z.string().nullable(),
  room: z.string(),
  start: z.string(),
  zone: z.string(),
  minutes: z.int(),
  rule: z.string().nullable(),
  cancelled: z.boolean(),
  dates: z.array(
    z.strictObject({
      id: OccurrenceId,
      ...span,
      moved: z.boolean(),
      cancelled: z.boolean(),
      state: InvitationState,
      reason: z.string(),
      code: z.string().nullable(),
    }),
  ),
  expiresAt: instant,
});

const busy = z.array(
  z.strictObject({
    ...span,
    state: z.enum(['busy', 'maybe']),
    booking: z.strictObject({ id: BookingId, title: z.string() }).nullable(),
  }),
);

const agendaEntry = z.strictObject({
  ...span,
  occurrence: OccurrenceId,
  booking: BookingId,
  title: z.string(),
  repeats: z.boolean(),
  room: named(RoomId),
  organiser: person.nullable(),
  invitation: z.strictObject({ id: InvitationId, state: InvitationState }).nullable(),
  replies: replyCounts,
  meeting: z
    .strictObject({
      id: MeetingId,
      code: z.string(),
      state: z.enum(['scheduled', 'running', 'ended']),
    })
    .nullable(),
  startable: z.boolean(),
});

const about = {
  booking: z.strictObject({
    id: BookingId,
    title: z.string(),
    start: instant,
    zone: z.string(),
    occurrence: OccurrenceId.nullable(),
  }),
  by: z.string().nullable(),
};

const notification = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invited'),
    ...about,
    invitation: InvitationId,
    delegated: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('booking-changed'),
    ...about,
    parts: z.array(z.enum(['title', 'description', 'agenda', 'time', 'room', 'organiser'])),
  }),
  z.strictObject({ kind: z.literal('booking-cancelled'), ...about }),
  z.strictObject({ kind: z.literal('invitation-withdrawn'), ...about }),
  z.strictObject({
    kind: z.literal('reply-received'),
    ...about,
    invitation: InvitationId,
    answer: z.union([InvitationAnswer, z.literal('delegated')]),
    reason: z.string(),
    proposedStart: instant.nullable(),
    delegatedTo: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('reminder'), ...about, minutes: z.int() }),
  z.strictObject({
    kind: z.literal('meeting-invited'),
    meeting: z.strictObject({ id: MeetingId, code: z.string(), title: z.string() }),
    by: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.enum(['role-granted', 'role-revoked']),
    role: z.enum(['admin', 'support-agent', 'host', 'department-admin']),
    department: named(DepartmentId).nullable(),
    by: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('ticket-answered'),
    ticket: z.strictObject({ id: TicketId, subject: z.string() }),
    by: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('suggestion-changed'),
    suggestion: z.strictObject({ id: SuggestionId, title: z.string() }),
    state: SuggestionState,
    reply: z.string(),
    by: z.string().nullable(),
  }),
]);

/** What the routes of invitations and notifications answer. */
export const INVITATION_REPLIES = {
  listAgenda: z.array(agendaEntry),
  viewFreeBusy: z.strictObject({
    users: z.array(z.strictObject({ user: person, busy })),
    rooms: z.array(z.strictObject({ room: named(RoomId), busy })),
  }),
  listInvitees: pageOf(invitee),
  answerInvitation: invitation,
  delegateInvitation: invitation,
  viewReplyLink: replyLink,
  answerReplyLink: z.strictObject({ token: z.string(), view: replyLink }),
  renewReplyLink: nothing,
  inviteToMeeting: nothing,
  listNotifications: z.strictObject({
    total: z.int(),
    unread: z.int(),
    items: z.array(
      z.strictObject({
        id: NotificationId,
        at: instant,
        readAt: instant.nullable(),
        content: notification,
      }),
    ),
  }),
  readNotification: nothing,
  readNotifications: nothing,
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
