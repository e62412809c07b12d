import type { types } from 'mediasoup';
import { ConsumerId, ProducerId } from '../server/contract/ids';
import type { ConsumerPausedNotice, ConsumerView } from '../server/contract/media';
import type { ConsumerDecision, VideoStream } from './ConsumerPolicy';
import type { ProducedStream } from './ProducedStream';

/** One consumer of a leg: brings mediasoup's consumer into line with what was decided, request by request. */
export class ReceivedStream {
  /** Why nothing flows at this moment, as the viewer was last told. */
  #told: ConsumerPausedNotice['by'] = 'none';
  #flow: ConsumerDecision['flow'] = 'on';
  #paused: boolean;
  #spatialLayer = 0;
  #temporalLayer = 2;
  #priority = 1;
  /** mediasoup itself found no layer that the link carries. */
  #layerless = false;

  constructor(
    readonly consumer: types.Consumer,
    private readonly stream: ProducedStream,
    private ready: boolean,
  ) {
    this.#paused = consumer.paused;
    if (consumer.producerPaused) this.#told = 'sender';
  }

  get id(): ConsumerId {
    return ConsumerId.parse(this.consumer.id);
  }

  toView(): ConsumerView {
    return {
      consumer: this.id,
      producer: ProducerId.parse(this.stream.producer.id),
      participant: this.stream.participant,
      source: this.stream.source,
      kind: this.consumer.kind,
      rtpParameters: this.consumer.rtpParameters,
      producerPaused: this.consumer.producerPaused,
    };
  }

  /** What the policy needs to know of it; undefined for sound. */
  toVideoStream(): VideoStream | undefined {
    const { participant, source, pictureHeight, producer } = this.stream;
    if (source !== 'camera' && source !== 'screen') return undefined;
    const layers = producer.rtpParameters.encodings?.length ?? 1;
    return { consumer: this.id, participant, source, layers, pictureHeight };
  }

  /** The viewer has built its side. */
  async setReady(): Promise<void> {
    this.ready = true;
    await this.#align();
  }

  async apply(decision: ConsumerDecision): Promise<void> {
    this.#flow = decision.flow;
    await Promise.all([this.#align(), this.#alignLayers(decision), this.#alignPriority(decision.priority)]);
  }

  setLayerless(layerless: boolean): void {
    this.#layerless = layerless && !this.#paused && !this.consumer.producerPaused;
  }

  /** The notice that the viewer is owed, if something changed since the last one. */
  takeNotice(): ConsumerPausedNotice | undefined {
    const by = this.#pausedBy();
    if (by === this.#told) return undefined;
    this.#told = by;
    return { consumer: this.id, by };
  }

  #pausedBy(): ConsumerPausedNotice['by'] {
    if (this.consumer.producerPaused) return 'sender';
    return this.#flow === 'starved' || this.#layerless ? 'bandwidth' : 'none';
  }

  async #align(): Promise<void> {
    const paused = !this.ready || this.#flow !== 'on';
    if (paused === this.#paused || this.consumer.closed) return;
    this.#paused = paused;
    await (paused ? this.consumer.pause() : this.consumer.resume());
  }

  async #alignLayers({ layers: { spatialLayer, temporalLayer } }: ConsumerDecision): Promise<void> {
    if (this.consumer.type !== 'simulcast' || this.consumer.closed) return;
    if (spatialLayer === this.#spatialLayer && temporalLayer === this.#temporalLayer) return;
    this.#spatialLayer = spatialLayer;
    this.#temporalLayer = temporalLayer;
    await this.consumer.setPreferredLayers({ spatialLayer, temporalLayer });
  }

  async #alignPriority(priority: number): Promise<void> {
    if (priority === this.#priority || this.consumer.closed) return;
    this.#priority = priority;
    await this.consumer.setPriority(priority);
  }
}
