import {
  Inviter,
  type Notification,
  Registerer,
  SessionState,
  Subscriber,
  SubscriptionState,
  UserAgent,
} from 'sip.js';
import type { JoinAnswer, JoinOffer } from '../../server/contract/media';
import { Deferred } from './Deferred';
import { Emitter } from './Emitter';
import { openingPatience, Reconnector } from './Reconnector';
import { RequestError } from './RequestError';
import { readRefusal } from './readRefusal';
import { SfuSessionDescriptionHandler } from './SfuSessionDescriptionHandler';
import { SipWebSocket } from './SipWebSocket';

interface SipEvents {
  /** Connected and registered: calls can be made. */
  registered: [];
  disconnected: [];
  /** The focus hung up, or no longer knows the call. */
  hungUp: [];
  /** A conference-info document (RFC 4575) arrived. */
  conferenceInfo: [xml: string];
  /** The roster's subscription ended although we are in the conference. */
  subscriptionEnded: [];
}

export interface SipClientOptions {
  /** One's own address of record, `sip:ann@example.org`. */
  readonly address: string;
  readonly displayName: string;
  /** `wss://host/sip`. */
  readonly server: string;
}

const PING_MS = 2500;
const PONG_MS = 2400;
const INVITE_TIMEOUT_MS = 6000;
const REGISTER_TIMEOUT_MS = 3000;
const REGISTER_SECONDS = 600;

/** SIP user agent of one person: registers, joins a conference, follows its roster. Its WebSocket comes back by itself. */
export class SipClient extends Emitter<SipEvents> {
  readonly #agent: UserAgent;
  #registerer: Registerer;
  readonly #reconnector: Reconnector;
  #call: Inviter | undefined;
  #subscriber: Subscriber | undefined;
  #registered = false;
  #closed = false;
  #pings: ReturnType<typeof setInterval> | undefined;
  #offer: JoinOffer | undefined;
  #answer: ((answer: JoinAnswer) => void) | undefined;

