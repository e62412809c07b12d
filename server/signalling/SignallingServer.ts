import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { Server } from 'socket.io';
import type { ChangedNotice } from '../contract/changes';
import type { ErrorReply } from '../contract/errors';
import {
  type ClientToServerEvents,
  type NamedNotice,
  type NoticeName,
  PROTOCOL_VERSION,
  type ServerToClientEvents,
} from '../contract/events';
import type { SignInId } from '../contract/ids';
import { SOCKET_LIMITS } from '../contract/socketLimits';
import type { Actor, UserActor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';
import { Census } from './Census';
import { Channels } from './Channels';
import { type Connection, ConnectionGuard } from './ConnectionGuard';
import { Offences } from './Offences';
import type { BindParticipant } from './ParticipantPort';
import { RateLimiters } from './RateLimiters';
import { SessionRegistry } from './SessionRegistry';
import { SignallingSession, type SignallingSocket, type SocketData } from './SignallingSession';
import { SocketAllowance } from './SocketAllowance';
import { StrictWebSocketServer } from './StrictWebSocketServer';
import {
  AuthenticationUnavailableError,
  RateLimitedError,
  ServerDrainingError,
  SignInRequiredError,
  TooManySocketsError,
  WrongProtocolError,
} from './signallingErrors';
import { UpgradeGate } from './UpgradeGate';

const TRANSPORT = {
  transports: ['websocket' as const],
  allowUpgrades: false,
  allowEIO3: false,
  cookie: false,
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  maxHttpBufferSize: SOCKET_LIMITS.bytes,
  connectTimeout: 5_000,
  pingInterval: 5_000,
  pingTimeout: 5_000,
  // Other paths of the same HTTP server belong to others.
  destroyUpgrade: false,
  wsEngine: StrictWebSocketServer,
};

const SOCKETS_PER_PERSON = 8;
const UNAUTHENTICATED_PER_ADDRESS = 50;
const CUTS_TO_BLOCK_PERSON = 3;
/** Behind one address may sit a whole office. */
const CUTS_TO_BLOCK_ADDRESS = 30;
const TICK_MS = 1_000;

export interface SignallingServerOptions {
  isAllowedOrigin(request: IncomingMessage): boolean;
  /** The client's network address, behind trusted proxies, IPv6 as its /64: what limits are counted by. */
  addressOf(request: IncomingMessage): string;
  authenticate(cookieHeader: string | undefined): Promise<Actor | undefined>;
  readonly bindParticipant: BindParticipant;
  /** Multiplies every limit. */
  readonly limitFactor: number;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds on a clock that never jumps. */
  readonly now?: () => number;
}

/** Someone at the door or inside: a connection with its guard and what it has become. */
interface Visitor {
  readonly guard: ConnectionGuard;
  readonly address: string;
  state: 'arrived' | 'signing-in' | 'signed-in';
  /** Counts it out: first under its address, once signed in under its person. */
  leave: () => void;
  session?: SignallingSession;
}

/** The Socket.IO server: lets in who is signed in and speaks our protocol, one session to a socket, all within limits. */
export class SignallingServer {
  readonly #io: Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
  readonly #visitors = new Map<Connection, Visitor>();
  readonly #census = new Census();
  readonly #limiters: RateLimiters;
  readonly #offences: Offences;
  readonly #registry: SessionRegistry;
  readonly #channels = new Channels();
  readonly #now: () => number;
  readonly #ticking: NodeJS.Timeout;
  #isDraining = false;

  /** Attach it after the HTTP server's other request listeners: it takes its path away from them. */
  constructor(
    httpServer: HttpServer | HttpsServer,
    private readonly options: SignallingServerOptions,
  ) {
    this.#now = options.now ?? (() => performance.now());
    this.#limiters = new RateLimiters(options.limitFactor, this.#now);
    this.#offences = new Offences(this.#now);
    this.#registry = new SessionRegistry(this.#now);
    this.#io = new Server(httpServer, TRANSPORT);
    this.#io.engine.use(this.#gate().check);
    this.#io.engine.on('connection', (connection: Connection) => this.#arrive(connection));
    this.#io.use((socket, next) => void this.#signIn(socket).then(next));
    this.#io.on('connection', (socket) => this.#open(socket));
    this.#ticking = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Closes the sockets of a sign-in that has ended, at once. */
  closeSignIn(signIn: SignInId): void {
    this.#registry.closeSignIn(signIn);
  }

  /** Tells every session of those whom `isMeant` names. */
  tellChanged(notice: ChangedNotice, isMeant: (actor: UserActor) => boolean): void {
    for (const session of this.#registry.sessions) {
      if (session.actor.kind === 'user' && isMeant(session.actor)) session.tellChanged(notice);
    }
  }

  /** Tells everyone who follows `channel`; encoded once. */
  publish<Name extends NoticeName>(channel: string, notice: NamedNotice<Name>): void {
    this.#channels.publish(channel, notice);
  }

  /** Lets nobody new in and tells everyone that the server is about to stop. */
  drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    for (const session of this.#registry.sessions) session.announceClosing('draining');
  }

  /** Cuts all connections, so that clients come back by themselves; the HTTP server stays with its owner. */
  close(): void {
    this.drain();
    clearInterval(this.#ticking);
    this.#io.engine.close();
  }

  #gate(): UpgradeGate {
    const { isAllowedOrigin, addressOf } = this.options;
    return new UpgradeGate({
      isAllowedOrigin,
      blockedSeconds: (request) => this.#offences.blockedSeconds(addressKey(addressOf(request))),
      isCrowded: (request) => !this.#hasRoom(addressKey(addressOf(request)), UNAUTHENTICATED_PER_ADDRESS),
    });
  }

  #hasRoom(key: string, maximum: number): boolean {
    return this.#census.countOf(key) < maximum * this.options.limitFactor;
  }

  #arrive(connection: Connection): void {
    const address = addressKey(this.options.addressOf(connection.request));
    const allowance = new SocketAllowance(this.options.limitFactor, this.#now);
    const guard = new ConnectionGuard(connection, allowance, this.#now);
    const visitor: Visitor = { guard, address, state: 'arrived', leave: this.#census.enter(address) };
    this.#visitors.set(connection, visitor);
    this.options.metrics.socketOpened('signalling');
    guard.on('warned', () => visitor.session?.warn('flood'));
    guard.on('flooded', () => this.#endFlood(visitor));
    guard.on('violated', () => this.#noteCut(visitor));
    guard.on('stalled', () => visitor.session?.logger.warn('session cut: the client does not read'));
    connection.on('close', () => {
      this.options.metrics.socketClosed('signalling');
      visitor.leave();
      this.#visitors.delete(connection);
    });
  }

  /** Answers with the refusal, if there is one. */
  async #signIn(socket: SignallingSocket): Promise<Error | undefined> {
    const visitor = this.#visitors.get(socket.conn);
    if (visitor?.state !== 'arrived') {
      visitor?.guard.cut();
      return new Error('one session to a connection');
    }
    visitor.state = 'signing-in';
    try {
      socket.data.actor = await this.#identify(socket);
      this.#welcome(socket, socket.data.actor, visitor);
      return undefined;
    } catch (error) {
      // The refusal goes out first.
      setImmediate(() => visitor.guard.close());
      return this.#toRefusal(error);
    }
  }

  async #identify({ handshake }: SignallingSocket): Promise<Actor> {
    if (this.#isDraining) throw new ServerDrainingError();
    if (handshake.auth['protocol'] !== PROTOCOL_VERSION) throw new WrongProtocolError();
    const actor = await this.options.authenticate(handshake.headers.cookie).catch((cause) => {
      throw new AuthenticationUnavailableError(cause);
    });
    if (!actor || this.#registry.isClosed(actor.signIn)) throw new SignInRequiredError();
    return actor;
  }

  #welcome({ conn }: SignallingSocket, actor: Actor, visitor: Visitor): void {
    const person = personKey(actor);
    const blockedSeconds = this.#offences.blockedSeconds(person);
    if (blockedSeconds > 0) throw new RateLimitedError(blockedSeconds);
    if (!this.#hasRoom(person, SOCKETS_PER_PERSON)) throw new TooManySocketsError();
    if (conn.readyState !== 'open') return;
    visitor.leave();
    visitor.leave = this.#census.enter(person);
    visitor.state = 'signed-in';
  }

  #open(socket: SignallingSocket): void {
    const { actor } = socket.data;
    const visitor = this.#visitors.get(socket.conn);
    if (!actor || !visitor) return void socket.disconnect(true);
    const person = personKey(actor);
    const session = new SignallingSession(socket, {
      actor,
      bindParticipant: this.options.bindParticipant,
      registry: this.#registry,
      channels: this.#channels,
      send: (notice) => visitor.guard.send(notice),
      metrics: this.options.metrics,
      logger: this.options.logger.child({ session: socket.id, signIn: actor.signIn }),
      limiter: () => this.#limiters.of(person),
      onMisbehaved: () => this.#noteCut(visitor),
    });
    visitor.session = session;
    socket.on('error', () => this.#noteCut(visitor));
    socket.on('disconnect', () => visitor.guard.close());
    if (this.#registry.isClosed(actor.signIn)) session.close('signed-out');
  }

  #endFlood(visitor: Visitor): void {
    const { session, guard } = visitor;
    if (!session) {
      this.#noteCut(visitor);
      guard.cut();
      return;
    }
    session.logger.warn('session closed for flooding');
    this.#offences.block(personKey(session.actor));
    session.close('flood');
  }

  #noteCut({ session, address }: Visitor): void {
    const factor = this.options.limitFactor;
    if (session) this.#offences.noteCut(personKey(session.actor), CUTS_TO_BLOCK_PERSON * factor);
    else this.#offences.noteCut(address, CUTS_TO_BLOCK_ADDRESS * factor);
  }

  /** Socket.IO sends the error's message and `data` to the client. */
  #toRefusal(error: unknown): Error {
    const isExpected = error instanceof PlenumError;
    if (!isExpected || error.cause) this.options.logger.error('sign-in of a socket failed', { cause: error });
    const data = isExpected ? error.toReply() : INTERNAL;
    return Object.assign(new Error(data.message), { data });
  }

  #tick(): void {
    for (const { guard } of this.#visitors.values()) guard.tick();
    this.#limiters.sweep();
    this.#offences.sweep();
    this.#registry.sweep();
  }
}

const INTERNAL: ErrorReply = { code: 'internal', message: 'Something went wrong on the server.' };

function personKey(actor: Actor): string {
  return actor.kind === 'user' ? `user ${actor.user}` : `guest ${actor.guest}`;
}

function addressKey(address: string): string {
  return `address ${address}`;
}
