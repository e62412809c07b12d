/** How much of one thing is allowed: on average, and at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket: starts full, refills evenly, never holds more than its burst. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly allowance: Allowance,
    private readonly now: () => number,
  ) {
    this.#tokens = allowance.burst;
    this.#filledAt = now();
  }

  /** Takes `amount` tokens if there are as many; else takes nothing and answers false. */
  take(amount = 1): boolean {
    this.#fill();
    if (this.#tokens < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  /** Share of the burst that is left, 0 to 1. */
  get level(): number {
    this.#fill();
    return this.#tokens / this.allowance.burst;
  }

  /** Whole seconds, at least one, until a token can be taken again. */
  get secondsUntilNext(): number {
    this.#fill();
    return Math.max(1, Math.ceil((1 - this.#tokens) / this.allowance.perSecond));
  }

  #fill(): void {
    const now = this.now();
    const earned = ((now - this.#filledAt) / 1_000) * this.allowance.perSecond;
    this.#tokens = Math.min(this.allowance.burst, this.#tokens + earned);
    this.#filledAt = now;
  }
}

/** The same allowance, `factor` times as generous. */
export function multiplied({ perSecond, burst }: Allowance, factor: number): Allowance {
  return { perSecond: perSecond * factor, burst: burst * factor };
}
