import type { types } from 'mediasoup';
import type { ParticipantId } from '../server/contract/ids';
import type { QualityNotice } from '../server/contract/media';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import type { ProducedStream } from './ProducedStream';

const COALESCE_MS = 1000;

/** Tells how well each participant's streams arrive, at most once a second. (SPEC M17) */
export class QualityWatch extends TypedEmitter<{ changed: [QualityNotice] }> {
  readonly #streams = new Map<string, ProducedStream>();
  #notice: QualityNotice = { participants: [] };
  #timer: NodeJS.Timeout | undefined;

  get notice(): QualityNotice {
    return this.#notice;
  }

  watch(stream: ProducedStream): void {
    const { observer, id } = stream.producer;
    this.#streams.set(id, stream);
    for (const event of ['score', 'pause', 'resume'] as const) observer.on(event, () => this.#tellSoon());
    observer.once('close', () => {
      this.#streams.delete(id);
      this.#tellSoon();
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#streams.clear();
    this.removeAllListeners();
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, COALESCE_MS).unref();
  }

  #tell(): void {
    const scores = new Map<ParticipantId, number>();
    for (const { participant, producer } of this.#streams.values()) {
      const score = producer.paused ? undefined : toScore(producer.score);
      if (score !== undefined) scores.set(participant, Math.min(score, scores.get(participant) ?? 10));
    }
    const participants = [...scores].map(([participant, score]) => ({ participant, score }));
    const same = JSON.stringify(participants) === JSON.stringify(this.#notice.participants);
    if (same) return;
    this.#notice = { participants };
    this.emit('changed', this.#notice);
  }
}

/** The best layer counts: a sender drops the larger ones by itself. Undefined before anything was heard of it. */
function toScore(scores: readonly types.ProducerScore[]): number | undefined {
  return scores.length === 0 ? undefined : Math.max(...scores.map(({ score }) => score));
}
