import {
  AgendaQuery,
  AnswerInvitationRequest,
  AnswerReplyLinkRequest,
  DelegateInvitationRequest,
  FreeBusyQuery,
  InviteeQuery,
  ReplyLinkRequest,
} from '../../contract/invitations';
import { defineRoute } from '../../rest/defineRoute';
import { whichUser } from '../whichUser';
import type { BookingViews } from './BookingViews';
import type { CalendarService } from './CalendarService';
import type { InvitationReplies } from './InvitationReplies';
import type { ReplyLinks } from './ReplyLinks';

interface InvitationRouteParts {
  readonly views: BookingViews;
  readonly calendar: CalendarService;
  readonly replies: InvitationReplies;
  readonly links: ReplyLinks;
}

/** Invitations, their answers, and who is free when. */
export function invitationRoutes({ views, calendar, replies, links }: InvitationRouteParts) {
  return {
    listAgenda: defineRoute<'listAgenda'>({
      summary: 'One’s own dates: of bookings one has made or is invited to.',
      query: AgendaQuery,
      run: ({ actor, query }) => calendar.agenda(query, whichUser(actor)),
    }),
    viewFreeBusy: defineRoute<'viewFreeBusy'>({
      summary: 'When people and rooms have something else.',
      query: FreeBusyQuery,
      costs: 'search',
      run: ({ actor, query }) => calendar.freeBusy(query, whichUser(actor)),
    }),
    listInvitees: defineRoute<'listInvitees'>({
      summary: 'Who comes to a booking, who does not, and why.',
      query: InviteeQuery,
      run: ({ actor, parameters, query }) => views.listInvitees(parameters.booking, query, whichUser(actor)),
    }),
    answerInvitation: defineRoute<'answerInvitation'>({
      summary: 'Accept or decline an invitation, or answer it tentatively.',
      body: AnswerInvitationRequest,
      costs: 'booking',
      run: ({ actor, parameters, body }) => replies.answer(parameters.invitation, body, whichUser(actor)),
    }),
    delegateInvitation: defineRoute<'delegateInvitation'>({
      summary: 'Ask somebody else to come instead.',
      body: DelegateInvitationRequest,
      costs: 'booking',
      run: ({ actor, parameters, body }) => replies.delegate(parameters.invitation, body, whichUser(actor)),
    }),
    ...replyLinkRoutes(links),
  };
}

function replyLinkRoutes(links: ReplyLinks) {
  return {
    viewReplyLink: defineRoute<'viewReplyLink'>({
      summary: 'What the link of a mail is about.',
      body: ReplyLinkRequest,
      run: ({ body, client }) => links.view(body, client.ip),
    }),
    answerReplyLink: defineRoute<'answerReplyLink'>({
      summary: 'Answer an invitation by the link of a mail, which is used up by that.',
      body: AnswerReplyLinkRequest,
      run: ({ body, client }) => links.answer(body, client.ip),
    }),
    renewReplyLink: defineRoute<'renewReplyLink'>({
      summary: 'Send the mail again to whom a link was made for.',
      body: ReplyLinkRequest,
      run: async ({ body, client }) => {
        await links.renew(body, client.ip);
        return null;
      },
    }),
  };
}
