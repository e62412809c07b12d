import type { MeetingPreview, MeetingSummary, MeetingView, StartMeetingRequest } from '../meetings';

/** Today's meetings. */
export const MEETING_ROUTES = {
  listMeetings: { method: 'GET', path: '/api/v1/meetings' },
  startMeeting: { method: 'POST', path: '/api/v1/meetings' },
  previewMeeting: { method: 'GET', path: '/api/v1/meeting-codes/:code' },
  enterMeeting: { method: 'POST', path: '/api/v1/meeting-codes/:code/enter' },
  viewMeeting: { method: 'GET', path: '/api/v1/meetings/:meeting' },
  endMeeting: { method: 'POST', path: '/api/v1/meetings/:meeting/end' },
  viewMeetingSummary: { method: 'GET', path: '/api/v1/meetings/:meeting/summary' },
} as const;

export interface MeetingRouteTypes {
  listMeetings: { reply: readonly MeetingView[] };
  startMeeting: { body: StartMeetingRequest; reply: MeetingView };
  previewMeeting: { parameters: { code: string }; reply: MeetingPreview };
  /** Someone signed in takes a meeting that they know by its code onto their list. */
  enterMeeting: { parameters: { code: string }; reply: MeetingView };
  viewMeeting: { parameters: { meeting: string }; reply: MeetingView };
  endMeeting: { parameters: { meeting: string }; reply: null };
  viewMeetingSummary: { parameters: { meeting: string }; reply: MeetingSummary };
}
