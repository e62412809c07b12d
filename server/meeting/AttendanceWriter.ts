import type { MeetingId } from '../contract/ids';
import { asUnavailable } from '../kernel/asUnavailable';
import type { Logger } from '../kernel/Logger';
import { SerialQueue } from '../kernel/SerialQueue';

/** What waits for a database that is away; beyond this it is lost. */
const MOST_UNWRITTEN = 10_000;
const RETRY_MS = 500;

/**
 * Writes attendance beside the meetings, in the order in which it happened: a database that is away stops no meeting,
 * and what happened is written once it is back.
 */
export class AttendanceWriter {
  readonly #queue = new SerialQueue();
  readonly #closed = new AbortController();
  #unwritten = 0;

  constructor(private readonly logger: Logger) {}

  /** Resolves once it is written, or given up. */
  async write(meeting: MeetingId, write: () => Promise<void>): Promise<void> {
    if (this.#unwritten >= MOST_UNWRITTEN) {
      this.logger.error('attendance is lost: too much waits to be written', { meeting });
      return;
    }
    this.#unwritten += 1;
    await this.#queue
      .run(() => this.#writeUntilDone(meeting, write))
      .finally(() => {
        this.#unwritten -= 1;
      });
  }

  /** Tries once more what waits, and no longer. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#queue.idle();
  }

  async #writeUntilDone(meeting: MeetingId, write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (cause) {
        const isAway = asUnavailable(cause) !== undefined;
        this.logger.warn('attendance was not written', { cause, meeting, again: isAway });
        if (!isAway || this.#closed.signal.aborted) return;
        await this.#pause();
      }
    }
  }

  /** Until the next try, or until it is closed. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      const stop = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#closed.signal.addEventListener('abort', stop, { once: true });
    });
  }
}
