import type { types } from 'mediasoup-client';
import type { Source } from '../../server/contract/conference';
import type { ConsumerId } from '../../server/contract/ids';
import type {
  BindReply,
  ConsumerPausedNotice,
  ConsumerView,
  MediaParameters,
  ProduceReply,
  RtpParameters,
} from '../../server/contract/media';
import { askPatiently } from './askPatiently';
import { Emitter } from './Emitter';
import { MediaPath, type PathState } from './MediaPath';
import type { MediaRequests } from './MediaRequests';
import { ReadyReports } from './ReadyReports';
import { type RemoteStream, RemoteStreams, type StreamKey } from './RemoteStreams';
import { RequestError } from './RequestError';
import type { RtpDevice } from './RtpDevice';
import type { SentSourceData } from './SentSource';
import { SentSources } from './SentSources';

interface MediaEvents {
  streamsChanged: [streams: ReadonlyMap<StreamKey, RemoteStream>];
  pathChanged: [state: PathState];
  /** The media cannot be mended; ask the server for new ones and open them. */
  lost: [];
  /** The server or the browser refuses a source. */
  sendingFailed: [source: Source, error: unknown];
}

/** The two transports of one participation and what flows through them. */
interface OpenMedia {
  readonly send: MediaPath;
  readonly receive: MediaPath;
  readonly sendTransport: types.Transport;
  readonly receiveTransport: types.Transport;
  readonly streams: RemoteStreams;
  readonly ready: ReadyReports;
  readonly videoCodec: types.RtpCodecCapability | undefined;
}

/** Sending starts at the latest this long after the first consumers were built. */
const SENDING_WAITS_MS = 300;

/** Sends one's own sources to the server and receives everyone else's (mediasoup-client). */
export class MediaClient extends Emitter<MediaEvents> {
  readonly #sources: SentSources;
  #media: OpenMedia | undefined;
  /** What comes from the server while media are being opened is meant for them. */
  #loading: Promise<unknown> = Promise.resolve();
  #round = 0;

  constructor(
    private readonly device: RtpDevice,
    private readonly requests: MediaRequests,
  ) {
    super();
    this.#sources = new SentSources(requests, (source, error) => this.emit('sendingFailed', source, error));
  }

  get pathState(): PathState {
    if (!this.#media) return 'connecting';
    const states = [this.#media.send.state, this.#media.receive.state];
    if (states.includes('interrupted')) return 'interrupted';
    return states.includes('connected') ? 'connected' : 'connecting';
  }

  /** Whether these are the transports that are open already. */
  isOpenWith({ send, receive }: MediaParameters): boolean {
    return this.#media?.sendTransport.id === send.id && this.#media.receiveTransport.id === receive.id;
  }

  /** Builds transports and consumers, closing those before; sends what was being sent. */
  async open(parameters: MediaParameters): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const loading = this.device.load(parameters.routerRtpCapabilities);
    this.#loading = loading.catch(() => undefined);
    const device = await loading;
    if (round !== this.#round) return;
    this.#shut();
    const media = this.#openMedia(device, parameters);
    this.#media = media;
    // Receiving goes first: negotiating both at once makes the newcomer wait longer for the first picture.
    await media.streams.add(parameters.consumers);
    if (parameters.consumers.length > 0) await this.#untilConnected(media);
    if (media !== this.#media) return;
    this.#sources.start({ transport: media.sendTransport, videoCodec: media.videoCodec });
  }

  /** What a source sends from now on; null is muted (the source stays, nothing leaves the machine). */
  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.#sources.setTrack(source, track);
  }

  /** Stops a source altogether: the share is over. */
  stopSource(source: Source): void {
    this.#sources.stop(source);
  }

  /** A host has muted one of our sources. */
  obeyMute(source: Source): void {
    this.#sources.obeyMute(source);
  }

  /**
   * To be called as a bind goes out. What it answers takes the reply, makes good what was lost while no socket was
   * bound, and answers which of our sources a host has muted meanwhile.
   */
  expectStanding(): (standing: Pick<BindReply, 'sources' | 'consumers'>) => Source[] {
    const reconcileSources = this.#sources.expectStanding();
    return ({ sources, consumers }) => {
      void this.#build(({ streams, ready }) => {
        ready.hurry();
        return streams.reconcile(consumers);
      });
      return reconcileSources(sources);
    };
  }

