/** Lets `capacity` through at once and refills within `refillMs`. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly capacity: number,
    private readonly refillMs: number,
    private readonly now: () => number,
  ) {
    this.#tokens = capacity;
    this.#filledAt = now();
  }

  /** False when there is none left. */
  take(): boolean {
    const now = this.now();
    const gained = ((now - this.#filledAt) * this.capacity) / this.refillMs;
    this.#tokens = Math.min(this.capacity, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
