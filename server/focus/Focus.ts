import { type LinkReport, type Mixer, QuarantinedError, type WebRtcLeg } from '../../media';
import type { SessionBody } from '../../sip';
import type { Conference } from '../conference/Conference';
import { mayDo } from '../conference/conferencePolicy';
import type { Entrant } from '../conference/Participant';
import type { NoticeName } from '../contract/events';
import type { SignInId } from '../contract/ids';
import type { JoinAnswer, JoinOffer, MediaParameters, RtpCapabilities } from '../contract/media';
import type { Logger } from '../kernel/Logger';
import { SerialQueue } from '../kernel/SerialQueue';
import { BrowserEndpoint } from './BrowserEndpoint';
import { BrowserRequests } from './BrowserRequests';
import { JoinedElsewhereError, MediaUnavailableError } from './focusErrors';
import type { NoticeBody } from './NoticeQueue';
import { SyntheticEndpoint, type SyntheticLegOpener } from './SyntheticEndpoint';
import { SFU_BODY_TYPE } from './sfuBodyType';

export interface FocusPorts {
  readonly conference: Conference;
  /** A mixer for this conference, on a worker that lives. */
  openMixer(): Promise<Mixer>;
  /** Epoch of this server: stands in every answer. */
  readonly epoch: JoinAnswer['epoch'];
  readonly logger: Logger;
}

/** RFC 4353 focus of one conference: ties the endpoints and the mixer to it, and builds the media anew after a loss. */
export class Focus {
  readonly #browsers = new Set<BrowserEndpoint>();
  readonly #synthetics = new Set<SyntheticEndpoint>();
  /** Joins happen one at a time, so that the capacity of a conference is checked and taken in one step. */
  readonly #joins = new SerialQueue();
  #mixer: Promise<Mixer> | undefined;
  #closed = false;

  constructor(private readonly ports: FocusPorts) {}

  get conference(): Conference {
    return this.ports.conference;
  }

