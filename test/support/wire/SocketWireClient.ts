import { io, type Socket } from 'socket.io-client';
import type { WebSocket } from 'ws';
import type { ErrorCode, ErrorReply, Reply } from '../../../server/contract/errors';
import {
  type ClientToServerEvents,
  type NoticeName,
  PROTOCOL_VERSION,
  type RequestName,
  type ServerToClientEvents,
} from '../../../server/contract/events';
import type { NoticeBody } from '../../../server/signalling/ParticipantPort';
import type { ReplyValue, RequestBody } from '../../../server/signalling/RequestHandler';

export interface SocketWireOptions {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Whole header: `plenum=…` */
  readonly cookie?: string;
  /** Default: the origin of `url`. */
  readonly origin?: string;
  readonly protocol?: number;
  /** How long a connection, a reply or a notice may take. */
  readonly timeoutMs?: number;
  /** Certificates of the local authority, for https. */
  readonly ca?: string;
}

/** A refusal that came over the wire. `code` is `timeout` or `transport` where the server did not answer at all. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(
    readonly code: ErrorCode | 'timeout' | 'transport',
    message: string,
    readonly reply?: ErrorReply,
  ) {
    super(`${code}: ${message}`);
  }
}

type Emit = (name: string, ...arguments_: readonly unknown[]) => void;

/** One person's socket for tests and benches: requests that answer or throw, notices in the order they came. */
export class SocketWireClient {
  readonly #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly #timeoutMs: number;
  readonly #waiting: { name: string; body: unknown }[] = [];
  readonly #listeners = new Map<string, (body: unknown) => void>();
  /** Resolves with Socket.IO's reason once the socket has been closed by either side. */
  readonly closed: Promise<string>;

  private constructor({ url, cookie, origin, protocol, timeoutMs, ca }: SocketWireOptions) {
    this.#timeoutMs = timeoutMs ?? 5_000;
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: this.#timeoutMs,
      auth: { protocol: protocol ?? PROTOCOL_VERSION },
      extraHeaders: { origin: origin ?? new URL(url).origin, ...(cookie !== undefined && { cookie }) },
      ...(ca !== undefined && { ca }),
    });
    this.#socket.onAny((name: string, body: unknown) => this.#hear(name, body));
    this.closed = new Promise((resolve) => this.#socket.once('disconnect', resolve));
  }

  /** Opens a socket; throws WireError with the server's code when it is refused. */
  static async connect(options: SocketWireOptions): Promise<SocketWireClient> {
    const client = new SocketWireClient(options);
    await client.#opened();
    return client;
  }

  get isOpen(): boolean {
    return this.#socket.connected;
  }

  /** Asks and answers with the reply's value; throws WireError with the code of a refusal. */
  async request<Name extends RequestName>(name: Name, body: RequestBody<Name>): Promise<ReplyValue<Name>> {
    const reply = await this.send(name, [body]);
    if (!reply.ok) throw new WireError(reply.error.code, reply.error.message, reply.error);
    return reply.value as ReplyValue<Name>;
  }

  /** Sends anything at all as a request, valid or not, and answers with the bare reply. */
  send(name: string, arguments_: readonly unknown[]): Promise<Reply<unknown>> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new WireError('timeout', `no reply to ${name}`));
      const timer = setTimeout(late, this.#timeoutMs);
      // A reply to a socket that was closed keeps nobody waiting.
      timer.unref();
      const answered = (reply: Reply<unknown>) => {
        clearTimeout(timer);
        resolve(reply);
      };
      this.#emit(name, ...arguments_, answered);
    });
  }

  /** Sends without asking for a reply. */
  sendBlindly(name: string, ...arguments_: readonly unknown[]): void {
    this.#emit(name, ...arguments_);
  }

  /** The next notice of this name that nobody has taken yet. */
  nextNotice<Name extends NoticeName>(name: Name, timeoutMs = this.#timeoutMs): Promise<NoticeBody<Name>> {
    const index = this.#waiting.findIndex((notice) => notice.name === name);
    const found = index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
    if (found) return Promise.resolve(found.body as NoticeBody<Name>);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(name);
        reject(new WireError('timeout', `no notice ${name}`));
      }, timeoutMs);
      this.#listeners.set(name, (body) => {
        clearTimeout(timer);
        resolve(body as NoticeBody<Name>);
      });
    });
  }

  /** Hears every notice of this name from now on, beside whoever takes them; the answer undoes it. */
  on<Name extends NoticeName>(name: Name, listener: (body: NoticeBody<Name>) => void): () => void {
    const heard = (heardName: string, body: NoticeBody<Name>) => {
      if (heardName === name) listener(body);
    };
    this.#socket.onAny(heard);
    return () => void this.#socket.offAny(heard);
  }

  /** Takes all notices that have come so far, in order. */
  takeNotices(): { readonly name: string; readonly body: unknown }[] {
    return this.#waiting.splice(0);
  }

  close(): void {
    this.#socket.disconnect();
  }

  /** Cuts the connection without a word, as a lost network would. */
  cut(): void {
    this.#socket.io.engine.close();
  }

  /** Takes nothing from the network any more, as a page does that stands still. */
  stopReading(): void {
    const { transport } = this.#socket.io.engine as unknown as { transport: { ws: WebSocket } };
    transport.ws.pause();
  }

  /** Past the types: tests also send what the contract does not know. */
  get #emit(): Emit {
    return (this.#socket.emit as Emit).bind(this.#socket);
  }

  #hear(name: string, body: unknown): void {
    const listener = this.#listeners.get(name);
    this.#listeners.delete(name);
    if (listener) listener(body);
    else this.#waiting.push({ name, body });
  }

  #opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('connect', () => resolve());
      this.#socket.once('connect_error', (error: Error & { data?: ErrorReply }) => {
        this.#socket.disconnect();
        const { data } = error;
        reject(
          data ? new WireError(data.code, data.message, data) : new WireError('transport', error.message),
        );
      });
    });
  }
}
