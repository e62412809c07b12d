/** The only door into the SIP stack. */
export type { CancelTimer, Clock } from './Clock';
export type {
  ConferenceEndpoint,
  ConferenceInfo,
  ConferenceMedia,
  ConferenceParticipant,
  ConferenceUser,
  MediaState,
} from './ConferenceInfo';
export type {
  ByeReason,
  DialogDelegate,
  DialogEnd,
  FocusDelegate,
  IncomingInvite,
  InviteAnswer,
  InviteDialog,
  SessionBody,
} from './FocusDelegate';
export type { FlowIdentity, RemoteAddress, SipFlow } from './SipFlow';
export { type SipLimits, SipServer, type SipServerOptions } from './SipServer';
export { SipRefusal } from './sipErrors';
export type { WebSocketLike } from './transport/WebSocketFlow';
