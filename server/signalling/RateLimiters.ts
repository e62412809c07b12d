import { RateLimiter } from './RateLimiter';

/** The rate limiter of each person: it outlives their sockets, so that a new socket brings no new allowance. */
export class RateLimiters {
  readonly #limiters = new Map<string, RateLimiter>();

  constructor(
    private readonly factor: number,
    private readonly now: () => number,
  ) {}

  /** Not to be kept: a limiter with nothing to remember is forgotten by `sweep`. */
  of(person: string): RateLimiter {
    const limiter = this.#limiters.get(person) ?? new RateLimiter(this.factor, this.now);
    this.#limiters.set(person, limiter);
    return limiter;
  }

  sweep(): void {
    for (const [person, limiter] of this.#limiters) if (limiter.isFull) this.#limiters.delete(person);
  }
}
