import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { RetryLaterError } from '../../kernel/RetryLaterError';

/** Argon2id, as OWASP's ASVS 5 recommends (Appendix C). */
const PARAMETERS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
const PREFIX = '$argon2id$v=19$m=47104,t=1,p=1$';
const WAITING = 50;
const RETRY_SECONDS = 3;

/** Hash of a password that nobody knows: verified where there is no account, so that both take as long. */
const NOBODYS =
  '$argon2id$v=19$m=47104,t=1,p=1$VwHGIwyr1CmmdU0KnWZG+A$rKeIE1VqXaS+4PLv+SHf4ba85rteQNON3yT5aLAzEVU';

/** Hashes and verifies passwords, as many at once as there are processors; a few more wait, the rest is refused. */
export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly waitingChanged: (count: number) => void = () => undefined,
    private readonly parallel = availableParallelism(),
  ) {}

  /** Throws RetryLaterError `busy` when too many wait. */
  async hash(password: string): Promise<string> {
    return this.#run(() => hash(password, PARAMETERS));
  }

  /** Whether `password` is the one; with no hash it takes as long and answers false. Throws `busy` as `hash` does. */
  async verify(storedHash: string | undefined, password: string): Promise<boolean> {
    const right = await this.#run(() => verify(storedHash ?? NOBODYS, password));
    return right && storedHash !== undefined;
  }

  /** Whether the hash was made with other parameters than today's. */
  isOutdated(storedHash: string): boolean {
    return !storedHash.startsWith(PREFIX);
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
