import type { CancelTimer, Clock } from '../../../sip';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Time that stands still until a test moves it. */
export class SipTestClock implements Clock {
  #now = Date.UTC(2026, 10, 21, 9);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, action: () => void): CancelTimer {
    const timer = { at: this.#now + ms, action };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** How many timers are still running: none, when everything has ended. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves on by `ms`; each timer that falls due sees its own moment, and what it promised is kept before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.action();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
    return first;
  }
}

/** Lets everything that was promised happen. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
