import type { types } from 'mediasoup-client';
import type { Source } from '../../server/contract/conference';
import type { MediaRequests } from './MediaRequests';
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
  failed(error: unknown): void;
}

/**
 * One source of ours on its way to the server. It is told which track is wanted (null: muted) and makes it so, one
 * step at a time. While muted no track is attached at all: nothing leaves the machine.
 */
export class SentSource {
  #wanted: MediaStreamTrack | null = null;
  #producer: types.Producer | undefined;
  #layers = 0;
  #settling: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly options: SentSourceOptions) {}

  get producer(): types.Producer | undefined {
    return this.#producer;
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#wanted = track;
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = undefined;
    });
  }

  /** Tells the server again whether we are muted: it may have missed it. */
  tellPaused(): void {
    if (this.#producer) this.#request('media:setPaused', { paused: !this.#wanted });
  }

  /** Stops sending this source altogether. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#producer && !this.#producer.closed) {
      this.#producer.close();
      this.#request('media:closeProducer', {});
    }
  }

  async #settle(): Promise<void> {
    for (let met: MediaStreamTrack | null | undefined; met !== this.#wanted; ) {
      met = this.#wanted;
      try {
        await this.#meet(met);
      } catch (error) {
        if (!this.#closed) this.options.failed(error);
        return;
      }
    }
  }

  async #meet(track: MediaStreamTrack | null): Promise<void> {
    if (this.#closed || track?.readyState === 'ended') return;
    const producer = this.#producer;
    if (!producer) return track ? this.#produce(track) : undefined;
    if (track && this.#layersOf(track).length !== this.#layers) {
      producer.close();
      return this.#produce(track);
    }
    if (track === null) this.#request('media:setPaused', { paused: true });
    await producer.replaceTrack({ track });
    if (track) this.#request('media:setPaused', { paused: false });
  }

  async #produce(track: MediaStreamTrack): Promise<void> {
    const { source, transport, videoCodec } = this.options;
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
    if (this.#closed) this.#producer.close();
  }

  #layersOf(track: MediaStreamTrack): types.RtpEncodingParameters[] {
    if (track.kind === 'audio') return [];
    if (this.options.source === 'screen') return [{ maxBitrate: 2_500_000, scalabilityMode: 'L1T3' }];
    const { width = 640, height = 360 } = track.getSettings();
    return simulcastEncodings({ width, height }).map((each) => ({ ...each }));
  }

  #request(name: 'media:setPaused', body: { paused: boolean }): void;
  #request(name: 'media:closeProducer', body: object): void;
  #request(name: 'media:setPaused' | 'media:closeProducer', body: { paused?: boolean }): void {
    const { requests, source } = this.options;
    const asked =
      name === 'media:setPaused'
        ? requests.request(name, { source, paused: body.paused ?? true })
        : requests.request(name, { source });
    // What a lost socket swallows is told again by tellPaused() once it is back.
    asked.catch(() => undefined);
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
