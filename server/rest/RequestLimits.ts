import { addressKey } from '../kernel/addressKey';
import { RetryLaterError } from '../kernel/RetryLaterError';

interface Bucket {
  tokens: number;
  /** Milliseconds. */
  filledAt: number;
}

interface Rule {
  readonly perMinute: number;
  readonly burst: number;
}

/** Requests of one signed-in person, and of one address, whoever is behind it. */
const PER_PERSON: Rule = { perMinute: 300, burst: 100 };
const PER_ADDRESS: Rule = { perMinute: 3_000, burst: 600 };
/** What is dearer than a request: a search, a write of bookings. */
const COSTLY = {
  search: { perMinute: 60, burst: 60 },
  booking: { perMinute: 30, burst: 30 },
} as const satisfies Record<string, Rule>;

export type CostlyUse = keyof typeof COSTLY;

const PRUNE_MS = 60_000;

/** Token buckets over all HTTP requests. Buckets that have filled up again are forgotten. */
export class RequestLimits {
  readonly #buckets = new Map<string, Bucket>();
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

  #take(key: string, rule: Rule): void {
    const now = this.now();
    this.#prune(now);
    const burst = rule.burst * this.factor;
    const perMs = (rule.perMinute * this.factor) / 60_000;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, filledAt: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) * perMs);
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000));
      throw new RetryLaterError('rate-limited', 'Too many requests. Wait a moment.', seconds);
    }
    bucket.tokens -= 1;
  }

  #prune(now: number): void {
    if (now - this.#prunedAt < PRUNE_MS) return;
    this.#prunedAt = now;
    for (const [key, { filledAt }] of this.#buckets) {
      if (now - filledAt > PRUNE_MS) this.#buckets.delete(key);
    }
  }
}
