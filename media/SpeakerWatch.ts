import type { types } from 'mediasoup';
import type { ParticipantId } from '../server/contract/ids';
import type { SpeakersNotice } from '../server/contract/media';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { ActiveSpeaker } from './ActiveSpeaker';
import type { ProducedStream } from './ProducedStream';

const INTERVAL_MS = 200;
const QUIETEST = -65;
const MAXIMUM_SPEAKERS = 8;

/** Listens to the microphones of one mixer and tells who speaks. (SPEC M15) */
export class SpeakerWatch extends TypedEmitter<{ changed: [SpeakersNotice] }> {
  readonly #speaker = new ActiveSpeaker();
  readonly #participants = new Map<string, ParticipantId>();

  private constructor(private readonly observer: types.AudioLevelObserver) {
    super();
    observer.on('volumes', (volumes) => this.#heard(volumes));
    observer.on('silence', () => this.#heard([]));
  }

  static async open(router: types.Router): Promise<SpeakerWatch> {
    const options = { interval: INTERVAL_MS, threshold: QUIETEST, maxEntries: MAXIMUM_SPEAKERS };
    return new SpeakerWatch(await router.createAudioLevelObserver(options));
  }

  get notice(): SpeakersNotice {
    return this.#speaker.notice;
  }

  /** Listens to a stream from now on, if it is a microphone. */
  async listen({ producer, participant, source }: ProducedStream): Promise<void> {
    if (source !== 'microphone' || producer.closed) return;
    this.#participants.set(producer.id, participant);
    producer.observer.once('close', () => this.#participants.delete(producer.id));
    await this.observer.addProducer({ producerId: producer.id });
  }

  left(participant: ParticipantId): void {
    this.#tell(this.#speaker.left(participant));
  }

  close(): void {
    this.removeAllListeners();
  }

  #heard(volumes: readonly types.AudioLevelObserverVolume[]): void {
    const levels = volumes.flatMap(({ producer, volume }) => {
      const participant = this.#participants.get(producer.id);
      return participant === undefined ? [] : [{ participant, level: volume }];
    });
    this.#tell(this.#speaker.heard(levels));
  }

  #tell(notice: SpeakersNotice | undefined): void {
    if (notice) this.emit('changed', notice);
  }
}
