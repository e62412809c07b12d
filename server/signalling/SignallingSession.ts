import type { Socket } from 'socket.io';
import type { ChangedNotice } from '../contract/changes';
import type { ClientToServerEvents, RequestName, ServerToClientEvents } from '../contract/events';
import type { BindReply } from '../contract/media';
import type { Actor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { Channels, Follower } from './Channels';
import type { EncodedNotice } from './EncodedNotice';
import type { RequestOutcome, RequestSource } from './handleRequest';
import { handleRequest } from './handleRequest';
import type { BindParticipant, NoticeBody, NoticeListener, ParticipantPort } from './ParticipantPort';
import type { RateLimiter } from './RateLimiter';
import type { SessionRegistry } from './SessionRegistry';
import { NotInMeetingError } from './signallingErrors';

/** What Socket.IO carries from the sign-in of a socket to its session. */
export interface SocketData {
  actor?: Actor;
}

export type SignallingSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  SocketData
>;

export interface SignallingSessionOptions {
  readonly actor: Actor;
  readonly bindParticipant: BindParticipant;
  readonly registry: SessionRegistry;
  readonly channels: Channels;
  /** Sends what is encoded already, in its order with everything else. */
  send(notice: EncodedNotice): void;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** The limiter of this actor, asked for anew each time. */
  limiter(): RateLimiter;
  /** Too many malformed requests: the session is being closed for them. */
  onMisbehaved(): void;
}

/** One socket of someone signed in: hands its requests on, speaks for at most one participant, tells it the news. */
export class SignallingSession implements RequestSource, Follower {
  readonly actor: Actor;
  readonly logger: Logger;
  #port: ParticipantPort | undefined;
  #stopListening: (() => void) | undefined;
  readonly #followed = new Set<string>();

  constructor(
    private readonly socket: SignallingSocket,
    private readonly options: SignallingSessionOptions,
  ) {
    this.actor = options.actor;
    this.logger = options.logger;
    // @NOTE never calls `next`: no name that a client made up reaches Socket.IO's event emitter.
    socket.use(([name, ...arguments_]) => this.#receive(name, arguments_));
    socket.on('disconnect', (reason) => this.#closed(reason));
    options.registry.add(this);
    this.logger.info('session opened');
  }

  bind(token: string): BindReply {
    const port = this.options.bindParticipant(token, this.actor);
    this.unbind();
    this.options.registry.claim(port.participant, this);
    this.#port = port;
    // The reply goes out first, then what has waited for this socket.
    setImmediate(() => this.#listen(port));
    this.logger.info('session bound', { participant: port.participant });
    return { participant: port.participant, role: port.role, ...port.standing() };
  }

  unbind(): void {
    if (!this.#port) return;
    this.options.registry.release(this.#port.participant, this);
    this.#port = undefined;
    this.#stopListening?.();
    this.#stopListening = undefined;
    for (const channel of this.#followed) this.unfollow(channel);
  }

  boundParticipant(): ParticipantPort {
    if (!this.#port) throw new NotInMeetingError();
    return this.#port;
  }

  follow(channel: string): void {
    this.#followed.add(channel);
    this.options.channels.follow(channel, this);
  }

  unfollow(channel: string): void {
    this.#followed.delete(channel);
    this.options.channels.unfollow(channel, this);
  }

  admit(request: RequestName): void {
    this.options.limiter().admit(request);
  }

  noteOutcome(request: string, outcome: RequestOutcome): void {
    this.options.metrics.requestHandled(request, outcome);
  }

  noteInvalidRequest(): void {
    const verdict = this.options.limiter().noteInvalidRequest();
    if (verdict === 'worrying') this.warn('schema');
    if (verdict !== 'too-many' || !this.socket.connected) return;
    this.options.onMisbehaved();
    this.close('protocol');
  }

  warn(reason: NoticeBody<'session:warning'>['reason']): void {
    this.socket.emit('session:warning', { reason });
  }

  tellEncoded(notice: EncodedNotice): void {
    this.options.send(notice);
  }

  /** Tells the person of this session, in whatever meeting they are or in none. */
  tellChanged(notice: ChangedNotice): void {
    this.socket.emit('account:changed', notice);
  }

  /** Tells that the session is about to end, but leaves it open. */
  announceClosing(reason: NoticeBody<'session:closing'>['reason']): void {
    this.socket.emit('session:closing', { reason });
  }

  close(reason: NoticeBody<'session:closing'>['reason']): void {
    this.announceClosing(reason);
    this.socket.disconnect(true);
  }

  #receive(name: unknown, arguments_: readonly unknown[]): void {
    // What was under way when the session was closed no longer counts.
    if (this.socket.connected) void handleRequest(this, name, arguments_);
  }

  #listen(port: ParticipantPort): void {
    if (this.#port !== port || this.#stopListening) return;
    const stopListening = port.onNotice(this.#tell);
    // The participation may have ended with the very first notice.
    if (this.#port === port) this.#stopListening = stopListening;
    else stopListening();
  }

  readonly #tell: NoticeListener = (name, body) => {
    this.socket.emit(name, ...([body] as Parameters<ServerToClientEvents[typeof name]>));
    if (name === 'conference:ended') this.unbind();
  };

  #closed(reason: string): void {
    this.unbind();
    this.options.registry.remove(this);
    this.logger.info('session closed', { reason });
  }
}
