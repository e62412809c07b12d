import type { ConsumerId } from '../../server/contract/ids';
import { secondsToWait } from './askPatiently';
import type { MediaRequests } from './MediaRequests';

const MOST_AT_ONCE = 60;
const RETRY_SECONDS = 2;

/** Tells the server which consumers stand, one report at a time, and repeats it until it was heard. */
export class ReadyReports {
  readonly #untold = new Set<ConsumerId>();
  #state: 'idle' | 'sending' | 'waiting' | 'closed' = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly requests: MediaRequests) {}

  add(consumers: readonly ConsumerId[]): void {
    for (const consumer of consumers) this.#untold.add(consumer);
    if (this.#state === 'idle') void this.#send();
  }

  /** A socket is back: what was not heard is said again at once. */
  hurry(): void {
    if (this.#state === 'waiting') void this.#send();
  }

  close(): void {
    this.#state = 'closed';
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    const consumers = [...this.#untold].slice(0, MOST_AT_ONCE);
    this.#state = consumers.length > 0 ? 'sending' : 'idle';
    if (this.#state === 'idle') return;
    try {
      await this.requests.request('media:consumersReady', { consumers });
      for (const consumer of consumers) this.#untold.delete(consumer);
      if (this.#isSending()) void this.#send();
    } catch (error) {
      if (this.#isSending()) this.#waitFor(secondsToWait(error) ?? RETRY_SECONDS);
    }
  }

  /** Not closed while a report was on its way. */
  #isSending(): boolean {
    return this.#state === 'sending';
  }

  #waitFor(seconds: number): void {
    this.#state = 'waiting';
    this.#timer = setTimeout(() => void this.#send(), seconds * 1000);
  }
}
