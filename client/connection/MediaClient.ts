import type { types } from 'mediasoup-client';
import type { Source } from '../../server/contract/conference';
import type { ConsumerId } from '../../server/contract/ids';
import type {
  ConsumerPausedNotice,
  ConsumerView,
  MediaParameters,
  RtpParameters,
} from '../../server/contract/media';
import { Emitter } from './Emitter';
import { MediaPath, type PathState } from './MediaPath';
import type { MediaRequests } from './MediaRequests';
import { type RemoteStream, RemoteStreams, type StreamKey } from './RemoteStreams';
import type { RtpDevice } from './RtpDevice';
import { SentSource, type SentSourceData } from './SentSource';

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
  readonly videoCodec: types.RtpCodecCapability | undefined;
}

/** Sending starts at the latest this long after the first consumers were built. */
const SENDING_WAITS_MS = 300;

/** Sends one's own sources to the server and receives everyone else's (mediasoup-client). */
export class MediaClient extends Emitter<MediaEvents> {
  readonly #tracks = new Map<Source, MediaStreamTrack | null>();
  readonly #sent = new Map<Source, SentSource>();
  #media: OpenMedia | undefined;
  #round = 0;
  #sending = false;

  constructor(
    private readonly device: RtpDevice,
    private readonly requests: MediaRequests,
  ) {
    super();
  }

  get pathState(): PathState {
    if (!this.#media) return 'connecting';
    const states = [this.#media.send.state, this.#media.receive.state];
    if (states.includes('interrupted')) return 'interrupted';
    return states.includes('connected') ? 'connected' : 'connecting';
  }

  get streams(): ReadonlyMap<StreamKey, RemoteStream> {
    return this.#media?.streams.all ?? new Map();
  }

  /** Whether these are the transports that are open already. */
  isOpenWith({ send, receive }: MediaParameters): boolean {
    return this.#media?.sendTransport.id === send.id && this.#media.receiveTransport.id === receive.id;
  }

  /** Builds transports and consumers, closing those before; sends what was being sent. */
  async open(parameters: MediaParameters): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const device = await this.device.load(parameters.routerRtpCapabilities);
    if (round !== this.#round) return;
    this.#shut();
    const media = this.#build(device, parameters);
    this.#media = media;
    // Receiving goes first: negotiating both at once makes the newcomer wait longer for the first picture.
    await media.streams.add(parameters.consumers);
    if (parameters.consumers.length > 0) await this.#untilConnected(media);
    if (media !== this.#media) return;
    this.#sending = true;
    for (const [source, track] of this.#tracks) this.#send(source, track);
  }

  /** What a source sends from now on; null is muted (the source stays, nothing leaves the machine). */
  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.#tracks.set(source, track);
    if (this.#sending) this.#send(source, track);
  }

  /** Stops a source altogether: the share is over. */
  stopSource(source: Source): void {
    this.#tracks.delete(source);
    this.#sent.get(source)?.close();
    this.#sent.delete(source);
  }

  /** After a socket came back: tells the server again which sources are muted. */
  tellPaused(): void {
    for (const sent of this.#sent.values()) sent.tellPaused();
  }

  /** Builds a consumer that the server announced and lets it flow. */
  async addConsumer(view: ConsumerView): Promise<void> {
    const media = this.#media;
    const consumers = (await media?.streams.add([view])) ?? [];
    if (consumers.length === 0 || media !== this.#media) return;
    await this.requests.request('media:consumersReady', { consumers }).catch(() => undefined);
  }

  closeConsumer(consumer: ConsumerId): void {
    this.#media?.streams.close(consumer);
  }

  setConsumerPaused(notice: ConsumerPausedNotice): void {
    this.#media?.streams.setPaused(notice);
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

  #build(device: types.Device, { send, receive }: MediaParameters): OpenMedia {
    const { additionalSettings } = this.device;
    const sendTransport = device.createSendTransport({ ...send, additionalSettings });
    const receiveTransport = device.createRecvTransport({ ...receive, additionalSettings });
    // Ids of producers matter to nobody: sources are known by name, so nothing waits for the server's answer.
    sendTransport.on('produce', ({ rtpParameters, appData }, produced) => {
      const { source, pictureHeight } = appData as unknown as SentSourceData;
      this.requests
        .request('media:produce', {
          source,
          rtpParameters: toWire(rtpParameters),
          paused: false,
          ...(pictureHeight ? { pictureHeight } : {}),
        })
        .catch((error: unknown) => this.#sendingFailed(source, error));
      produced({ id: crypto.randomUUID() });
    });
    return {
      sendTransport,
      receiveTransport,
      send: this.#path(sendTransport, 'send'),
      receive: this.#path(receiveTransport, 'receive'),
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

  #send(source: Source, track: MediaStreamTrack | null): void {
    const media = this.#media;
    if (!media) return;
    const sent =
      this.#sent.get(source) ??
      new SentSource({
        source,
        transport: media.sendTransport,
        requests: this.requests,
        videoCodec: media.videoCodec,
        failed: (error) => this.#sendingFailed(source, error),
      });
    this.#sent.set(source, sent);
    sent.setTrack(track);
  }

  #sendingFailed(source: Source, error: unknown): void {
    this.emit('sendingFailed', source, error);
  }

  #shut(): void {
    const media = this.#media;
    this.#media = undefined;
    this.#sending = false;
    this.#sent.clear();
    media?.streams.closeAll();
    media?.send.close();
    media?.receive.close();
  }
}

/** mediasoup and mediasoup-client declare the same thing with enums and with strings. */
function toWire(rtpParameters: types.RtpParameters): RtpParameters {
  return rtpParameters as RtpParameters;
}
