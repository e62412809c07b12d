/** The only door into the SIP stack. */
export type { CancelTimer, Clock } from './Clock';
export type {
  ConferenceInfo,
  ConferenceMedia,
  ConferenceUser,
} from './ConferenceInfo';
export type {
  DialogDelegate,
  DialogEnd,
  FocusDelegate,
  IncomingInvite,
  InviteAnswer,
  InviteDialog,
  SessionBody,
} from './FocusDelegate';
export type { FlowIdentity, SipFlow } from './SipFlow';
export { type SipLimits, SipServer } from './SipServer';
export { SipRefusal } from './sipErrors';
export type { WebSocketLike } from './transport/WebSocketFlow';
