import type { types } from 'mediasoup';
import type { Source, SourceState } from '../server/contract/conference';
import type { ConsumerId, ParticipantId, ProducerId } from '../server/contract/ids';
import type {
  ConsumerPausedNotice,
  ConsumerView,
  DtlsParameters,
  IceParameters,
  MediaParameters,
  ProduceRequest,
  RtpCapabilities,
  TileView,
  TransportDirection,
  TransportParameters,
} from '../server/contract/media';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { toDeviceCapabilities } from './codecs';
import type { Leg } from './Leg';
import { LegConsumers } from './LegConsumers';
import { LegProducers } from './LegProducers';
import { LinkReading, type LinkReport } from './LinkReading';
import { MediaUnavailableError, StaleTransportError } from './mediaErrors';
import { toMediaError } from './toMediaError';
import { toReceivingCapabilities } from './toReceivingCapabilities';

const START_BITRATE = 1_500_000;
/** mediasoup takes an estimate that equals the start for none. */
const FLOOR_BITRATE = START_BITRATE - 100_000;
const MAXIMUM_INCOMING_BITRATE = 4_000_000;
/** Without a sign of life for this long the path is down. */
const ICE_CONSENT_SECONDS = 15;

/** Whether media can pass at this moment. */
export type PathState = 'connected' | 'disconnected';

export interface WebRtcLegEvents {
  /** A stream that came after `parameters()`: paused until `consumersReady`. */
  consumerOpened: [ConsumerView];
  consumerClosed: [ConsumerId];
  consumerPaused: [ConsumerPausedNotice];
  sourceChanged: [Source, SourceState];
  /** The state of the path on which the device sends or receives. */
  pathChanged: [TransportDirection, PathState];
  /** Closed by its owner, replaced by a newer leg, or gone with its mixer. */
  closed: [];
}

export interface WebRtcLegOptions {
  readonly router: types.Router;
  /** Runs a request whose content the device chose, so that a crash can be tied to it. (SPEC M8) */
  run<T>(task: () => Promise<T>): Promise<T>;
  readonly participant: ParticipantId;
  readonly rtpCapabilities: RtpCapabilities;
  readonly webRtcServer: types.WebRtcServer;
  readonly logger: Logger;
}

/** One browser's media: a transport each way, what it sends and what it receives. (SPEC M3-M5, M9) */
export class WebRtcLeg extends TypedEmitter<WebRtcLegEvents> implements Leg {
  readonly participant: ParticipantId;
  readonly producers: LegProducers;
  readonly consumers: LegConsumers;
  #closed = false;

  private constructor(
    private readonly options: WebRtcLegOptions,
    private readonly transports: Readonly<Record<TransportDirection, types.WebRtcTransport>>,
  ) {
    super();
    this.participant = options.participant;
    this.producers = new LegProducers(options.participant, transports.send);
    const rtpCapabilities = toReceivingCapabilities(options.rtpCapabilities, options.router.rtpCapabilities);
    this.consumers = new LegConsumers({
      ...options,
      rtpCapabilities,
      transport: transports.receive,
      floorBitrate: FLOOR_BITRATE,
    });
    this.#forward();
  }

