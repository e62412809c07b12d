import { addressKey } from '../kernel/addressKey';
import { RetryLaterError } from '../kernel/RetryLaterError';
import { type Allowance, multiplied, TokenBucket } from '../kernel/TokenBucket';

/** Requests of one signed-in person, and of one address, whoever is behind it. */
const PER_PERSON: Allowance = { perSecond: 5, burst: 100 };
const PER_ADDRESS: Allowance = { perSecond: 50, burst: 600 };
/** What is dearer than a request: a search, a write of bookings. */
const COSTLY = {
  search: { perSecond: 1, burst: 60 },
  booking: { perSecond: 0.5, burst: 30 },
  /** Conversations and suggestions that are begun. */
  ticket: { perSecond: 1 / 60, burst: 6 },
  upload: { perSecond: 20 / 3600, burst: 20 },
} as const satisfies Record<string, Allowance>;

export type CostlyUse = keyof typeof COSTLY;

const PRUNE_MS = 60_000;

/** Token buckets over all HTTP requests. Buckets that have filled up again are forgotten. */
export class RequestLimits {
  readonly #buckets = new Map<string, TokenBucket>();
  #prunedAt = 0;

  constructor(
    private readonly factor = 1,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one request from an address. Throws RetryLaterError when it has none left. */
  takeForAddress(ip: string): void {
    this.#take(`address:${addressKey(ip)}`, PER_ADDRESS);
  }

  /** Takes one request from a person; `key` is unique to them. Throws RetryLaterError when they have none left. */
  takeForPerson(key: string): void {
    this.#take(`person:${key}`, PER_PERSON);
  }

  /** Takes one costly use from a person. Throws RetryLaterError when they have none left. */
  takeCostly(use: CostlyUse, key: string): void {
    this.#take(`${use}:${key}`, COSTLY[use]);
  }

  #take(key: string, allowance: Allowance): void {
    this.#prune();
    const bucket = this.#buckets.get(key) ?? new TokenBucket(multiplied(allowance, this.factor), this.now);
    this.#buckets.set(key, bucket);
    if (!bucket.take()) {
      throw new RetryLaterError('rate-limited', 'Too many requests. Wait a moment.', bucket.secondsUntilNext);
    }
  }

  #prune(): void {
    const now = this.now();
    if (now - this.#prunedAt < PRUNE_MS) return;
    this.#prunedAt = now;
    for (const [key, bucket] of this.#buckets) if (bucket.level === 1) this.#buckets.delete(key);
  }
}
