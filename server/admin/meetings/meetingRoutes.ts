import { InviteToMeetingRequest, StartMeetingRequest } from '../../contract/meetings';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import type { MeetingCodes } from '../MeetingCodes';
import { whichUser, whoActs } from '../whichUser';
import type { BookedMeetings } from './BookedMeetings';
import type { MeetingService } from './MeetingService';

type MeetingRouteNames =
  | 'listMeetings'
  | 'startMeeting'
  | 'previewMeeting'
  | 'enterMeeting'
  | 'viewMeeting'
  | 'endMeeting'
  | 'viewMeetingSummary'
  | 'startBookedMeeting'
  | 'inviteToMeeting';

/** Today's meetings. Joining one is not here: it is SIP. */
export function meetingRoutes(meetings: MeetingService, booked: BookedMeetings, codes: MeetingCodes) {
  return {
    ...bookedMeetingRoutes(booked),
    listMeetings: defineRoute<'listMeetings'>({
      summary: 'Today’s meetings: one’s own and those on one’s list.',
      run: ({ actor }) => meetings.list(whichUser(actor)),
    }),
    startMeeting: defineRoute<'startMeeting'>({
      summary: 'Start a meeting now, as its host.',
      body: StartMeetingRequest,
      run: ({ actor, body }) => meetings.start(body, whichUser(actor)),
    }),
    previewMeeting: defineRoute<'previewMeeting'>({
      summary: 'What somebody learns who knows nothing but the code.',
      run: async ({ parameters, client }) => meetings.preview(await codes.find(parameters.code, client.ip)),
    }),
    enterMeeting: defineRoute<'enterMeeting'>({
      summary: 'Put a meeting onto one’s list by its code.',
      run: async ({ actor, parameters, client }) =>
        meetings.enter(await codes.find(parameters.code, client.ip), whichUser(actor)),
    }),
    viewMeeting: defineRoute<'viewMeeting'>({
      summary: 'One meeting.',
      run: ({ actor, parameters }) => meetings.view(parameters.meeting, whoActs(actor)),
    }),
    endMeeting: defineRoute<'endMeeting'>({
      summary: 'End a meeting for everyone.',
      run: async (call) => {
        await meetings.end(call.parameters.meeting, whoActs(call.actor), () => actOf(call));
        return null;
      },
    }),
    viewMeetingSummary: defineRoute<'viewMeetingSummary'>({
      summary: 'Who took part in a meeting and for how long.',
      run: ({ parameters }) => meetings.summary(parameters.meeting),
    }),
  } satisfies Pick<Routes, MeetingRouteNames>;
}

function bookedMeetingRoutes(booked: BookedMeetings) {
  return {
    startBookedMeeting: defineRoute<'startBookedMeeting'>({
      summary: 'The meeting of one date of a booking: made by the first who asks.',
      costs: 'booking',
      run: ({ actor, parameters }) => booked.start(parameters, whichUser(actor)),
    }),
    inviteToMeeting: defineRoute<'inviteToMeeting'>({
      summary: 'Put a meeting onto the lists of people, and tell them.',
      body: InviteToMeetingRequest,
      run: async (call) => {
        await booked.invite(call.parameters.meeting, call.body, actOf(call));
        return null;
      },
    }),
  };
}