  static async open(options: WebRtcLegOptions): Promise<WebRtcLeg> {
    const [send, receive] = await Promise.all([openTransport(options), openTransport(options)]);
    const leg = new WebRtcLeg(options, { send, receive });
    await Promise.all([send.setMaxIncomingBitrate(MAXIMUM_INCOMING_BITRATE), leg.consumers.watchBandwidth()]);
    return leg;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** All the browser needs. Consumers listed here flow at once; later ones are told by `consumerOpened`. */
  parameters(): MediaParameters {
    return {
      routerRtpCapabilities: toDeviceCapabilities(this.options.router.rtpCapabilities),
      send: toParameters(this.transports.send),
      receive: toParameters(this.transports.receive),
      consumers: this.consumers.announceFromNow(),
    };
  }

  /** @throws StaleTransportError, MediaRefusedError */
  connect(direction: TransportDirection, transport: string, dtlsParameters: DtlsParameters): Promise<void> {
    return this.#run(() => this.#find(direction, transport).connect({ dtlsParameters }));
  }

  /** @throws StaleTransportError */
  restartIce(direction: TransportDirection, transport: string): Promise<IceParameters> {
    return this.#run(() => this.#find(direction, transport).restartIce());
  }

  /** @throws MediaRefusedError */
  produce(request: ProduceRequest): Promise<ProducerId> {
    return this.#run(() => this.producers.produce(request));
  }

  /** @throws SourceNotSentError */
  closeProducer(source: Source): Promise<void> {
    return this.#unlessClosed(() => this.producers.closeProducer(source));
  }

  /** The owner mutes or opens a source. @throws SourceNotSentError */
  setPaused(source: Source, paused: boolean): Promise<void> {
    return this.#unlessClosed(() => this.producers.setPaused(source, paused));
  }

  /** A host mutes a source; nothing happens if it is not open. */
  muteByHost(source: Source): Promise<void> {
    return this.#unlessClosed(() => this.producers.muteByHost(source));
  }

  sourceState(source: Source): SourceState {
    return this.producers.stateOf(source);
  }

  /** The browser has built these consumers; unknown ones have closed meanwhile. */
  consumersReady(consumers: readonly ConsumerId[]): Promise<void> {
    return this.#unlessClosed(() => this.consumers.setReady(consumers));
  }

  /** What the viewer sees now, the most important first. (SPEC M10) */
  setView(tiles: readonly TileView[]): Promise<void> {
    return this.#unlessClosed(() => this.consumers.setView(tiles));
  }

  /** Resolves once a path stands: the worker has survived the device's handshake. */
  proven(): Promise<unknown> {
    return this.once('pathChanged');
  }

  readLink(): Promise<LinkReport> {
    const sent = this.producers.streams.map(({ producer }) => producer);
    return new LinkReading(this.participant, this.transports).read([...this.consumers.open, ...sent]);
  }

  onClosed(listener: () => void): void {
    this.on('closed', listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.consumers.close();
    this.transports.send.close();
    this.transports.receive.close();
    this.emit('closed');
    this.removeAllListeners();
  }

  #forward(): void {
    this.producers.on('sourceChanged', (source, state) => this.emit('sourceChanged', source, state));
    this.consumers.on('opened', (view) => this.emit('consumerOpened', view));
    this.consumers.on('closed', (consumer) => this.emit('consumerClosed', consumer));
    this.consumers.on('paused', (notice) => this.emit('consumerPaused', notice));
    for (const direction of ['send', 'receive'] as const) this.#watchPath(direction);
  }

  #watchPath(direction: TransportDirection): void {
    const transport = this.transports[direction];
    let before: PathState | undefined;
    const watch = () => {
      const state = toPathState(transport);
      if (this.#closed || state === undefined || state === before) return;
      before = state;
      this.emit('pathChanged', direction, state);
    };
    transport.on('icestatechange', watch);
    transport.on('dtlsstatechange', watch);
  }

  #find(direction: TransportDirection, id: string): types.WebRtcTransport {
    const transport = this.transports[direction];
    if (transport.id !== id) throw new StaleTransportError();
    return transport;
  }

  /** Runs what the device chose the content of, so that a crash can be tied to it. (SPEC M8) */
  #run<T>(task: () => Promise<T>): Promise<T> {
    return this.#unlessClosed(() => this.options.run(task));
  }

  async #unlessClosed<T>(task: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new MediaUnavailableError();
    try {
      return await task();
    } catch (cause) {
      throw toMediaError(cause);
    }
  }
}

function openTransport({ router, webRtcServer }: WebRtcLegOptions): Promise<types.WebRtcTransport> {
  return router.createWebRtcTransport({
    webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    initialAvailableOutgoingBitrate: START_BITRATE,
    iceConsentTimeout: ICE_CONSENT_SECONDS,
  });
}

function toParameters(transport: types.WebRtcTransport): TransportParameters {
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
  return { id, iceParameters, iceCandidates, dtlsParameters };
}

/** Undefined while it is being set up. */
function toPathState({ iceState, dtlsState }: types.WebRtcTransport): PathState | undefined {
  if (iceState === 'disconnected' || dtlsState === 'failed' || dtlsState === 'closed') return 'disconnected';
  const reachable = iceState === 'connected' || iceState === 'completed';
  return reachable && dtlsState === 'connected' ? 'connected' : undefined;
}
