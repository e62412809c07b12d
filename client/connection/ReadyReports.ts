import type { ConsumerId } from '../../server/contract/ids';
import { secondsToWait } from './askPatiently';
import type { MediaRequests } from './MediaRequests';

const MOST_AT_ONCE = 60;
const RETRY_SECONDS = 2;

/** Tells the server which consumers stand, those of one moment together, and repeats it until it was heard. */
export class ReadyReports {
  readonly #untold = new Set<ConsumerId>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(private readonly requests: MediaRequests) {}

  add(consumers: readonly ConsumerId[]): void {
    for (const consumer of consumers) this.#untold.add(consumer);
    if (consumers.length > 0 && this.#timer === undefined) this.#sendIn(0);
  }

  /** A socket is back: what was not heard is said again at once. */
  hurry(): void {
    if (this.#timer !== undefined) this.#sendIn(0);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #sendIn(seconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.#send(), seconds * 1000);
  }

  #send(): void {
    this.#timer = undefined;
    const consumers = [...this.#untold].slice(0, MOST_AT_ONCE);
    if (consumers.length === 0) return;
    for (const consumer of consumers) this.#untold.delete(consumer);
    if (this.#untold.size > 0) this.#sendIn(0);
    this.requests.request('media:consumersReady', { consumers }).catch((error: unknown) => {
      for (const consumer of consumers) this.#untold.add(consumer);
      this.#sendIn(secondsToWait(error) ?? RETRY_SECONDS);
    });
  }
}
