import { io, type Socket } from 'socket.io-client';
import type { Reply } from '../../server/contract/errors';
import {
  type ClientToServerEvents,
  type NoticeName,
  PROTOCOL_VERSION,
  type RequestName,
  type ServerToClientEvents,
} from '../../server/contract/events';
import { Emitter } from './Emitter';
import { openingPatience, Reconnector } from './Reconnector';
import { RequestError } from './RequestError';
import { UnansweredError } from './UnansweredError';

type RequestBody<N extends RequestName> = Parameters<ClientToServerEvents[N]>[0];
type ReplyOf<N extends RequestName> = Parameters<Parameters<ClientToServerEvents[N]>[1]>[0];
export type RequestAnswer<N extends RequestName> = ReplyOf<N> extends Reply<infer T> ? T : never;
export type Notices = { [N in NoticeName]: Parameters<ServerToClientEvents[N]> };

interface SignallingEvents extends Notices {
  /** A new socket stands; nothing is bound to it yet. */
  connected: [];
  disconnected: [];
  /** The server does not want this client; trying again is of no use. */
  refused: [error: RequestError];
}

const NOTICE_NAMES: readonly NoticeName[] = [
  'session:warning',
  'session:closing',
  'account:changed',
  'conference:ended',
  'conference:quarantined',
  'media:consumerOpened',
  'media:consumerClosed',
  'media:consumerPaused',
  'media:sourceMuted',
  'media:lost',
  'media:speakers',
  'media:quality',
  'board:committed',
  'board:locks',
  'board:live',
  'board:person',
  'board:penAsked',
  'board:pens',
  'board:captured',
  'board:reset',
  'chat:message',
  'chat:state',
  'chat:typing',
];

const REQUEST_TIMEOUT_MS = 8000;
const FINAL_CODES = ['unauthenticated', 'forbidden', 'invalid-request', 'quarantined', 'wrong-protocol'];

/** Typed Socket.IO client: requests with an answer, notices, and a socket that comes back by itself. */
export class SignallingClient extends Emitter<SignallingEvents> {
  readonly #socket: Socket;
  readonly #reconnector: Reconnector;
  #refusal: RequestError | undefined;
  #closed = false;

  constructor(url = window.location.origin) {
    super();
    this.#socket = io(url, {
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      auth: { protocol: PROTOCOL_VERSION },
    });
    this.#reconnector = new Reconnector(
      (failures) => this.#connectOnce(openingPatience(failures)),
      (error) => this.#mayRetry(error),
    );
    for (const name of NOTICE_NAMES) this.#forward(name);
    this.#socket.on('disconnect', () => this.#lost());
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** Why the server lets us wait, if it said so. */
  get refusal(): RequestError | undefined {
    return this.#refusal;
  }

  /** Opens the socket and keeps it open until `close()`. */
  connect(): void {
    if (!this.#closed && !this.connected) this.#reconnector.start();
  }

  /** Sends at once, in order with everything sent before; rejects with a RequestError, an UnansweredError where no answer comes. Does not wait for a socket. */
  request<N extends RequestName>(
    name: N,
    body: RequestBody<N>,
    timeoutMs = REQUEST_TIMEOUT_MS,
  ): Promise<RequestAnswer<N>> {
    if (!this.connected) return Promise.reject(new UnansweredError());
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, reply?: Reply<RequestAnswer<N>>) => {
        if (error || !reply) reject(new UnansweredError());
        else if (reply.ok) resolve(reply.value);
        else reject(new RequestError(reply.error));
      };
      this.#socket.timeout(timeoutMs).emit(name, body, answered);
    });
  }

  /** Gives up the present socket, which is likely to be dead, and opens another at once. */
  renew(): void {
    if (this.#closed) return;
    if (this.connected) this.#socket.disconnect();
    else if (this.#reconnector.active) this.#reconnector.hurry();
    else this.#reconnector.start();
  }

  close(): void {
    this.#closed = true;
    this.#reconnector.stop();
    this.#socket.disconnect();
    this.removeAllListeners();
  }

  #forward(name: NoticeName): void {
    this.#socket.on(name, (...notice: Notices[typeof name]) => this.emit(name, ...notice));
  }

  #lost(): void {
    if (this.#closed) return;
    this.emit('disconnected');
    this.#reconnector.start();
  }

  #connectOnce(patienceMs: number): Promise<void> {
    const socket = this.#socket;
    if (socket.active) socket.disconnect();
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        socket.off('connect', stood).off('connect_error', failed);
      };
      const stood = () => {
        settle();
        resolve();
        this.emit('connected');
      };
      const failed = (error: Error) => {
        settle();
        socket.disconnect();
        reject(error);
      };
      const timer = setTimeout(() => failed(new Error('timeout')), patienceMs);
      socket.on('connect', stood).on('connect_error', failed);
      socket.connect();
    });
  }

  /** The server refuses a handshake with an error whose `data` is an ErrorReply. */
  #mayRetry(error: unknown): boolean {
    const data = (error as { data?: ConstructorParameters<typeof RequestError>[0] } | undefined)?.data;
    this.#refusal = data?.code ? new RequestError(data) : undefined;
    if (!this.#refusal || !FINAL_CODES.includes(this.#refusal.code)) return true;
    this.emit('refused', this.#refusal);
    return false;
  }
}
