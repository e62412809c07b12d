import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import type { Clock } from './Clock';
import type { ConferenceInfo } from './ConferenceInfo';
import type { FocusDelegate } from './FocusDelegate';
import type { FlowIdentity, RemoteAddress, SipFlow } from './SipFlow';
import type { WebSocketLike } from './transport/WebSocketTransport';

export interface SipServerOptions {
  /** The host part of every address this server answers for. */
  readonly domain: string;
  readonly delegate: FocusDelegate;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly limits?: Partial<SipLimits>;
}

/** What the server puts up with; a bench raises these and says so. */
export interface SipLimits {
  /** Requests a flow may send in any burst, refilled over two seconds. */
  readonly requestsPerTwoSeconds: number;
  /** Bytes waiting to be sent before a flow is cut. */
  readonly unsentBytes: number;
  /** How long a dialog waits for its caller after the flow died. */
  readonly flowGraceMs: number;
}

interface SipServerEvents {
  /** The address has its first binding. */
  registered: [addressOfRecord: string];
  /** The address has lost its last binding. */
  unregistered: [addressOfRecord: string];
  /** A flow kept sending far over its limit and was cut; the owner may keep its address out for a while. */
  flooded: [remote: RemoteAddress, identity: FlowIdentity];
}

/** The SIP stack in one piece: flows in, calls and subscriptions out to the delegate. */
export class SipServer extends TypedEmitter<SipServerEvents> {
  constructor(readonly options: SipServerOptions) {
    super();
  }

  /** Takes a WebSocket that the owner has authenticated and upgraded with the subprotocol `sip` (RFC 7118). */
  acceptWebSocket(_socket: WebSocketLike, _identity: FlowIdentity, _remote: RemoteAddress): SipFlow {
    throw new Error('not built yet');
  }

  /** Tells subscribers what a conference looks like now: what changed, together, within 250 ms. */
  publishConference(_conference: string, _info: ConferenceInfo): void {}

  /** Ends every subscription to a conference that is no more. */
  endConference(_conference: string): void {}

  /** Ends the subscriptions of one person, for example because they were removed. */
  endSubscriptions(_conference: string, _principal: string): void {}

  /** Hangs up every call, ends every subscription, cuts every flow. */
  async close(): Promise<void> {}
}
