import type { types } from 'mediasoup';
import type { ConsumerId } from '../server/contract/ids';
import type { ConsumerPausedNotice, ConsumerView, RtpCapabilities, TileView } from '../server/contract/media';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { BandwidthGuard } from './BandwidthGuard';
import { choosePictures, decideConsumers } from './ConsumerPolicy';
import { LayerWatch } from './LayerWatch';
import type { ProducedStream } from './ProducedStream';
import { ReceivedStream } from './ReceivedStream';
import { SendingWatch } from './SendingWatch';

/** More than a viewer can have tiles. Sound follows the participants, however many there are. */
const MAXIMUM_PICTURES = 36;
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
  readonly #taken = new Set<string>();
  /** Every picture that is or was to be had, by its producer, in the order they came. */
  readonly #pictures = new Map<string, ProducedStream>();
  readonly #guard: BandwidthGuard;
  readonly #sending: SendingWatch;
  #minimum = 0;
  #carried = Infinity;
  #watching: NodeJS.Timeout | undefined;
  #closed = false;
  #tiles: readonly TileView[] | null = null;
  /** Consumers made until then flow at once; later ones are announced and wait until they are ready. (SPEC M9) */
  #announcing = false;

  constructor(private readonly options: LegConsumersOptions) {
    super();
    this.#guard = new BandwidthGuard(options.floorBitrate);
    this.#sending = new SendingWatch(options.transport);
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

  /** Opens a consumer for a stream that the device can play; for a picture beyond the limit once there is room. */
  async offer(stream: ProducedStream): Promise<void> {
    const { producer } = stream;
    const { router, rtpCapabilities } = this.options;
    if (producer.closed || !router.canConsume({ producerId: producer.id, rtpCapabilities })) return;
    if (producer.kind === 'audio') return this.#receive(stream);
    this.#pictures.set(producer.id, stream);
    await this.#receivePictures();
  }

  /** All that is received now. */
  get open(): types.Consumer[] {
    return [...this.#received.values()].map(({ consumer }) => consumer);
  }

  async setReady(consumers: readonly ConsumerId[]): Promise<void> {
    await Promise.all(consumers.map((consumer) => this.#received.get(consumer)?.setReady()));
  }

  async setView(tiles: readonly TileView[]): Promise<void> {
    this.#tiles = tiles;
    await this.#refill();
    await this.#decide();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watching);
    this.removeAllListeners();
  }

  /** Shown pictures take the place of those that no tile shows, and others what is free. (SPEC M1) */
  async #receivePictures(): Promise<void> {
    for (const [id, { producer }] of this.#pictures) if (producer.closed) this.#pictures.delete(id);
    const chosen = choosePictures({
      streams: [...this.#pictures.values()],
      received: this.#taken,
      tiles: this.#tiles,
      limit: MAXIMUM_PICTURES,
    });
    for (const received of [...this.#received.values()]) {
      const { producerId, kind } = received.consumer;
      if (kind === 'video' && !chosen.some(({ producer }) => producer.id === producerId))
        this.#drop(received);
    }
    await Promise.all(chosen.map((stream) => this.#receive(stream)));
  }

  async #receive(stream: ProducedStream): Promise<void> {
    const { producer } = stream;
    if (this.#taken.has(producer.id)) return;
    this.#taken.add(producer.id);
    const ready = !this.#announcing;
    try {
      const consumer = await this.#consume(stream, !ready);
      this.#listen(consumer, new ReceivedStream(consumer, stream, ready));
    } catch (cause) {
      this.#taken.delete(producer.id);
      if (!producer.closed && !this.options.transport.closed) throw cause;
    }
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
    consumer.on('producerclose', () => this.#ended(received));
    consumer.on('producerpause', () => this.#tell(received));
    consumer.on('producerresume', () => this.#tell(received));
    new LayerWatch(consumer, (starved) => {
      received.setLayerless(starved);
      this.#tell(received);
    });
    if (this.#announcing) this.emit('opened', received.toView());
    if (this.#tiles !== null && consumer.kind === 'video') void this.#decide();
  }

  #ended(received: ReceivedStream): void {
    this.#forget(received);
    if (received.consumer.kind === 'video' && !this.#closed) void this.#refill();
  }

  #refill(): Promise<void> {
    const { logger } = this.options;
    return this.#receivePictures().catch((cause) => logger.warn('pictures not received', { cause }));
  }

  #drop(received: ReceivedStream): void {
    received.consumer.close();
    this.#forget(received);
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
    if (pictures !== this.#carried) {
      this.#carried = pictures;
      void this.#decide();
    }
    if (watchful) this.#watching ??= setInterval(() => this.#observe(), WATCH_MS).unref();
    else this.#watching = void clearInterval(this.#watching);
  }

  #observe(): void {
    this.#sending.read(this.open.filter(isPicture)).then(
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

function isPicture({ kind }: types.Consumer): boolean {
  return kind === 'video';
}
