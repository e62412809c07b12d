import {
  AgendaQuery,
  AnswerInvitationRequest,
  AnswerReplyLinkRequest,
  DelegateInvitationRequest,
  FreeBusyQuery,
  InviteeQuery,
  ReplyLinkRequest,
} from '../../contract/invitations';
import { InviteToMeetingRequest } from '../../contract/meetings';
import { MarkNotificationsRequest, NotificationQuery } from '../../contract/notifications';
import { PlenumError } from '../../kernel/PlenumError';
import { defineRoute } from '../../rest/defineRoute';

async function notYet(): Promise<never> {
  throw new PlenumError('unavailable', 'This is being built.');
}

/** Invitations, their answers, and what people are told. */
export function invitationRoutes() {
  return {
    listAgenda: defineRoute<'listAgenda'>({
      summary: 'One’s own dates: of bookings one has made or is invited to.',
      query: AgendaQuery,
      run: notYet,
    }),
    viewFreeBusy: defineRoute<'viewFreeBusy'>({
      summary: 'When people and rooms have something else.',
      query: FreeBusyQuery,
      costs: 'search',
      run: notYet,
    }),
    listInvitees: defineRoute<'listInvitees'>({
      summary: 'Who comes to a booking, who does not, and why.',
      query: InviteeQuery,
      run: notYet,
    }),
    startBookedMeeting: defineRoute<'startBookedMeeting'>({
      summary: 'The meeting of one date of a booking: made by the first who asks.',
      run: notYet,
    }),
    answerInvitation: defineRoute<'answerInvitation'>({
      summary: 'Accept or decline an invitation, or answer it tentatively.',
      body: AnswerInvitationRequest,
      run: notYet,
    }),
    delegateInvitation: defineRoute<'delegateInvitation'>({
      summary: 'Ask somebody else to come instead.',
      body: DelegateInvitationRequest,
      run: notYet,
    }),
    viewReplyLink: defineRoute<'viewReplyLink'>({
      summary: 'What the link of a mail is about.',
      body: ReplyLinkRequest,
      run: notYet,
    }),
    answerReplyLink: defineRoute<'answerReplyLink'>({
      summary: 'Answer an invitation by the link of a mail, which is used up by that.',
      body: AnswerReplyLinkRequest,
      run: notYet,
    }),
    renewReplyLink: defineRoute<'renewReplyLink'>({
      summary: 'Send the mail again to whom a used link was for.',
      body: ReplyLinkRequest,
      run: notYet,
    }),
    inviteToMeeting: defineRoute<'inviteToMeeting'>({
      summary: 'Put a meeting onto the lists of people, and tell them.',
      body: InviteToMeetingRequest,
      run: notYet,
    }),
    listNotifications: defineRoute<'listNotifications'>({
      summary: 'What one was told, the newest first.',
      query: NotificationQuery,
      run: notYet,
    }),
    readNotification: defineRoute<'readNotification'>({
      summary: 'Mark one notification as read.',
      run: notYet,
    }),
    readNotifications: defineRoute<'readNotifications'>({
      summary: 'Mark everything up to an instant as read.',
      body: MarkNotificationsRequest,
      run: notYet,
    }),
  };
}
