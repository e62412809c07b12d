import type {
  AgendaEntry,
  AgendaQuery,
  AnswerInvitationRequest,
  AnswerReplyLinkRequest,
  DelegateInvitationRequest,
  FreeBusyQuery,
  FreeBusyView,
  InvitationView,
  InviteeQuery,
  InviteeView,
  ReplyLinkAnswered,
  ReplyLinkRequest,
  ReplyLinkView,
} from '../invitations';
import type { InviteToMeetingRequest, MeetingView } from '../meetings';
import type { MarkNotificationsRequest, NotificationPage, NotificationQuery } from '../notifications';
import type { Page } from '../paging';

/** Invitations to bookings, their answers, what people are told, and the meetings that bookings become. */
export const INVITATION_ROUTES = {
  listAgenda: { method: 'GET', path: '/api/v1/agenda' },
  viewFreeBusy: { method: 'GET', path: '/api/v1/free-busy' },
  listInvitees: { method: 'GET', path: '/api/v1/bookings/:booking/invitations' },
  startBookedMeeting: { method: 'POST', path: '/api/v1/bookings/:booking/dates/:occurrence/meeting' },
  answerInvitation: { method: 'POST', path: '/api/v1/invitations/:invitation/answer' },
  delegateInvitation: { method: 'POST', path: '/api/v1/invitations/:invitation/delegate' },
  viewReplyLink: { method: 'POST', path: '/api/v1/reply-links/view' },
  answerReplyLink: { method: 'POST', path: '/api/v1/reply-links/answer' },
  renewReplyLink: { method: 'POST', path: '/api/v1/reply-links/renew' },
  inviteToMeeting: { method: 'POST', path: '/api/v1/meetings/:meeting/invitations' },
  listNotifications: { method: 'GET', path: '/api/v1/notifications' },
  readNotification: { method: 'POST', path: '/api/v1/notifications/:notification/read' },
  readNotifications: { method: 'POST', path: '/api/v1/notifications/read' },
} as const;

export interface InvitationRouteTypes {
  listAgenda: { query: AgendaQuery; reply: readonly AgendaEntry[] };
  viewFreeBusy: { query: FreeBusyQuery; reply: FreeBusyView };
  listInvitees: { parameters: { booking: string }; query: InviteeQuery; reply: Page<InviteeView> };
  /** The meeting of one date: made by the first who asks, the same for all. */
  startBookedMeeting: { parameters: { booking: string; occurrence: string }; reply: MeetingView };
  answerInvitation: {
    parameters: { invitation: string };
    body: AnswerInvitationRequest;
    reply: InvitationView;
  };
  delegateInvitation: {
    parameters: { invitation: string };
    body: DelegateInvitationRequest;
    reply: InvitationView;
  };
  /** A token in a body stands in no log, which one in a path does; nothing is changed by looking. */
  viewReplyLink: { body: ReplyLinkRequest; reply: ReplyLinkView };
  answerReplyLink: { body: AnswerReplyLinkRequest; reply: ReplyLinkAnswered };
  /** Sends the mail again, with a new link, for a link that was used up. */
  renewReplyLink: { body: ReplyLinkRequest; reply: null };
  inviteToMeeting: { parameters: { meeting: string }; body: InviteToMeetingRequest; reply: null };
  listNotifications: { query: NotificationQuery; reply: NotificationPage };
  readNotification: { parameters: { notification: string }; reply: null };
  readNotifications: { body: MarkNotificationsRequest; reply: null };
}
