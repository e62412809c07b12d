import { randomBytes } from 'node:crypto';
import type { WebRtcLeg } from '../../media';
import type { DialogDelegate, InviteDialog, SessionBody } from '../../sip';
import type { Conference } from '../conference/Conference';
import type { Endpoint } from '../conference/Endpoint';
import type { Entrant } from '../conference/Participant';
import type { EndedNotice, Source } from '../contract/conference';
import type { NoticeName } from '../contract/events';
import type { SignInId } from '../contract/ids';
import type { ConsumerView, MediaLostNotice, MediaParameters, RtpCapabilities } from '../contract/media';
import { MediaUnavailableError, ParticipationOverError } from './focusErrors';
import { type NoticeBody, type NoticeListener, NoticeQueue } from './NoticeQueue';
import { toSipRefusal } from './toSipRefusal';

/** What a browser's endpoint asks of the focus that made it. */
export interface BrowserEndpointPorts {
  readonly conference: Conference;
  openLeg(entrant: Entrant, rtpCapabilities: RtpCapabilities): Promise<WebRtcLeg>;
  /** The body of a 200 for this endpoint and its media. */
  toAnswer(endpoint: BrowserEndpoint, media: MediaParameters): SessionBody;
}

/** SIP causes that go with the reasons for which a participation ends (RFC 3326). */
const BYE_CAUSE: Readonly<Record<EndedNotice['reason'], number>> = {
  left: 200,
  'ended-by-host': 200,
  'ended-by-admin': 200,
  'everyone-left': 200,
  'signed-out': 403,
  'joined-elsewhere': 200,
  draining: 503,
  quarantined: 403,
};

/** One browser in a conference: a SIP dialog says that it is here, a WebRTC leg carries what it sends and receives. */
export class BrowserEndpoint implements Endpoint, DialogDelegate {
  readonly device = 'browser';
  /** Binds sockets of the same sign-in to this participant. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #notices = new NoticeQueue();
  #leg: WebRtcLeg | undefined;
  #dialog: InviteDialog | undefined;
  #over: EndedNotice | undefined;

  constructor(
    readonly entrant: Entrant,
    readonly signIn: SignInId,
    private readonly ports: BrowserEndpointPorts,
  ) {}

  get over(): boolean {
    return this.#over !== undefined;
  }

  /** The leg, for as long as there is one. Throws MediaUnavailableError between its loss and `openMedia`. */
  get leg(): WebRtcLeg {
    if (this.#over) throw new ParticipationOverError();
    if (!this.#leg) throw new MediaUnavailableError();
    return this.#leg;
  }

  /** All there is to receive now; nothing between the loss of the media and `openMedia`. */
  get consumers(): readonly ConsumerView[] {
    return this.#leg?.parameters().consumers ?? [];
  }

  /** Tells this participant's browser, now or as soon as its socket is bound. */
  tell<N extends NoticeName>(name: N, body: NoticeBody<N>): void {
    this.#notices.tell(name, body);
  }

  onNotice(listener: NoticeListener): () => void {
    return this.#notices.listen(listener);
  }

  /** Opens a leg in place of the one there was, if any; what was sent must be produced anew. */
  async openMedia(rtpCapabilities: RtpCapabilities): Promise<MediaParameters> {
    this.#closeLeg();
    const leg = await this.ports.openLeg(this.entrant, rtpCapabilities);
    if (this.#over) {
      leg.close();
      throw new ParticipationOverError();
    }
    this.#closeLeg();
    this.#leg = leg;
    this.#listen(leg);
    return leg.parameters();
  }

  /** The mixer is gone: the browser is to ask for its media again. */
  loseMedia(notice: MediaLostNotice): void {
    this.#closeLeg();
    this.tell('media:lost', notice);
  }

  async mute(source: Source, by: string): Promise<void> {
    await this.leg.muteByHost(source);
    this.tell('media:sourceMuted', { source, by });
  }

  /** Told and taken out at once; the BYE goes out behind, for a silent peer may leave it unanswered for long. */
  end(notice: EndedNotice): void {
    if (this.#over) return;
    this.#over = notice;
    this.#closeLeg();
    this.tell('conference:ended', notice);
    this.ports.conference.leave(this.entrant.id, this);
    this.#hangUp(notice);
  }

  confirmed(dialog: InviteDialog): void {
    this.#dialog = dialog;
    if (this.#over) this.#hangUp(this.#over);
  }

  /** A re-INVITE refreshes: the browser learns the epoch, its token and its media as they are. */
  async reinvited(): Promise<SessionBody> {
    try {
      return this.ports.toAnswer(this, this.leg.parameters());
    } catch (cause) {
      throw toSipRefusal(cause) ?? cause;
    }
  }

  flowLost(): void {
    this.ports.conference.setConnection(this.entrant.id, this, 'reconnecting');
  }

  flowRestored(): void {
    this.ports.conference.setConnection(this.entrant.id, this, 'connected');
  }

  ended(): void {
    this.#dialog = undefined;
    this.end({ reason: 'left' });
  }

  #listen(leg: WebRtcLeg): void {
    leg.on('consumerOpened', (consumer) => this.tell('media:consumerOpened', consumer));
    leg.on('consumerClosed', (consumer) => this.tell('media:consumerClosed', { consumer }));
    leg.on('consumerPaused', (notice) => this.tell('media:consumerPaused', notice));
    leg.on('sourceChanged', (source, state) => {
      if (this.#leg === leg) this.ports.conference.setSource(this.entrant.id, this, { source, state });
    });
  }

  #closeLeg(): void {
    this.#leg?.close();
    this.#leg = undefined;
  }

  #hangUp({ reason }: EndedNotice): void {
    // How it goes is the dialog's business: it ends either way.
    this.#dialog?.bye({ cause: BYE_CAUSE[reason], text: reason }).catch(() => undefined);
  }
}
