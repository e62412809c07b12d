import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { type CancelTimer, type Clock, systemClock } from './Clock';
import type { ConferenceInfo } from './ConferenceInfo';
import { ConferenceNotifier } from './ConferenceNotifier';
import { DialogTable } from './dialog/DialogTable';
import type { FocusDelegate } from './FocusDelegate';
import { FocusUserAgent } from './FocusUserAgent';
import { readSipMessage } from './message/readSipMessage';
import { SipParseError } from './message/SipParseError';
import { SipRequest } from './message/SipRequest';
import { UnreadableRequestError } from './message/UnreadableRequestError';
import { Registrar } from './Registrar';
import { refuseUnreadable } from './refuseUnreadable';
import type { FlowIdentity, RemoteAddress, SipFlow } from './SipFlow';
import { TransactionLayer } from './transaction/TransactionLayer';
import { WebSocketFlow, type WebSocketLike } from './transport/WebSocketFlow';

export interface SipServerOptions {
  /** The host part of every address this server answers for. */
  readonly domain: string;
  readonly delegate: FocusDelegate;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly limits?: Partial<SipLimits>;
  /** Multiplies what a flow may send; 1 unless said. */
  readonly limitFactor?: number;
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

const DEFAULT_LIMITS: SipLimits = {
  requestsPerTwoSeconds: 40,
  unsentBytes: 1024 * 1024,
  flowGraceMs: 60_000,
};

/** How long closing waits for the peers' answers. */
const CLOSE_MS = 1000;

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
  readonly #options: Required<SipServerOptions> & { limits: SipLimits };
  readonly #flows = new Set<SipFlow>();
  readonly #dialogs = new DialogTable();
  readonly #registrar: Registrar;
  readonly #notifier: ConferenceNotifier;
  readonly #agent: FocusUserAgent;
  readonly #transactions: TransactionLayer;

  constructor(options: SipServerOptions) {
    super();
    this.#options = { clock: systemClock, limitFactor: 1, ...options, limits: toLimits(options) };
    const parts = {
      ...this.#options,
      ...this.#options.limits,
      dialogs: this.#dialogs,
      transactions: () => this.#transactions,
    };
    this.#registrar = new Registrar(parts.clock);
    this.#notifier = new ConferenceNotifier(parts);
    this.#agent = new FocusUserAgent({ ...parts, registrar: this.#registrar, notifier: this.#notifier });
    this.#transactions = new TransactionLayer(parts.domain, parts.clock, this.#agent);
    this.#registrar.on('registered', (address) => this.emit('registered', address));
    this.#registrar.on('unregistered', (address) => this.emit('unregistered', address));
  }

  /** Takes a WebSocket that the owner has authenticated and upgraded with the subprotocol `sip` (RFC 7118). */
  acceptWebSocket(socket: WebSocketLike, identity: FlowIdentity, remote: RemoteAddress): SipFlow {
    const flow = new WebSocketFlow(socket, identity, remote, {
      ...this.#options,
      received: (data, from) => this.#receive(data, from),
      closed: (dead) => this.#flowClosed(dead),
      flooded: (by) => this.emit('flooded', by.remote, by.identity),
    });
    this.#flows.add(flow);
    return flow;
  }

  /** Tells those subscribers who may see it what a conference looks like now: what changed, together, within 250 ms. */
  publishConference(conference: string, info: ConferenceInfo): void {
    this.#notifier.publish(conference, info);
  }

  /** Ends every subscription to a conference that is no more. */
  endConference(conference: string): void {
    this.#notifier.end(conference);
  }

  /** How much is alive, for metrics and leak tests. */
  get load(): { flows: number; transactions: number; dialogs: number } {
    return { flows: this.#flows.size, transactions: this.#transactions.size, dialogs: this.#dialogs.size };
  }

  /** Hangs up every call and ends every subscription, then cuts every flow. Harmless when repeated. */
  async close(): Promise<void> {
    this.#agent.close();
    await this.#endDialogs();
    this.#notifier.close();
    for (const flow of [...this.#flows]) flow.close();
    this.#transactions.close();
    this.#registrar.close();
    this.removeAllListeners();
  }

  async #endDialogs(): Promise<void> {
    let cancel: CancelTimer = () => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.#options.clock.after(CLOSE_MS, resolve);
    });
    await Promise.race([this.#dialogs.close(), patience]);
    cancel();
  }

  #receive(data: Buffer, flow: SipFlow): void {
    try {
      const message = readSipMessage(data);
      if (message instanceof SipRequest) this.#transactions.receiveRequest(message, flow);
      else this.#transactions.receiveResponse(message, flow);
    } catch (error) {
      if (error instanceof UnreadableRequestError) refuseUnreadable(error, flow);
      else if (!(error instanceof SipParseError)) throw error;
    }
  }

  #flowClosed(flow: SipFlow): void {
    this.#flows.delete(flow);
    this.#transactions.flowClosed(flow);
    this.#dialogs.flowClosed(flow);
    this.#registrar.flowClosed(flow);
  }
}

function toLimits({ limits, limitFactor = 1 }: SipServerOptions): SipLimits {
  const { requestsPerTwoSeconds, ...others } = { ...DEFAULT_LIMITS, ...limits };
  return { ...others, requestsPerTwoSeconds: requestsPerTwoSeconds * limitFactor };
}
