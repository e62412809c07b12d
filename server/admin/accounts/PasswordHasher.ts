import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { RetryLaterError } from '../../kernel/RetryLaterError';

/** How dear it is to hash a password with argon2id. */
export interface HashCost {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
  /** Hash of a password that nobody knows: verified where there is no account, so that both take as long. */
  readonly nobodys: string;
}

/** As OWASP's ASVS 5 recommends (Appendix C). */
const RECOMMENDED: HashCost = {
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
  nobodys:
    '$argon2id$v=19$m=47104,t=1,p=1$VwHGIwyr1CmmdU0KnWZG+A$rKeIE1VqXaS+4PLv+SHf4ba85rteQNON3yT5aLAzEVU',
};
const WAITING = 50;
const RETRY_SECONDS = 3;

/** Hashes and verifies passwords, as many at once as there are processors; a few more wait, the rest is refused. */
export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly waitingChanged: (count: number) => void = () => undefined,
    private readonly parallel = availableParallelism(),
    private readonly cost = RECOMMENDED,
  ) {}

  /** Throws RetryLaterError `busy` when too many wait. */
  async hash(password: string): Promise<string> {
    return this.#run(() => hash(password, this.cost));
  }

  /** Whether `password` is the one; with no hash it takes as long and answers false. Throws `busy` as `hash` does. */
  async verify(storedHash: string | undefined, password: string): Promise<boolean> {
    const right = await this.#run(() => verify(storedHash ?? this.cost.nobodys, password));
    return right && storedHash !== undefined;
  }

  /** Whether the hash was made with other parameters than today's. */
  isOutdated(storedHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.cost;
    return !storedHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.parallel) await this.#wait();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place passes on to the next in line without becoming free in between.
      const next = this.#waiting.shift();
      this.waitingChanged(this.#waiting.length);
      if (next) next();
      else this.#running -= 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= WAITING) {
      throw new RetryLaterError('busy', 'Too many people sign in at this moment. Try again.', RETRY_SECONDS);
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.waitingChanged(this.#waiting.length);
    });
  }
}
