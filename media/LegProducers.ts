import type { types } from 'mediasoup';
import type { Source, SourceState } from '../server/contract/conference';
import { type ParticipantId, ProducerId } from '../server/contract/ids';
import type { ProduceRequest, RtpParameters } from '../server/contract/media';
import { SerialQueue } from '../server/kernel/SerialQueue';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { MediaRefusedError, MediaUnavailableError, SourceNotSentError } from './mediaErrors';
import { type ProducedStream, toKind } from './ProducedStream';

/** The sender's keyframe requests are answered at most this often. */
const KEY_FRAME_REQUEST_DELAY_MS = 500;
const MAXIMUM_LAYERS = 3;

interface Sent {
  readonly stream: ProducedStream;
  state: Exclude<SourceState, 'none'>;
}

interface LegProducersEvents {
  opened: [ProducedStream];
  sourceChanged: [Source, SourceState];
}

/** What one leg sends: at most one producer of each source. (SPEC M3, M4) */
export class LegProducers extends TypedEmitter<LegProducersEvents> {
  readonly #sent = new Map<Source, Sent>();
  readonly #queue = new SerialQueue();

  constructor(
    private readonly participant: ParticipantId,
    private readonly transport: types.Transport,
  ) {
    super();
  }

  get streams(): ProducedStream[] {
    return [...this.#sent.values()].map(({ stream }) => stream);
  }

  stateOf(source: Source): SourceState {
    return this.#sent.get(source)?.state ?? 'none';
  }

  /** Starts sending a source; one already sent is replaced, and stays muted if a host had muted it. */
  produce(request: ProduceRequest): Promise<ProducerId> {
    return this.#queue.run(async () => {
      const { source, rtpParameters } = request;
      refuseUnfit(source, rtpParameters);
      const before = this.stateOf(source);
      const state = before === 'muted-by-host' ? before : request.paused ? 'muted' : 'open';
      this.#drop(source);
      const producer = await this.#openProducer(source, rtpParameters, state).catch((cause) => {
        if (before !== 'none') this.emit('sourceChanged', source, 'none');
        throw cause;
      });
      const stream = {
        producer,
        participant: this.participant,
        source,
        pictureHeight: request.pictureHeight ?? toUsualHeight(producer),
      };
      this.#sent.set(source, { stream, state });
      this.emit('opened', stream);
      if (state !== before) this.emit('sourceChanged', source, state);
      return ProducerId.parse(producer.id);
    });
  }

  closeProducer(source: Source): Promise<void> {
    return this.#queue.run(() => {
      this.#find(source);
      this.#drop(source);
      this.emit('sourceChanged', source, 'none');
    });
  }

  /** The owner mutes or opens the source. (SPEC M4) */
  setPaused(source: Source, paused: boolean): Promise<void> {
    return this.#queue.run(() => this.#change(source, paused ? 'muted' : 'open'));
  }

  /** A host mutes the source; what is already muted stays as it is. (SPEC M4) */
  muteByHost(source: Source): Promise<void> {
    return this.#queue.run(async () => {
      if (this.stateOf(source) === 'open') await this.#change(source, 'muted-by-host');
    });
  }

  async #change(source: Source, state: Sent['state']): Promise<void> {
    const sent = this.#find(source);
    if (sent.state === state) return;
    const { producer } = sent.stream;
    await (state === 'open' ? producer.resume() : producer.pause());
    sent.state = state;
    this.emit('sourceChanged', source, state);
  }

  #drop(source: Source): void {
    this.#sent.get(source)?.stream.producer.close();
    this.#sent.delete(source);
  }

  async #openProducer(
    source: Source,
    rtpParameters: RtpParameters,
    state: Sent['state'],
  ): Promise<types.Producer> {
    if (this.transport.closed) throw new MediaUnavailableError();
    return this.transport.produce({
      kind: toKind(source),
      rtpParameters,
      paused: state !== 'open',
      keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
    });
  }

  #find(source: Source): Sent {
    const sent = this.#sent.get(source);
    if (!sent) throw new SourceNotSentError(source);
    return sent;
  }
}

function refuseUnfit(source: Source, { codecs, encodings = [] }: RtpParameters): void {
  const kind = toKind(source);
  const fits = codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${kind}/`));
  if (!fits) throw new MediaRefusedError(`a ${source} sends ${kind}`);
  if (encodings.length > (kind === 'audio' ? 1 : MAXIMUM_LAYERS))
    throw new MediaRefusedError('too many layers');
}

/** The picture's height where the device does not tell it: what browsers send with that many layers. */
function toUsualHeight({ rtpParameters }: types.Producer): number {
  return [180, 180, 360, 720][rtpParameters.encodings?.length ?? 1] ?? 720;
}
