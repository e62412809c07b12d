import { createHash } from 'node:crypto';
import type { AttemptRule, AttemptStore } from '../../db/stores/AttemptStore';
import { RetryLaterError } from '../kernel/RetryLaterError';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What can be guessed or flooded, and how often it may be tried. */
const RULES = {
  /** Passwords of one account; keeping on costs 30 s, 60 s and so on up to 15 minutes, never for ever. */
  account: { attempts: 10, windowMs: 15 * MINUTE_MS, delayMs: 30_000, maximumDelayMs: 15 * MINUTE_MS },
  /** The same for a device that has signed in to the account before: others cannot lock it out. */
  device: { attempts: 10, windowMs: 15 * MINUTE_MS, delayMs: 30_000, maximumDelayMs: 15 * MINUTE_MS },
  /** Passwords from one address. */
  address: { attempts: 30, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Meeting codes from one address. */
  code: { attempts: 5, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Guests from one address, by right codes too: each is a row that is kept. */
  guest: { attempts: 30, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  registration: { attempts: 5, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Links to set a password, from one address. */
  link: { attempts: 10, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Mails with a link to set a password, to one address. */
  recovery: { attempts: 3, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Requests for such mails from one network address, whomever they are for. */
  'recovery-address': { attempts: 30, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Mails with a link to make an account, to one address. */
  'registration-mail': { attempts: 3, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Mails that somebody guesses passwords, to one address. */
  warning: { attempts: 1, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Links of mails to answer an invitation, from one address; those that we made do not count. */
  reply: { attempts: 5, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  /** Mails of one invitation that somebody with an old link asks for. */
  'reply-mail': { attempts: 3, windowMs: 60 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
  setup: { attempts: 10, windowMs: 15 * MINUTE_MS, delayMs: 0, maximumDelayMs: 0 },
} as const satisfies Record<string, AttemptRule>;

export type AttemptKind = keyof typeof RULES;

/** One attempt that was allowed. It counts, unless it is taken back. */
export interface Attempt {
  /** It was a good one: it does not count. */
  takeBack(): Promise<void>;
  /** It was a good one, and all before it are forgiven. */
  forgive(): Promise<void>;
}

/** Slows down whoever guesses: passwords, codes, tokens. Counts in the database. */
export class AttemptLimiter {
  #prunedAt = 0;

  constructor(
    private readonly store: AttemptStore,
    private readonly factor = 1,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one attempt on `subject`. Throws RetryLaterError when there were too many. */
  async take(kind: AttemptKind, subject: string): Promise<Attempt> {
    const at = new Date(this.now());
    const key = `${kind}:${createHash('sha256').update(subject).digest('base64url')}`;
    const rule = RULES[kind];
    const attempts = Math.max(1, Math.round(rule.attempts * this.factor));
    await this.#prune(at);
    const waitMs = await this.store.take(key, { ...rule, attempts }, at);
    if (waitMs !== undefined) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new RetryLaterError('rate-limited', 'There were too many attempts. Wait a while.', seconds);
    }
    return {
      takeBack: () => this.store.giveBack(key, at),
      forgive: () => this.store.forget(key),
    };
  }

  async #prune(now: Date): Promise<void> {
    if (now.getTime() - this.#prunedAt < 60 * MINUTE_MS) return;
    this.#prunedAt = now.getTime();
    await this.store.prune(new Date(now.getTime() - DAY_MS));
  }
}
