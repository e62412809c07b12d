import type { JoinAnswer, JoinOffer } from '../../../server/contract/media';
import { ConferenceInfoReader, type Roster } from '../../connection/ConferenceInfoReader';
import { Emitter } from '../../connection/Emitter';
import { Reconnector } from '../../connection/Reconnector';
import { RequestError } from '../../connection/RequestError';
import type { MeetingLinks } from './MeetingLinks';

interface MeetingCallEvents {
  answered: [answer: JoinAnswer];
  /** Calling again is of no use, or the very first call failed. */
  refused: [error: RequestError];
  rosterChanged: [roster: Roster];
  /** `standing` may have changed. */
  changed: [];
}

/** A BYE without a notice: the notice may be on its way, or the focus lost us. */
const NOTICE_GRACE_MS = 400;
const REGISTER_PATIENCE_MS = 5000;
const FINAL_CODES = [
  'unauthenticated',
  'forbidden',
  'meeting-not-found',
  'meeting-ended',
  'meeting-full',
  'quarantined',
  'joined-elsewhere',
];
/** The server is there and has no room at this moment: someone who joins waits for it too. */
const PASSING_CODES = ['busy', 'draining', 'rate-limited', 'media-unavailable'];
/** The focus no longer knows the call, or nothing comes back on it. */
const LOST_CODES = ['not-in-meeting', 'not-found', 'unavailable'];

/** The SIP half of a participation: calls the focus, calls again after a loss, and follows the roster. */
export class MeetingCall extends Emitter<MeetingCallEvents> {
  readonly #reader = new ConferenceInfoReader();
  readonly #undo: (() => void)[];
  readonly #enter = new Reconnector(
    () => this.#call(),
    (error) => this.#mayCallAgain(error),
  );
  #state: 'new' | 'entered' | 'over' = 'new';
  /** Of the participation that stood last. */
  #token: string | undefined;
  #refusal: RequestError | undefined;

  constructor(
    private readonly sip: MeetingLinks['sip'],
    private readonly conference: string,
    private readonly offer: () => Promise<JoinOffer>,
  ) {
    super();
    this.#undo = [
      sip.on('registered', () => this.#state === 'entered' && this.enter()),
      sip.on('disconnected', () => this.emit('changed')),
      sip.on(
        'hungUp',
        () => void setTimeout(() => this.#state === 'entered' && this.enter(), NOTICE_GRACE_MS),
      ),
      sip.on('conferenceInfo', (xml) => this.#read(xml)),
      sip.on('subscriptionEnded', () => this.#follow()),
    ];
  }

  /** Why the focus lets us wait, if it said so. */
  get refusal(): RequestError | undefined {
    return this.#refusal;
  }

  get roster(): Roster {
    return this.#reader.roster;
  }

  /** Registered, and nothing known that speaks against our call. */
  get standing(): boolean {
    return this.#state === 'entered' && this.sip.registered && !this.#enter.active;
  }

  /** Calls the focus, for the first time or to come back, until it answers. */
  enter(): void {
    if (this.#state === 'over') return;
    this.sip.connect();
    this.#enter.start();
  }

  /** The WebSocket may be dead: finds out within this time and does not wait for back-off. A call under way goes on. */
  verify(timeoutMs: number): void {
    void this.sip.verify(timeoutMs);
    this.#enter.wake();
  }

  /** Hangs up for good. */
  leave(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#enter.stop();
    for (const undo of this.#undo) undo();
    void this.sip.leave().finally(() => this.sip.close());
    this.removeAllListeners();
  }

  async #call(): Promise<void> {
    if (!this.sip.registered) await this.#untilRegistered();
    const offer = await this.offer();
    const answer = await (this.#state === 'entered' ? this.#callAgain(offer) : this.#callAnew(offer));
    if (this.#state === 'over') return void this.sip.leave();
    this.#state = 'entered';
    this.#token = answer.token;
    this.#refusal = undefined;
    this.emit('answered', answer);
    this.#follow();
    setTimeout(() => this.emit('changed'));
  }

  /** By re-INVITE where our call still stands, so that media go on; else anew, which replaces our ghost. */
  async #callAgain(offer: JoinOffer): Promise<JoinAnswer> {
    try {
      return await this.sip.rejoin(offer);
    } catch (error) {
      // Without a connection nothing is known of the call: it is asked for again when there is one.
      const lost = error instanceof RequestError && LOST_CODES.includes(error.code) && this.sip.registered;
      if (!lost) throw error;
      return this.#callAnew({ ...offer, ...(this.#token === undefined ? {} : { returning: this.#token }) });
    }
  }

  #callAnew(offer: JoinOffer): Promise<JoinAnswer> {
    return this.sip.join(this.conference, offer);
  }

  async #untilRegistered(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const undo = this.sip.on('registered', resolve);
      setTimeout(() => {
        undo();
        reject(new RequestError({ code: 'unavailable', message: 'The server cannot be reached.' }));
      }, REGISTER_PATIENCE_MS);
    });
  }

  #mayCallAgain(cause: unknown): boolean {
    if (this.#state === 'over') return false;
    const error =
      cause instanceof RequestError ? cause : new RequestError({ code: 'internal', message: String(cause) });
    this.#refusal = error;
    const final =
      FINAL_CODES.includes(error.code) || (this.#state === 'new' && !PASSING_CODES.includes(error.code));
    if (final) this.emit('refused', error);
    return !final;
  }

  // The roster is the subscription to the conference event package.

  #follow(): void {
    if (this.#state !== 'entered' || !this.sip.registered) return;
    this.#reader.restart();
    this.sip.subscribe(this.conference);
  }

  #read(xml: string): void {
    switch (this.#reader.read(xml)) {
      case 'applied':
        this.emit('rosterChanged', this.#reader.roster);
        break;
      case 'gap':
      case 'malformed':
        this.#follow();
        break;
      case 'old':
        break;
    }
  }
}
