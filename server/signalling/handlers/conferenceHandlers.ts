import { BindRequest, EndRequest, MuteRequest } from '../../contract/conference';
import type { RequestName } from '../../contract/events';
import { act, type Caller, type RequestHandlers } from '../RequestHandler';

/** Requests about the conference itself: who speaks for whom, muting, ending. Joining and leaving are SIP. */
export const conferenceHandlers = {
  'conference:bind': {
    schema: BindRequest,
    run: (caller: Caller, { token }: BindRequest) => caller.bind(token),
  },
  'conference:mute': act(MuteRequest, (participant, request) => participant.mute(request)),
  'conference:end': act(EndRequest, (participant) => participant.end()),
} satisfies RequestHandlers<Extract<RequestName, `conference:${string}`>>;
