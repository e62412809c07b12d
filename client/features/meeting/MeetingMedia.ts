import type { Source } from '../../../server/contract/conference';
import type { ParticipantId } from '../../../server/contract/ids';
import type { JoinAnswer, JoinOffer, MediaParameters, TileView } from '../../../server/contract/media';
import { secondsToWait } from '../../connection/askPatiently';
import { Emitter } from '../../connection/Emitter';
import { Reconnector } from '../../connection/Reconnector';
import { RequestError } from '../../connection/RequestError';
import { UnansweredError } from '../../connection/UnansweredError';
import type { MeetingLinks } from './MeetingLinks';
import { SignalBoard } from './SignalBoard';

interface MeetingMediaEvents {
  /** The token is not accepted: only a new call brings another. */
  tokenRefused: [];
  /** The socket speaks for us from here on: what is asked now reaches the meeting. */
  bound: [];
  activeSpeakerChanged: [participant: ParticipantId | null];
  /** By whom is not known where the notice itself was lost. */
  mutedByHost: [source: Source, by: string | undefined];
  /** `standing` may have changed. */
  changed: [];
}

/** The token may be good: binding is tried again. */
const PASSING_CODES = ['rate-limited', 'busy', 'unavailable', 'draining'];

/** The socket half of a participation: binds the socket, opens the media, rebuilds them, reports what is seen. */
export class MeetingMedia extends Emitter<MeetingMediaEvents> {
  /** Loudness from -127 to 0 of those who are heard. */
  readonly levels = new SignalBoard();
  /** Quality of each sending path, 0 to 10. */
  readonly qualities = new SignalBoard();
  readonly #undo: (() => void)[];
  readonly #rebuild = new Reconnector(() => this.#openAnew());
  #token: string | null = null;
  #bound = false;
  /** Media parameters that wait for a bound socket. */
  #pending: MediaParameters | null = null;
  /** Null until the stage has been laid out: the server then sends everything. */
  #tiles: readonly TileView[] | null = null;
  #bindTimer: ReturnType<typeof setTimeout> | undefined;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly links: Pick<MeetingLinks, 'socket' | 'media' | 'device'>) {
    super();
    const { socket, media } = links;
    this.#undo = [
      socket.on('connected', () => this.#bind()),
      socket.on('disconnected', () => this.#setBound(false)),
      socket.on('media:consumerOpened', (view) => void media.addConsumer(view)),
      socket.on('media:consumerClosed', ({ consumer }) => media.closeConsumer(consumer)),
      socket.on('media:consumerPaused', (notice) => media.setConsumerPaused(notice)),
      socket.on('media:sourceMuted', ({ source, by }) => this.#muted(source, by)),
      socket.on('media:lost', () => this.#lost()),
      socket.on('media:speakers', ({ active, levels }) => {
        this.levels.replace(levels.map(({ participant, level }) => [participant, level]));
        this.emit('activeSpeakerChanged', active);
      }),
      socket.on('media:quality', ({ participants }) => {
        for (const { participant, score } of participants) this.qualities.set(participant, score);
      }),
      media.on('lost', () => this.#lost()),
      media.on('pathChanged', () => this.emit('changed')),
    ];
  }

  /** Whether the socket speaks for us. */
  get bound(): boolean {
    return this.#bound;
  }

  get standing(): boolean {
    return this.#bound && !this.#rebuild.active && this.links.media.pathState !== 'interrupted';
  }

  /** Takes what the focus answered: the token for the socket, and new media unless they are those that are open. */
  adopt(answer: JoinAnswer): void {
    this.#token = answer.token;
    if (!this.links.media.isOpenWith(answer.media)) this.#pending = answer.media;
    this.links.socket.connect();
    this.#bind();
  }

  /** Tells the server which pictures are seen and how large, the most important first. */
  setView(tiles: readonly TileView[]): void {
    this.#tiles = tiles;
    if (this.#bound) this.#sendView();
  }

  /** Socket and paths may be dead: finds out within this time and mends them. */
  verify(timeoutMs: number): void {
    this.#sendView(timeoutMs);
    this.links.media.hurry();
    this.#rebuild.hurry();
  }

  close(): void {
    this.#rebuild.stop();
    clearTimeout(this.#bindTimer);
    clearTimeout(this.#viewTimer);
    for (const undo of this.#undo) undo();
    this.links.media.close();
    this.links.socket.close();
    this.removeAllListeners();
  }

  /** Binds the socket to our participation; everything that may follow is sent along without waiting. */
  #bind(): void {
    const { socket, media } = this.links;
    const token = this.#token;
    if (!token || !socket.connected) return;
    const reconcile = media.expectStanding();
    const bound = socket.request('conference:bind', { token });
    this.#setBound(true);
    this.emit('bound');
    const pending = this.#pending;
    this.#pending = null;
    if (pending) media.open(pending).catch(() => this.#lost());
    this.#sendView();
    bound.then(
      (standing) => {
        // What is being built anew comes with all there is to receive.
        if (token !== this.#token || this.#rebuild.active) return;
        for (const source of reconcile(standing)) this.#muted(source);
      },
      (error: unknown) => this.#bindRefused(token, error),
    );
  }

  #muted(source: Source, by?: string): void {
    this.links.media.obeyMute(source);
    this.emit('mutedByHost', source, by);
  }

  /** A token of another epoch is refused; a socket that was lost meanwhile binds again by itself. */
  #bindRefused(token: string, error: unknown): void {
    if (token !== this.#token || !(error instanceof RequestError) || error instanceof UnansweredError) return;
    this.#setBound(false);
    if (PASSING_CODES.includes(error.code)) {
      this.#bindIn(error.retryAfter ?? 1);
      return;
    }
    this.#token = null;
    this.emit('tokenRefused');
  }

  #bindIn(seconds: number): void {
    clearTimeout(this.#bindTimer);
    this.#bindTimer = setTimeout(() => this.#bind(), seconds * 1000);
  }

  #setBound(bound: boolean): void {
    if (bound === this.#bound) return;
    this.#bound = bound;
    this.emit('changed');
  }

  #lost(): void {
    if (this.#rebuild.active) return;
    this.#rebuild.start();
    this.emit('changed');
  }

  async #openAnew(): Promise<void> {
    const { socket, media, device } = this.links;
    // Media that the focus just gave us are newer than those that were lost.
    if (this.#pending) return;
    if (!this.#bound) throw new RequestError({ code: 'unavailable', message: 'no socket' });
    const rtpCapabilities = device.rtpCapabilities as JoinOffer['rtpCapabilities'];
    await media.open(await socket.request('media:open', { rtpCapabilities }));
    this.#sendView();
    setTimeout(() => this.emit('changed'));
  }

  /** With a time, no answer within it means that the socket is dead; a refusal is an answer. */
  #sendView(timeoutMs?: number): void {
    if (this.#tiles === null) return;
    const { socket } = this.links;
    socket.request('media:view', { tiles: [...this.#tiles] }, timeoutMs).catch((error: unknown) => {
      if (timeoutMs !== undefined && error instanceof UnansweredError) socket.renew();
      const seconds = secondsToWait(error);
      if (seconds !== undefined) this.#sendViewIn(seconds);
    });
  }

  /** What is seen by then is sent. */
  #sendViewIn(seconds: number): void {
    this.#viewTimer ??= setTimeout(() => {
      this.#viewTimer = undefined;
      if (this.#bound) this.#sendView();
    }, seconds * 1000);
  }
}
