import type { types } from 'mediasoup';
import type { ConsumerId } from '../server/contract/ids';
import type { ConsumerPausedNotice, ConsumerView, RtpCapabilities, TileView } from '../server/contract/media';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { BandwidthGuard, type SendingReport } from './BandwidthGuard';
import { decideConsumers } from './ConsumerPolicy';
import type { ProducedStream } from './ProducedStream';
import { ReceivedStream } from './ReceivedStream';

const MAXIMUM_CONSUMERS = 60;
/** The rest is kept for sound. */
const MAXIMUM_VIDEO_CONSUMERS = 36;
const WATCH_MS = 1000;

interface LegConsumersEvents {
  opened: [ConsumerView];
  closed: [ConsumerId];
  paused: [ConsumerPausedNotice];
}

export interface LegConsumersOptions {
  readonly router: types.Router;
  readonly transport: types.Transport;
  readonly rtpCapabilities: RtpCapabilities;
  /** What the link is taken to carry until packets are lost, in bits per second. */
  readonly floorBitrate: number;
  readonly logger: Logger;
}

/** What one leg receives: opens a consumer for every stream it is offered and keeps each as the view needs it. */
export class LegConsumers extends TypedEmitter<LegConsumersEvents> {
  readonly #received = new Map<ConsumerId, ReceivedStream>();
  /** Producers that have a consumer or are about to. */
  readonly #taken = new Map<string, types.MediaKind>();
  readonly #guard: BandwidthGuard;
  #minimum = 0;
  #pictures = Infinity;
  #watching: NodeJS.Timeout | undefined;
  #closed = false;
  #tiles: readonly TileView[] | null = null;
  /** Consumers made until then flow at once; later ones are announced and wait until they are ready. (SPEC M9) */
  #announcing = false;

  constructor(private readonly options: LegConsumersOptions) {
    super();
    this.#guard = new BandwidthGuard(options.floorBitrate);
    options.transport.on('trace', (trace) => this.#traced(trace));
  }

  /** How much of the link is known to be free, to be watched from the start. */
  async watchBandwidth(): Promise<void> {
    await this.options.transport.enableTraceEvent(['bwe']);
  }

  /** Everything received so far; what comes later is announced by `opened`. */
  announceFromNow(): ConsumerView[] {
    this.#announcing = true;
    return [...this.#received.values()].map((received) => received.toView());
  }

  /** Opens a consumer for a stream, unless there is one already, or the device cannot play it. */
  async offer(stream: ProducedStream): Promise<void> {
    if (!this.#take(stream)) return;
    const ready = !this.#announcing;
    try {
      const consumer = await this.#consume(stream, !ready);
      this.#listen(consumer, new ReceivedStream(consumer, stream, ready));
    } catch (cause) {
      this.#taken.delete(stream.producer.id);
      if (!stream.producer.closed && !this.options.transport.closed) throw cause;
    }
  }

  async setReady(consumers: readonly ConsumerId[]): Promise<void> {
    await Promise.all(consumers.map((consumer) => this.#received.get(consumer)?.setReady()));
  }

  async setView(tiles: readonly TileView[]): Promise<void> {
    this.#tiles = tiles;
    await this.#decide();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watching);
    this.removeAllListeners();
  }

  #take({ producer }: ProducedStream): boolean {
    const { router, rtpCapabilities, logger } = this.options;
    if (this.#taken.has(producer.id) || producer.closed) return false;
    if (!router.canConsume({ producerId: producer.id, rtpCapabilities })) return false;
    const videos = [...this.#taken.values()].filter((kind) => kind === 'video').length;
    const full = producer.kind === 'video' && videos >= MAXIMUM_VIDEO_CONSUMERS;
    if (full || this.#taken.size >= MAXIMUM_CONSUMERS) {
      logger.warn('a stream is not received: too many', { producer: producer.id });
      return false;
    }
    this.#taken.set(producer.id, producer.kind);
    return true;
  }

  #consume({ producer }: ProducedStream, paused: boolean): Promise<types.Consumer> {
    const { transport, rtpCapabilities } = this.options;
    return transport.consume({
      producerId: producer.id,
      rtpCapabilities,
      paused,
      ...(producer.type === 'simulcast' ? { preferredLayers: { spatialLayer: 0, temporalLayer: 2 } } : {}),
    });
  }

  #listen(consumer: types.Consumer, received: ReceivedStream): void {
    this.#received.set(received.id, received);
    consumer.on('producerclose', () => this.#forget(received));
    consumer.on('producerpause', () => this.#tell(received));
    consumer.on('producerresume', () => this.#tell(received));
    consumer.on('layerschange', (layers) => {
      received.setLayerless(layers === undefined && this.#guard.pictures !== Infinity);
      this.#tell(received);
    });
    if (this.#announcing) this.emit('opened', received.toView());
    if (this.#tiles !== null && consumer.kind === 'video') void this.#decide();
  }

  #forget(received: ReceivedStream): void {
    this.#received.delete(received.id);
    this.#taken.delete(received.consumer.producerId);
    this.emit('closed', received.id);
  }

  #tell(received: ReceivedStream): void {
    const notice = received.takeNotice();
    if (notice) this.emit('paused', notice);
  }

  #traced({ type, info }: types.TransportTraceEventData): void {
    if (type !== 'bwe') return;
    const { availableBitrate } = info as { availableBitrate: number };
    this.#guard.estimated(availableBitrate);
    this.#obey();
  }

  /** Does what the guard has decided, and tells it of losses as long as it wants to know. */
  #obey(): void {
    const { transport, logger } = this.options;
    const { pictures, minimum, watchful } = this.#guard;
    if (minimum !== this.#minimum) {
      this.#minimum = minimum;
      transport.setMinOutgoingBitrate(minimum).catch((cause) => logger.debug('floor not set', { cause }));
    }
    if (pictures !== this.#pictures) {
      this.#pictures = pictures;
      void this.#decide();
    }
    if (watchful) this.#watching ??= setInterval(() => this.#observe(), WATCH_MS).unref();
    else this.#watching = void clearInterval(this.#watching);
  }

  #observe(): void {
    readSending(this.options.transport).then(
      (report) => {
        if (this.#closed) return;
        this.#guard.observe(report);
        this.#obey();
      },
      (cause) => this.options.logger.debug('sending not known', { cause }),
    );
  }

  async #decide(): Promise<void> {
    const streams = [...this.#received.values()].flatMap((received) => received.toVideoStream() ?? []);
    const decisions = decideConsumers(streams, this.#tiles, this.#guard.pictures);
    const changes = [...decisions].map(async ([consumer, decision]) => {
      const received = this.#received.get(consumer);
      await received?.apply(decision);
      if (received) this.#tell(received);
    });
    await Promise.all(changes).catch((cause) => this.options.logger.debug('view not applied', { cause }));
  }
}

async function readSending(transport: types.Transport): Promise<SendingReport> {
  const [stats] = (await transport.getStats()) as Partial<types.WebRtcTransportStat>[];
  return { loss: stats?.rtpPacketLossSent ?? 0, sent: stats?.rtpSendBitrate ?? 0 };
}