  /** Builds a consumer that the server announced and lets it flow. */
  addConsumer(view: ConsumerView): Promise<void> {
    return this.#build(({ streams }) => streams.add([view]));
  }

  closeConsumer(consumer: ConsumerId): void {
    void this.#loading.then(() => this.#media?.streams.close(consumer));
  }

  setConsumerPaused(notice: ConsumerPausedNotice): void {
    void this.#loading.then(() => this.#media?.streams.setPaused(notice));
  }

  /** The network may have changed: mends the paths at once if they are interrupted. */
  hurry(): void {
    this.#media?.send.hurry();
    this.#media?.receive.hurry();
  }

  async stats(): Promise<{ readonly send: RTCStatsReport; readonly receive: RTCStatsReport } | undefined> {
    const media = this.#media;
    if (!media || media.sendTransport.closed) return undefined;
    const [send, receive] = await Promise.all([
      media.sendTransport.getStats(),
      media.receiveTransport.getStats(),
    ]);
    return { send, receive };
  }

  close(): void {
    this.#round += 1;
    this.#shut();
    this.removeAllListeners();
  }

  /** Builds consumers and tells the server that they stand. */
  async #build(build: (media: OpenMedia) => Promise<ConsumerId[]>): Promise<void> {
    await this.#loading;
    const media = this.#media;
    if (media) media.ready.add(await build(media));
  }

  #openMedia(device: types.Device, { send, receive }: MediaParameters): OpenMedia {
    const { additionalSettings } = this.device;
    const sendTransport = device.createSendTransport({ ...send, additionalSettings });
    const receiveTransport = device.createRecvTransport({ ...receive, additionalSettings });
    sendTransport.on('produce', ({ rtpParameters, appData }, produced, refused) => {
      this.#produce(rtpParameters, appData as unknown as SentSourceData).then(
        ({ producer }) => produced({ id: producer }),
        refused,
      );
    });
    return {
      sendTransport,
      receiveTransport,
      send: this.#path(sendTransport, 'send'),
      receive: this.#path(receiveTransport, 'receive'),
      ready: new ReadyReports(this.requests),
      streams: new RemoteStreams(receiveTransport, (streams) => this.emit('streamsChanged', streams)),
      videoCodec: device.sendRtpCapabilities.codecs?.find(({ mimeType }) => /^video\/vp8$/i.test(mimeType)),
    };
  }

  async #untilConnected({ receive }: OpenMedia): Promise<void> {
    if (receive.state === 'connected') return;
    await new Promise<void>((resolve) => {
      const undo = this.on('pathChanged', () => settle());
      const timer = setTimeout(() => settle(), SENDING_WAITS_MS);
      const settle = () => {
        undo();
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #path(transport: types.Transport, direction: 'send' | 'receive'): MediaPath {
    return new MediaPath({
      transport,
      direction,
      requests: this.requests,
      stateChanged: () => this.emit('pathChanged', this.pathState),
      lost: () => this.#isCurrent(transport) && this.emit('lost'),
    });
  }

  #isCurrent(transport: types.Transport): boolean {
    return this.#media?.sendTransport === transport || this.#media?.receiveTransport === transport;
  }

  #produce(rtpParameters: types.RtpParameters, sent: SentSourceData): Promise<ProduceReply> {
    const { source, pictureHeight } = sent;
    const media = this.#media;
    const request = {
      source,
      rtpParameters: toWire(rtpParameters),
      paused: false,
      ...(pictureHeight ? { pictureHeight } : {}),
    };
    const ask = () => this.requests.request('media:produce', request);
    return askPatiently(ask, () => media === this.#media).catch((error: unknown) => {
      const lost = error instanceof RequestError && error.code === 'media-unavailable';
      if (lost && media === this.#media) this.emit('lost');
      throw error;
    });
  }

  #shut(): void {
    const media = this.#media;
    this.#media = undefined;
    // First of all: what is refused because its transport goes is no failure.
    this.#sources.pause();
    media?.ready.close();
    media?.streams.closeAll();
    media?.send.close();
    media?.receive.close();
  }
}

/** mediasoup and mediasoup-client declare the same thing with enums and with strings. */
function toWire(rtpParameters: types.RtpParameters): RtpParameters {
  return rtpParameters as RtpParameters;
}