  constructor(options: SipClientOptions) {
    super();
    this.#agent = new UserAgent({
      uri: readUri(options.address),
      displayName: options.displayName,
      transportConstructor: SipWebSocket,
      transportOptions: { server: options.server },
      sessionDescriptionHandlerFactory: () =>
        new SfuSessionDescriptionHandler(
          () => this.#requireOffer(),
          (answer) => this.#answer?.(answer),
        ),
      gracefulShutdown: false,
      logBuiltinEnabled: false,
      logConfiguration: false,
      delegate: { onDisconnect: () => this.#lost() },
    });
    this.#registerer = this.#makeRegisterer();
    this.#reconnector = new Reconnector((failures) => this.#connectOnce(failures));
  }

  get registered(): boolean {
    return this.#registered;
  }

  /** Connects and registers, and keeps it so until `close()`. */
  connect(): void {
    if (!this.#closed && !this.#registered) this.#reconnector.start();
  }

  /** Calls the conference; a call that stood before (or its ghost) is replaced. Rejects with a RequestError. */
  async join(conference: string, offer: JoinOffer): Promise<JoinAnswer> {
    await this.#forgetCall();
    const call = new Inviter(this.#agent, readUri(conference), {
      extraHeaders: ['Content-Disposition: session'],
    });
    this.#call = call;
    return this.#offering(offer, (refused) =>
      call.invite({ requestDelegate: { onReject: ({ message }) => refused(readRefusal(message)) } }),
    ).then((answer) => {
      call.stateChange.addListener((state) => {
        if (state === SessionState.Terminated) this.#hungUp(call);
      });
      return answer;
    });
  }

  /** Offers again within the same call (re-INVITE): tells the focus that we are back over a new WebSocket. */
  async rejoin(offer: JoinOffer): Promise<JoinAnswer> {
    const call = this.#call;
    if (call?.state !== SessionState.Established) throw lostCall();
    return this.#offering(offer, (refused) =>
      call.invite({
        requestOptions: { extraHeaders: ['Content-Disposition: session'] },
        requestDelegate: { onReject: ({ message }) => refused(readRefusal(message)) },
      }),
    );
  }

  /** Follows the roster; a subscription that stood before is given up. The first document is a full one. */
  subscribe(conference: string): void {
    this.#unsubscribe();
    const subscriber = new Subscriber(this.#agent, readUri(conference), 'conference', {
      expires: 3600,
      extraHeaders: ['Accept: application/conference-info+xml'],
    });
    this.#subscriber = subscriber;
    subscriber.delegate = { onNotify: (notification) => this.#notified(subscriber, notification) };
    subscriber.stateChange.addListener((state) => {
      if (state === SubscriptionState.Terminated && this.#subscriber === subscriber) {
        this.#subscriber = undefined;
        this.emit('subscriptionEnded');
      }
    });
    void subscriber.subscribe();
  }

  /** Hangs up. */
  async leave(): Promise<void> {
    this.#unsubscribe();
    await this.#forgetCall();
  }

  /** Finds out whether the WebSocket still lives, and opens another if it does not. */
  async verify(timeoutMs: number): Promise<void> {
    if (this.#closed) return;
    if (this.#reconnector.active) return this.#reconnector.hurry();
    const transport = this.#transport;
    if (!(await transport.probe(timeoutMs)) && !this.#reconnector.active) transport.abandon();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#pings);
    this.#reconnector.stop();
    this.#unsubscribe();
    void this.#forgetCall();
    void this.#agent.stop();
    this.removeAllListeners();
  }

  get #transport(): SipWebSocket {
    return this.#agent.transport as SipWebSocket;
  }

  #requireOffer(): JoinOffer {
    if (!this.#offer) throw lostCall();
    return this.#offer;
  }

  /** One offer and its answer; `send` is told how to report a refusal. */
  #offering(
    offer: JoinOffer,
    send: (refused: (error: RequestError) => void) => Promise<unknown>,
  ): Promise<JoinAnswer> {
    this.#offer = offer;
    const answered = new Deferred<JoinAnswer>();
    const timer = setTimeout(() => answered.reject(lostCall()), INVITE_TIMEOUT_MS);
    const undo = this.on('disconnected', () => answered.reject(lostCall()));
    this.#answer = answered.resolve;
    send(answered.reject).catch((cause: unknown) => answered.reject(lostCall(cause)));
    return answered.promise.finally(() => {
      clearTimeout(timer);
      undo();
    });
  }

  async #connectOnce(failures: number): Promise<void> {
    this.#transport.patienceMs = openingPatience(failures);
    if (this.#agent.state === 'Started') await this.#agent.transport.connect();
    else await this.#agent.start();
    await this.#register();
    this.#registered = true;
    this.#keepAlive();
    this.emit('registered');
  }

  /** A connection can die without a word: the far side is asked now and then (RFC 5626, 4.4.1). */
  #keepAlive(): void {
    clearInterval(this.#pings);
    this.#pings = setInterval(() => this.#registered && void this.verify(PONG_MS), PING_MS);
  }

  #register(): Promise<void> {
    const done = new Deferred<void>();
    const timer = setTimeout(() => done.reject(lostCall()), REGISTER_TIMEOUT_MS);
    this.#registerer
      .register({
        requestDelegate: {
          onAccept: () => done.resolve(),
          onReject: ({ message }) => done.reject(readRefusal(message)),
        },
      })
      .catch((error: unknown) => {
        // A REGISTER that was lost with its WebSocket is pending for half a minute: another registerer does not wait.
        this.#registerer = this.#makeRegisterer();
        done.reject(error);
      });
    return done.promise.finally(() => clearTimeout(timer));
  }

  #makeRegisterer(): Registerer {
    return new Registerer(this.#agent, { expires: REGISTER_SECONDS, logConfiguration: false });
  }

  #lost(): void {
    if (this.#closed) return;
    const stood = this.#registered;
    this.#registered = false;
    if (stood) this.emit('disconnected');
    if (stood) this.#reconnector.start();
  }

  #hungUp(call: Inviter): void {
    if (call !== this.#call) return;
    this.#call = undefined;
    this.emit('hungUp');
  }

  async #forgetCall(): Promise<void> {
    const call = this.#call;
    this.#call = undefined;
    if (!call) return;
    try {
      if (call.state === SessionState.Established) await call.bye();
      else if (call.state === SessionState.Establishing) await call.cancel();
    } catch {
      // The far side finds out by itself: the flow is gone, or the call was over already.
    }
  }

  #notified(subscriber: Subscriber, notification: Notification): void {
    void notification.accept();
    if (subscriber === this.#subscriber && notification.request.body) {
      this.emit('conferenceInfo', notification.request.body);
    }
  }

  #unsubscribe(): void {
    const subscriber = this.#subscriber;
    this.#subscriber = undefined;
    void subscriber?.dispose().catch(() => undefined);
  }
}

function readUri(address: string) {
  const uri = UserAgent.makeURI(address);
  if (!uri) throw new RequestError({ code: 'invalid-request', message: `not a SIP address: ${address}` });
  return uri;
}

function lostCall(cause?: unknown): RequestError {
  return new RequestError({ code: 'unavailable', message: 'The meeting did not answer.' }, { cause });
}
