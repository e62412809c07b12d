import { setTimeout as pause } from 'node:timers/promises';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { CrashBreaker } from './CrashBreaker';
import { MediaWorker, type MediaWorkerOptions } from './MediaWorker';
import type { Mixer } from './Mixer';

/** The port of a dead worker may take a moment to become free. */
const START_ATTEMPTS = 6;
const ATTEMPT_PAUSE_MS = 250;

interface WorkerSlotEvents {
  /** With the ids of the mixers it carried. */
  died: [worker: MediaWorker, mixers: readonly string[], cause: Error];
  replaced: [worker: MediaWorker];
}

/** The place of one worker: when it dies, another takes it, on the same port. (SPEC M6, M7) */
export class WorkerSlot extends TypedEmitter<WorkerSlotEvents> {
  readonly mixers = new Set<Mixer>();
  readonly #breaker = new CrashBreaker();
  readonly #stop = new AbortController();
  #worker: MediaWorker | undefined;

  constructor(private readonly options: MediaWorkerOptions) {
    super();
  }

  /** The worker that lives now, if one does. */
  get worker(): MediaWorker | undefined {
    return this.#worker;
  }

  /** Rises with the work that the worker has. */
  get load(): number {
    return [...this.mixers].reduce((sum, mixer) => sum + 1 + mixer.legCount, 0);
  }

  /** @throws MediaUnavailableError, MediaPortTakenError */
  async start(): Promise<void> {
    this.#adopt(await MediaWorker.start(this.options));
  }

  async close(): Promise<void> {
    this.#stop.abort();
    for (const mixer of this.mixers) mixer.close();
    this.removeAllListeners();
    await this.#worker?.close();
    this.#worker = undefined;
  }

  #adopt(worker: MediaWorker): void {
    this.#worker = worker;
    worker.on('died', (cause) => {
      this.#worker = undefined;
      const carried = [...this.mixers].map(({ options }) => options.id);
      this.mixers.clear();
      this.emit('died', worker, carried, cause);
      void this.#replace();
    });
  }

  async #replace(): Promise<void> {
    const delay = this.#breaker.pauseAfterDeath();
    if (delay > 0) this.options.logger.error('worker dies again and again', { delay });
    try {
      await this.#wait(delay);
      const worker = await this.#startPatiently();
      if (this.#stop.signal.aborted) return worker.close();
      this.#adopt(worker);
      this.emit('replaced', worker);
    } catch (cause) {
      if (this.#stop.signal.aborted) return;
      this.options.logger.error('worker not replaced', { cause });
      void this.#replace();
    }
  }

  async #startPatiently(): Promise<MediaWorker> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await MediaWorker.start(this.options);
      } catch (cause) {
        if (attempt === START_ATTEMPTS) throw cause;
        await this.#wait(ATTEMPT_PAUSE_MS);
      }
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#stop.signal, ref: false });
  }
}
