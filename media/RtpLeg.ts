import type { types } from 'mediasoup';
import type { Source, SourceState } from '../server/contract/conference';
import type { ConsumerId, ParticipantId, ProducerId } from '../server/contract/ids';
import type {
  ConsumerPausedNotice,
  ConsumerView,
  ProduceRequest,
  RtpCapabilities,
  TileView,
} from '../server/contract/media';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import type { Leg } from './Leg';
import { LegConsumers } from './LegConsumers';
import { LegProducers } from './LegProducers';
import { LinkReading, type LinkReport } from './LinkReading';
import { toMediaError } from './toMediaError';

const LOOPBACK = '127.0.0.1';
/** mediasoup begins with 600 kbit/s on plain transports. */
const FLOOR_BITRATE = 500_000;

/** Where RTP and RTCP (on one port) go. */
export interface RtpAddress {
  readonly address: string;
  readonly port: number;
}

/** What a leg that also receives can play. */
export interface RtpLegReception {
  readonly rtpCapabilities: RtpCapabilities;
}

export interface RtpLegEvents {
  consumerOpened: [ConsumerView];
  consumerClosed: [ConsumerId];
  consumerPaused: [ConsumerPausedNotice];
  sourceChanged: [Source, SourceState];
  closed: [];
}

export interface RtpLegOptions {
  readonly router: types.Router;
  readonly participant: ParticipantId;
  readonly reception?: RtpLegReception;
  readonly logger: Logger;
}

/** A leg of plain RTP on loopback: the synthetic participant today, phones later. (SPEC M18) */
export class RtpLeg extends TypedEmitter<RtpLegEvents> implements Leg {
  readonly participant: ParticipantId;
  readonly producers: LegProducers;
  readonly consumers: LegConsumers | undefined;
  #closed = false;

  private constructor(
    private readonly options: RtpLegOptions,
    private readonly transport: types.PlainTransport,
  ) {
    super();
    this.participant = options.participant;
    this.producers = new LegProducers(options.participant, transport);
    this.producers.on('sourceChanged', (source, state) => this.emit('sourceChanged', source, state));
    this.consumers = options.reception && this.#openConsumers(options.reception);
  }

  static async open(options: RtpLegOptions): Promise<RtpLeg> {
    const transport = await options.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: LOOPBACK },
      rtcpMux: true,
      comedia: false,
    });
    const leg = new RtpLeg(options, transport);
    await leg.consumers?.watchBandwidth();
    return leg;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Where the other side sends to. */
  get address(): RtpAddress {
    return { address: this.transport.tuple.localAddress, port: this.transport.tuple.localPort };
  }

  get rtpCapabilities(): RtpCapabilities {
    return this.options.router.rtpCapabilities;
  }

  /** Names the other side's address: only what comes from there is taken. */
  connect({ address, port }: RtpAddress): Promise<void> {
    return this.#ask(() => this.transport.connect({ ip: address, port }));
  }

  /** @throws MediaRefusedError */
  produce(request: ProduceRequest): Promise<ProducerId> {
    return this.#ask(() => this.producers.produce(request));
  }

  setPaused(source: Source, paused: boolean): Promise<void> {
    return this.#ask(() => this.producers.setPaused(source, paused));
  }

  muteByHost(source: Source): Promise<void> {
    return this.#ask(() => this.producers.muteByHost(source));
  }

  /** Everything received so far; later streams are told by `consumerOpened` and wait for `consumersReady`. */
  received(): ConsumerView[] {
    return this.consumers?.announceFromNow() ?? [];
  }

  consumersReady(consumers: readonly ConsumerId[]): Promise<void> {
    return this.#ask(async () => this.consumers?.setReady(consumers));
  }

  setView(tiles: readonly TileView[]): Promise<void> {
    return this.#ask(async () => this.consumers?.setView(tiles));
  }

  readLink(): Promise<LinkReport> {
    const sent = this.producers.streams.map(({ producer }) => producer);
    return new LinkReading(this.participant, { send: this.transport, receive: this.transport }).read([
      ...(this.consumers?.open ?? []),
      ...sent,
    ]);
  }

  onClosed(listener: () => void): void {
    this.on('closed', listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.consumers?.close();
    this.transport.close();
    this.emit('closed');
    this.removeAllListeners();
  }

  #openConsumers({ rtpCapabilities }: RtpLegReception): LegConsumers {
    const { router, logger } = this.options;
    const consumers = new LegConsumers({
      router,
      logger,
      rtpCapabilities,
      transport: this.transport,
      floorBitrate: FLOOR_BITRATE,
    });
    consumers.on('opened', (view) => this.emit('consumerOpened', view));
    consumers.on('closed', (consumer) => this.emit('consumerClosed', consumer));
    consumers.on('paused', (notice) => this.emit('consumerPaused', notice));
    return consumers;
  }

  async #ask<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (cause) {
      throw toMediaError(cause);
    }
  }
}
