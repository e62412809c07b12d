import type { types } from 'mediasoup-client';
import type { Source, SourceState } from '../../server/contract/conference';
import { askPatiently } from './askPatiently';
import type { MediaRequests } from './MediaRequests';
import { RequestError } from './RequestError';
import { simulcastEncodings } from './simulcastEncodings';

/** What a producer is marked with. */
export interface SentSourceData {
  readonly source: Source;
  readonly pictureHeight: number | undefined;
}

/** What the sender of one source is built with. */
export interface SentSourceOptions {
  readonly source: Source;
  readonly transport: types.Transport;
  readonly requests: MediaRequests;
  readonly videoCodec: types.RtpCodecCapability | undefined;
  /** The server has it open from our hand. */
  opened(): void;
  /** The server had it and is to be told that it has it no more. */
  stopped(): void;
  failed(error: unknown): void;
}

/** Refusals that say nothing about the source itself: it is tried again after the next bind. */
const PASSING = ['unavailable', 'media-unavailable', 'not-in-meeting', 'rate-limited', 'busy', 'draining'];

/**
 * One source of ours on its way to the server. It is told which track is wanted (null: muted) and makes it so, one
 * step at a time. While muted no track is attached at all: nothing leaves the machine.
 */
export class SentSource {
  #wanted: MediaStreamTrack | null = null;
  #producer: types.Producer | undefined;
  #layers = 0;
  /** Whether the server has it paused, as far as it said; undefined while it says nothing. */
  #paused: boolean | undefined;
  /** The server lacks what we send. */
  #missing = false;
  #unsettled = false;
  #settling = false;
  #telling = false;
  #closed = false;

  constructor(private readonly options: SentSourceOptions) {}

  /** The server has accepted it. */
  get standing(): boolean {
    return this.#producer !== undefined;
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#wanted = track;
    this.#settle();
  }

  /** Makes good what was lost on the way: `state` is what the server has, `stood` whether we sent it then. */
  reconcile(state: SourceState, stood: boolean): void {
    if (state !== 'none') this.#paused = state !== 'open';
    else if (stood) this.#missing = true;
    this.#settle();
  }

  /** Sends no more, and says so. */
  stop(): void {
    if (this.#closed) return;
    this.close();
    if (!this.#settling) this.#tellStopped();
  }

  /** Sends no more; its transport goes too. */
  close(): void {
    this.#closed = true;
  }

  #settle(): void {
    this.#unsettled = true;
    if (!this.#settling) void this.#settleAll();
  }

  async #settleAll(): Promise<void> {
    this.#settling = true;
    while (this.#unsettled && !this.#closed) {
      this.#unsettled = false;
      await this.#meet(this.#wanted).catch((error: unknown) => this.#failed(error));
    }
    this.#settling = false;
    if (this.#closed) this.#tellStopped();
  }

  async #meet(track: MediaStreamTrack | null): Promise<void> {
    if (this.#missing) this.#dropProducer();
    if (track?.readyState === 'ended') return;
    if (track && (!this.#producer || this.#layersOf(track).length !== this.#layers)) {
      this.#dropProducer();
      return this.#produce(track);
    }
    await this.#producer?.replaceTrack({ track });
    void this.#tellPaused();
  }

  async #produce(track: MediaStreamTrack): Promise<void> {
    const { source, transport, videoCodec, opened } = this.options;
    const encodings = this.#layersOf(track);
    this.#layers = encodings.length;
    this.#producer = await transport.produce({
      track,
      stopTracks: false,
      disableTrackOnPause: false,
      streamId: source.startsWith('screen') ? 'screen' : 'person',
      appData: { source, pictureHeight: track.getSettings().height } satisfies SentSourceData,
      ...(track.kind === 'video' ? { encodings } : {}),
      ...(track.kind === 'video' && videoCodec ? { codec: videoCodec } : {}),
      codecOptions: codecOptions(source),
    });
    this.#paused = false;
    opened();
  }

  #dropProducer(): void {
    this.#missing = false;
    this.#producer?.close();
    this.#producer = undefined;
  }

  /** Until the server knows whether we are muted. What a lost socket swallows is told again after the next bind. */
  async #tellPaused(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    const { requests, source, opened } = this.options;
    try {
      while (!this.#closed && this.#paused !== undefined && this.#paused !== (this.#wanted === null)) {
        let paused = true;
        const ask = () => {
          paused = this.#wanted === null;
          return requests.request('media:setPaused', { source, paused });
        };
        await askPatiently(ask, () => !this.#closed);
        this.#paused = paused;
        if (!paused) opened();
      }
    } catch {
      // After the next bind the server says what it has.
    }
    this.#telling = false;
  }

  #tellStopped(): void {
    if (!this.#producer || this.options.transport.closed) return;
    this.#dropProducer();
    this.options.stopped();
  }

  #failed(error: unknown): void {
    const passing = error instanceof RequestError && PASSING.includes(error.code);
    if (!this.#closed && !passing) this.options.failed(error);
  }

  #layersOf(track: MediaStreamTrack): types.RtpEncodingParameters[] {
    if (track.kind === 'audio') return [];
    if (this.options.source === 'screen') return [{ maxBitrate: 2_500_000, scalabilityMode: 'L1T3' }];
    const { width = 640, height = 360 } = track.getSettings();
    return simulcastEncodings({ width, height }).map((each) => ({ ...each }));
  }
}

function codecOptions(source: Source): types.ProducerCodecOptions {
  switch (source) {
    case 'microphone':
      return { opusDtx: true, opusFec: true, opusStereo: false };
    case 'screen-audio':
      return { opusFec: true, opusStereo: true, opusMaxAverageBitrate: 96_000 };
    case 'camera':
    case 'screen':
      return { videoGoogleStartBitrate: 1500 };
  }
}