  /** A browser calls: its leg is opened, then it is in the conference. Throws what keeps it out. */
  joinBrowser({ entrant, signIn, offer, aborted }: JoiningBrowser): Promise<BrowserCall> {
    return this.#joins.run(async () => {
      // A call that was given up meanwhile must not put out the same person's other device.
      aborted.throwIfAborted();
      this.conference.assertAdmissible(entrant);
      this.#refuseReturnOfGhost(entrant, offer);
      const endpoint = new BrowserEndpoint(entrant, signIn, {
        conference: this.conference,
        openLeg: (who, rtpCapabilities) => this.#openLeg(who, rtpCapabilities),
        toAnswer: (of, media) => this.#toAnswer(of, media),
      });
      try {
        const media = await endpoint.openMedia(offer.rtpCapabilities);
        aborted.throwIfAborted();
        this.conference.join(entrant, endpoint);
        this.#showMuted(endpoint, offer);
        this.#forgetEnded();
        this.#browsers.add(endpoint);
        return { endpoint, answer: this.#toAnswer(endpoint, media) };
      } catch (cause) {
        endpoint.end({ reason: 'left' });
        throw cause;
      }
    });
  }

  /** The synthetic participant enters through the mixer's own door. */
  joinSynthetic(entrant: Entrant, open: SyntheticLegOpener): Promise<void> {
    return this.#joins.run(async () => {
      if (this.conference.find(entrant.id)) return;
      const endpoint = new SyntheticEndpoint(entrant, this.conference, open);
      try {
        await endpoint.openMedia(await this.#openMixer());
        this.conference.join(entrant, endpoint);
        endpoint.announce();
        this.#synthetics.add(endpoint);
      } catch (cause) {
        endpoint.end();
        throw cause;
      }
    });
  }

  /** What the browser with this token may ask for; undefined for an unknown token or another sign-in's. */
  requestsOf(token: string, signIn: SignInId): BrowserRequests | undefined {
    for (const endpoint of this.#browsers) {
      if (endpoint.token === token && endpoint.signIn === signIn && !endpoint.over) {
        return new BrowserRequests(endpoint, this.conference);
      }
    }
    return undefined;
  }

  /** The sign-ins by which people take part now. */
  get signIns(): readonly SignInId[] {
    return [...this.#browsers].filter(({ over }) => !over).map(({ signIn }) => signIn);
  }

  /** Tells the browsers of those whom `to` names. */
  tell<N extends NoticeName>(name: N, body: NoticeBody<N>, to: (entrant: Entrant) => boolean): void {
    this.#tellAll((browser) => {
      if (to(browser.entrant)) browser.tell(name, body);
    });
  }

  /** Whoever takes part by this sign-in is out. */
  endSignIn(signIn: SignInId): void {
    for (const browser of [...this.#browsers])
      if (browser.signIn === signIn) browser.end({ reason: 'signed-out' });
  }

  /** How the links of those who take part do now; nothing while there is no media. */
  async readLinks(): Promise<readonly LinkReport[]> {
    const mixer = await this.#mixer?.catch(() => undefined);
    return (await mixer?.readLinks()) ?? [];
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const mixer = await this.#mixer?.catch(() => undefined);
    mixer?.close();
  }

  /** A device that was lost and comes back by itself does not put out the one that took its place (C5). */
  #refuseReturnOfGhost({ id }: Entrant, { returning }: JoinOffer): void {
    if (returning === undefined) return;
    const present = [...this.#browsers].find((browser) => browser.entrant.id === id && !browser.over);
    if (present && present.token !== returning) throw new JoinedElsewhereError();
  }

  /** Who comes in muted sends nothing yet; everyone sees that it is by choice. */
  #showMuted(endpoint: BrowserEndpoint, offer: JoinOffer): void {
    for (const source of ['microphone', 'camera'] as const) {
      if (offer[source] !== 'muted') continue;
      this.conference.setSource(endpoint.entrant.id, endpoint, { source, state: 'muted' });
    }
  }

  #toAnswer(endpoint: BrowserEndpoint, media: MediaParameters): SessionBody {
    const answer: JoinAnswer = {
      epoch: this.ports.epoch,
      participant: endpoint.entrant.id,
      token: endpoint.token,
      media,
    };
    return { contentType: SFU_BODY_TYPE, body: JSON.stringify(answer) };
  }

  /** Throws what the mixer refuses. */
  async #openLeg(entrant: Entrant, rtpCapabilities: RtpCapabilities): Promise<WebRtcLeg> {
    const mixer = await this.#openMixer();
    try {
      return await mixer.openWebRtcLeg(entrant.id, { rtpCapabilities });
    } catch (cause) {
      if (cause instanceof QuarantinedError) this.#keepOut(entrant);
      throw cause;
    }
  }

  /** A device that keeps bringing the mixer down is out, and the hosts are told. */
  #keepOut({ id, displayName }: Entrant): void {
    this.ports.logger.warn('participant kept out', { participant: id });
    this.#tellAll((browser) => {
      if (browser.entrant.id === id) browser.end({ reason: 'quarantined' });
      else if (mayDo(browser.entrant.role, 'conference.end')) {
        browser.tell('conference:quarantined', { displayName });
      }
    });
  }

  #openMixer(): Promise<Mixer> {
    if (this.#closed) throw new MediaUnavailableError();
    this.#mixer ??= this.ports.openMixer().then(
      (mixer) => {
        mixer.on('died', () => void this.#rebuild());
        mixer.on('speakers', (notice) => this.#tellAll((browser) => browser.tell('media:speakers', notice)));
        mixer.on('quality', (notice) => this.#tellAll((browser) => browser.tell('media:quality', notice)));
        this.#moveSynthetics(mixer).catch((cause: unknown) =>
          this.ports.logger.warn('the synthetic participant has no media', { cause }),
        );
        return mixer;
      },
      (cause) => {
        this.#mixer = undefined;
        throw cause;
      },
    );
    return this.#mixer;
  }

  /** The worker died under the mixer: a new one is opened at once, and everyone is told to come over. */
  async #rebuild(): Promise<void> {
    this.#mixer = undefined;
    if (this.#closed) return;
    const { logger } = this.ports;
    logger.warn('mixer died, rebuilding media', { participants: this.conference.size });
    this.#tellAll((browser) => browser.loseMedia({ reason: 'worker-died' }));
    await this.#openMixer().catch((cause: unknown) => logger.error('media could not be rebuilt', { cause }));
  }

  /** Whoever sends from the server moves over to a new mixer, whenever there is one. */
  async #moveSynthetics(mixer: Mixer): Promise<void> {
    for (const synthetic of this.#synthetics) {
      if (synthetic.over) this.#synthetics.delete(synthetic);
      else await synthetic.openMedia(mixer);
    }
  }

  #tellAll(tell: (browser: BrowserEndpoint) => void): void {
    this.#forgetEnded();
    for (const browser of this.#browsers) tell(browser);
  }

  #forgetEnded(): void {
    for (const browser of this.#browsers) if (browser.over) this.#browsers.delete(browser);
  }
}

/** A browser on its way in. */
export interface JoiningBrowser {
  readonly entrant: Entrant;
  readonly signIn: SignInId;
  readonly offer: JoinOffer;
  /** Fires when the caller gives up. */
  readonly aborted: AbortSignal;
}

export interface BrowserCall {
  readonly endpoint: BrowserEndpoint;
  /** The body of the 200. */
  readonly answer: SessionBody;
}
