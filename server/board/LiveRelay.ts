import type { LiveNotice, LiveRequest, LiveView } from '../contract/boardLive';
import type { ParticipantId } from '../contract/ids';
import { TypedEmitter } from '../kernel/TypedEmitter';

/** Twenty times a second at most. */
const EVERY_MS = 50;

/**
 * Cursors and strokes that are being drawn: told at once, then together every 50 ms, never stored. Of a cursor only
 * the latest place counts; of a stroke no point is lost. (SPEC B10)
 */
export class LiveRelay extends TypedEmitter<{ told: [notice: LiveNotice] }> {
  readonly #waiting = new Map<ParticipantId, LiveView>();
  #timer: NodeJS.Timeout | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = Date.now) {
    super();
  }

  report(participant: ParticipantId, { stroke, ...place }: LiveRequest): void {
    const before = this.#waiting.get(participant)?.stroke;
    const points = stroke && before?.id === stroke.id ? before.points : [];
    const view = stroke && { ...stroke, points: [...points, stroke.points] };
    this.#waiting.set(participant, { ...place, participant, stroke: view });
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, this.#toldAt + EVERY_MS - this.now()));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#toldAt = this.now();
    const people = [...this.#waiting.values()];
    this.#waiting.clear();
    this.emit('told', { people });
  }
}
