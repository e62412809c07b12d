import { randomUUID } from 'node:crypto';
import type { Logger } from '../../server/kernel/Logger';
import { type Allowance, TokenBucket } from '../../server/kernel/TokenBucket';
import type { CancelTimer, Clock } from '../Clock';
import { MAX_MESSAGE_BYTES } from '../message/readSipMessage';
import type { FlowIdentity, RemoteAddress, SipFlow } from '../SipFlow';

/** As much of a `ws` WebSocket as the stack needs. */
export interface WebSocketLike {
  readonly bufferedAmount: number;
  send(data: Buffer | string, options: { binary: boolean }): void;
  ping(): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  on(event: 'message', listener: (data: Buffer | ArrayBuffer | Buffer[]) => void): unknown;
  on(event: 'pong' | 'close' | 'error', listener: () => void): unknown;
}

/** What a flow may do. */
export interface FlowLimits {
  /** Requests in any burst, refilled over two seconds; those over it are dropped. */
  readonly requestsPerTwoSeconds: number;
  /** Bytes waiting to be sent; over it, the flow is cut. */
  readonly unsentBytes: number;
}

/** Who hears what a flow brings, and what it needs besides. */
export interface FlowContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: FlowLimits;
  /** One message, not yet read. */
  readonly received: (data: Buffer, flow: SipFlow) => void;
  /** Called once. */
  readonly closed: (flow: SipFlow) => void;
  /** The peer kept sending far over its limit, and is being cut. */
  readonly flooded: (flow: SipFlow) => void;
}

/** Silence after which a peer is asked whether it is there; given up when it was silent three times as long. */
const PING_MS = 5000;
const MISSED_PINGS = 3;
/** CRLF keep-alive (RFC 5626 3.5.1). */
const PING = '\r\n\r\n';
const PONG = '\r\n';
/** Responses are answers to what we sent: far more of them are fine than requests. */
const MESSAGES_PER_REQUEST = 10;
/** Dropped messages within ten seconds, as a multiple of what a burst may have, that are called a flood. */
const FLOOD_FACTOR = 5;
const FLOOD_MS = 10_000;

/** A browser's connection (RFC 7118): each frame, text or binary, is one message (SPEC F1-F6). */
export class WebSocketFlow implements SipFlow {
  readonly id = randomUUID();
  readonly transport: 'WS' | 'WSS';
  readonly reliable = true;
  readonly #requests: TokenBucket;
  readonly #messages: TokenBucket;
  readonly #drops: TokenBucket;
  #alive = true;
  #missedPings = 0;
  #cancelPing: CancelTimer = () => undefined;

  constructor(
    private readonly socket: WebSocketLike,
    readonly identity: FlowIdentity,
    readonly remote: RemoteAddress,
    private readonly context: FlowContext,
  ) {
    this.transport = remote.secure ? 'WSS' : 'WS';
    const burst = context.limits.requestsPerTwoSeconds;
    const now = () => context.clock.now();
    this.#requests = new TokenBucket(within(2000, burst), now);
    this.#messages = new TokenBucket(within(2000, burst * MESSAGES_PER_REQUEST), now);
    this.#drops = new TokenBucket(within(FLOOD_MS, burst * FLOOD_FACTOR), now);
    socket.on('message', (data) => this.#receive(toBuffer(data)));
    socket.on('pong', () => this.#heard());
    socket.on('close', () => this.#die());
    socket.on('error', () => this.#cut());
    this.#pingLater();
  }

  get alive(): boolean {
    return this.#alive;
  }

  send(message: Buffer): void {
    if (!this.#alive) return;
    this.socket.send(message, { binary: false });
    if (this.socket.bufferedAmount <= this.context.limits.unsentBytes) return;
    this.context.logger.warn('SIP flow cut: its peer does not read', { flow: this.id });
    this.#cut();
  }

  close(): void {
    if (!this.#alive) return;
    this.socket.close(1000);
    const cancel = this.context.clock.after(PING_MS, () => this.socket.terminate());
    this.socket.on('close', cancel);
    this.#die();
  }

  #receive(data: Buffer): void {
    if (!this.#alive) return;
    this.#heard();
    if (!this.#isWithinLimits(data)) this.#drop();
    else if (data.length <= 4 && data.equals(Buffer.from(PING))) this.socket.send(PONG, { binary: false });
    else if (data.length > MAX_MESSAGE_BYTES) this.#cut();
    else if (data.length > 2) this.context.received(data, this);
  }

  #isWithinLimits(data: Buffer): boolean {
    const isResponse = data.toString('latin1', 0, 4) === 'SIP/';
    return this.#messages.take() && (isResponse || this.#requests.take());
  }

  #drop(): void {
    if (this.#drops.take()) return;
    this.context.logger.warn('SIP flow cut: flood', { flow: this.id, remote: this.remote.address });
    this.context.flooded(this);
    this.#cut();
  }

  #heard(): void {
    this.#missedPings = 0;
  }

  /** A network that went away says nothing: only asking shows it. */
  #pingLater(): void {
    this.#cancelPing = this.context.clock.after(PING_MS, () => {
      if (this.#missedPings++ >= MISSED_PINGS) {
        this.#cut();
      } else {
        this.socket.ping();
        this.#pingLater();
      }
    });
  }

  #cut(): void {
    this.socket.terminate();
    this.#die();
  }

  #die(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#cancelPing();
    this.context.closed(this);
  }
}

/** `count` at once, and as many again in each `ms` milliseconds. */
function within(ms: number, count: number): Allowance {
  return { perSecond: (count * 1000) / ms, burst: count };
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
