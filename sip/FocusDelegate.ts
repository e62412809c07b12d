import type { ConferenceInfo } from './ConferenceInfo';
import type { FlowIdentity } from './SipFlow';

/** What the focus user agent asks of its owner: who may call, what to answer, what subscribers see. */
export interface FocusDelegate {
  /**
   * Somebody calls a conference. Resolve to answer 200; throw a SipRefusal to refuse with its status (anything
   * else thrown is a bug and answers 500). May take as long as it needs: see `ring` and `aborted`.
   */
  invited(invite: IncomingInvite): Promise<InviteAnswer>;
  /** What `identity` may see of a conference now; undefined answers 404, whether or not it exists. */
  conferenceInfo(conference: string, identity: FlowIdentity): ConferenceInfo | undefined;
  /** Whether `conferenceInfo` would show something: asked for each subscriber whenever the conference changes. */
  maySee(conference: string, identity: FlowIdentity): boolean;
}

/** An INVITE outside a dialog, for a conference, from a caller who is who they say they are. */
export interface IncomingInvite {
  /** The id the dialog has, from this moment on, and keeps if the call is answered. */
  readonly dialogId: string;
  /** User part of the Request-URI. */
  readonly conference: string;
  readonly identity: FlowIdentity;
  /** As the caller spells it in From; the identity's own when From has none. */
  readonly displayName: string;
  readonly callId: string;
  /** Lower case, without parameters; empty when there is no body. */
  readonly contentType: string;
  readonly body: string;
  /** The same person's dialog that this call is to take the place of (RFC 3891); it ends once this is answered. */
  readonly replaces: InviteDialog | undefined;
  /** Fires when the caller gives up (CANCEL), the flow dies or the server closes before the call is answered. */
  readonly aborted: AbortSignal;
  /** Answers 180, and again every minute: the caller waits, for example in the lobby. */
  ring(): void;
}

export interface SessionBody {
  readonly contentType: string;
  readonly body: string;
}

export interface InviteAnswer extends SessionBody {
  readonly dialog: DialogDelegate;
}

/** What an answered call asks of and tells its owner. */
export interface DialogDelegate {
  /** The caller has acknowledged the answer. */
  confirmed(dialog: InviteDialog): void;
  /** The caller offers something else (re-INVITE or UPDATE with a body). Throw a SipRefusal to keep what was. */
  reinvited(offer: SessionBody): Promise<SessionBody>;
  /** The flow died; the dialog lives on for the grace period, waiting for its caller to return. */
  flowLost?(): void;
  /** The caller came back over another flow within the grace period. */
  flowRestored?(): void;
  /** An INFO with a body (RFC 6086). Without this method it is answered 415. */
  info?(info: SessionBody): Promise<void>;
  /** Called exactly once for every answer that was given, after which nothing else is called. */
  ended(reason: DialogEnd): void;
}

export type DialogEnd =
  /** The caller hung up. */
  | 'bye'
  /** The owner hung up. */
  | 'local-bye'
  /** The caller gave up in the moment of the answer. */
  | 'cancelled'
  /** The answer was never acknowledged. */
  | 'ack-timeout'
  /** The caller did not come back within the grace period. */
  | 'flow-lost'
  /** Nobody refreshed the session in time (RFC 4028). */
  | 'session-expired'
  /** Another call of the same person took its place (RFC 3891). */
  | 'replaced'
  /** The caller's device no longer knows the dialog, or stopped answering. */
  | 'peer-gone'
  | 'server-closed';

/** An established call, as its owner holds it. */
export interface InviteDialog {
  readonly id: string;
  readonly conference: string;
  readonly identity: FlowIdentity;
  /** Hangs up; resolves once the caller's device has answered or is given up. Harmless when repeated. */
  bye(reason?: ByeReason): Promise<void>;
  /** Offers something else to the caller and resolves with their answer; rejects with a SipRefusal. */
  reinvite(offer: SessionBody): Promise<SessionBody>;
}

/** Why the owner hangs up, sent as a Reason header (RFC 3326): `Reason: SIP;cause=403;text="removed"`. */
export interface ByeReason {
  /** A SIP status that explains it best. */
  readonly cause: number;
  readonly text: string;
}
