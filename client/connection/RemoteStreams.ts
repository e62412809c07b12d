import type { types } from 'mediasoup-client';
import type { Source } from '../../server/contract/conference';
import type { ConsumerId, ParticipantId } from '../../server/contract/ids';
import type { ConsumerPausedNotice, ConsumerView } from '../../server/contract/media';

/** One stream of another participant, as the stage plays it. */
export interface RemoteStream {
  readonly consumer: ConsumerId;
  readonly participant: ParticipantId;
  readonly source: Source;
  readonly kind: 'audio' | 'video';
  readonly track: MediaStreamTrack;
  readonly pausedBy: ConsumerPausedNotice['by'];
}

export type StreamKey = `${ParticipantId}/${Source}`;

export function streamKey(participant: ParticipantId, source: Source): StreamKey {
  return `${participant}/${source}`;
}

/** What is received, keyed by participant and source. Consumers of one tick are built in one negotiation. */
export class RemoteStreams {
  readonly #consumers = new Map<ConsumerId, types.Consumer>();
  /** Those that stand and those that are being built; resolves with undefined where it was closed meanwhile. */
  readonly #building = new Map<ConsumerId, Promise<ConsumerId | undefined>>();
  #streams: ReadonlyMap<StreamKey, RemoteStream> = new Map();
  #closed = false;

  constructor(
    private readonly transport: types.Transport,
    private readonly changed: (streams: ReadonlyMap<StreamKey, RemoteStream>) => void,
  ) {}

  get all(): ReadonlyMap<StreamKey, RemoteStream> {
    return this.#streams;
  }

  /** Builds those consumers that are not known yet; resolves with those of them all that stand. */
  async add(views: readonly ConsumerView[]): Promise<ConsumerId[]> {
    const built = await Promise.allSettled(views.map((view) => this.#buildOnce(view)));
    return built.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
  }

  /** These are all there are to receive: builds what is missing, closes the rest; resolves with what was built. */
  reconcile(views: readonly ConsumerView[]): Promise<ConsumerId[]> {
    const present = new Set(views.map(({ consumer }) => consumer));
    for (const consumer of [...this.#building.keys()]) if (!present.has(consumer)) this.close(consumer);
    for (const { consumer, producerPaused } of views) this.#senderPaused(consumer, producerPaused);
    return this.add(views.filter(({ consumer }) => !this.#building.has(consumer)));
  }

  close(consumer: ConsumerId): void {
    this.#consumers.get(consumer)?.close();
    this.#consumers.delete(consumer);
    this.#building.delete(consumer);
    this.#replace([...this.#streams].filter(([, stream]) => stream.consumer !== consumer));
  }

  setPaused({ consumer, by }: ConsumerPausedNotice): void {
    const change = ([key, stream]: [StreamKey, RemoteStream]): [StreamKey, RemoteStream] =>
      stream.consumer === consumer ? [key, { ...stream, pausedBy: by }] : [key, stream];
    this.#replace([...this.#streams].map(change));
  }

  closeAll(): void {
    this.#closed = true;
    this.#consumers.clear();
    this.#streams = new Map();
  }

  #buildOnce(view: ConsumerView): Promise<ConsumerId | undefined> {
    const { consumer } = view;
    const known = this.#building.get(consumer);
    if (known) return known;
    const built = this.#build(view);
    this.#building.set(consumer, built);
    built.catch(() => this.#building.delete(consumer));
    return built;
  }

  async #build(view: ConsumerView): Promise<ConsumerId | undefined> {
    const { consumer: id, participant, source, kind } = view;
    const consumer = await this.transport.consume({
      id,
      producerId: view.producer,
      kind,
      rtpParameters: view.rtpParameters,
      streamId: source.startsWith('screen') ? `${participant}-screen` : participant,
    });
    if (this.#closed) return;
    if (!this.#building.has(id)) return void consumer.close();
    this.#consumers.set(id, consumer);
    const pausedBy = view.producerPaused ? 'sender' : 'none';
    const stream: RemoteStream = { consumer: id, participant, source, kind, track: consumer.track, pausedBy };
    this.#replace([...this.#streams, [streamKey(participant, source), stream]]);
    return id;
  }

  /** A pause for want of bandwidth stays as it was told: the server's list does not know of it. */
  #senderPaused(consumer: ConsumerId, paused: boolean): void {
    const stream = [...this.#streams.values()].find((each) => each.consumer === consumer);
    if (!stream || stream.pausedBy === 'bandwidth' || (stream.pausedBy === 'sender') === paused) return;
    this.setPaused({ consumer, by: paused ? 'sender' : 'none' });
  }

  #replace(streams: Iterable<[StreamKey, RemoteStream]>): void {
    if (this.#closed) return;
    this.#streams = new Map(streams);
    this.changed(this.#streams);
  }
}
