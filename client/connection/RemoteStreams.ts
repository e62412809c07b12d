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
  #streams: ReadonlyMap<StreamKey, RemoteStream> = new Map();
  #closed = false;

  constructor(
    private readonly transport: types.Transport,
    private readonly changed: (streams: ReadonlyMap<StreamKey, RemoteStream>) => void,
  ) {}

  get all(): ReadonlyMap<StreamKey, RemoteStream> {
    return this.#streams;
  }

  consumerOf(participant: ParticipantId, source: Source): types.Consumer | undefined {
    const stream = this.#streams.get(streamKey(participant, source));
    return stream && this.#consumers.get(stream.consumer);
  }

  /** Builds consumers; resolves with those that stand. */
  async add(views: readonly ConsumerView[]): Promise<ConsumerId[]> {
    const built = await Promise.allSettled(views.map((view) => this.#build(view)));
    return built.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  close(consumer: ConsumerId): void {
    this.#consumers.get(consumer)?.close();
    this.#consumers.delete(consumer);
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

  async #build(view: ConsumerView): Promise<ConsumerId> {
    const { consumer: id, participant, source, kind } = view;
    const consumer = await this.transport.consume({
      id,
      producerId: view.producer,
      kind,
      rtpParameters: view.rtpParameters,
      streamId: source.startsWith('screen') ? `${participant}-screen` : participant,
    });
    if (this.#closed) return id;
    this.#consumers.set(id, consumer);
    const pausedBy = view.producerPaused ? 'sender' : 'none';
    const stream: RemoteStream = { consumer: id, participant, source, kind, track: consumer.track, pausedBy };
    this.#replace([...this.#streams, [streamKey(participant, source), stream]]);
    return id;
  }

  #replace(streams: Iterable<[StreamKey, RemoteStream]>): void {
    if (this.#closed) return;
    this.#streams = new Map(streams);
    this.changed(this.#streams);
  }
}
