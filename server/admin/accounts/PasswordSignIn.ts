import type { AccountStore, StoredUser } from '../../../db/stores/AccountStore';
import type { SignInRequest } from '../../contract/accounts';
import { addressKey } from '../../kernel/addressKey';
import type { Logger } from '../../kernel/Logger';
import type { Metrics } from '../../kernel/Metrics';
import { RetryLaterError } from '../../kernel/RetryLaterError';
import type { Client } from '../../rest/defineRoute';
import type { Attempt, AttemptLimiter } from '../AttemptLimiter';
import { WrongCredentialsError } from './accountErrors';
import type { PasswordHasher } from './PasswordHasher';
import type { DeviceCookie } from './SignInCookie';
import type { SignInWarnings } from './SignInWarnings';

export interface PasswordSignInParts {
  readonly accounts: AccountStore;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly devices: DeviceCookie;
  readonly warnings: SignInWarnings;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Checks who says they are whom by a password, and slows down whoever guesses. */
export class PasswordSignIn {
  constructor(private readonly parts: PasswordSignInParts) {}

  /**
   * The user with these credentials. Whether the account is unknown, disabled or the password is wrong makes no
   * difference in answer, limits or time. Throws WrongCredentialsError, or RetryLaterError `rate-limited` or `busy`.
   */
  async check({ email, password }: SignInRequest, client: Client): Promise<StoredUser> {
    const user = await this.parts.accounts.findByEmail(email);
    const attempts = await this.#take(email, user, client);
    const right = await this.#verify(user, password, attempts);
    if (!user || !right || user.disabledAt) {
      this.parts.metrics.signInRefused('user', 'wrong');
      throw new WrongCredentialsError();
    }
    await Promise.all([attempts.first.forgive(), ...attempts.others.map((attempt) => attempt.takeBack())]);
    await this.#refreshHash(user, password);
    return user;
  }

  /** On a device that `user` has signed in on before, others' failures do not count: not theirs, not their network's. */
  async #take(email: string, user: StoredUser | undefined, client: Client) {
    const { limiter, devices, metrics, logger } = this.parts;
    const device = user && devices.read(client.cookies, user.id);
    try {
      if (device) return { first: await this.#takeOrWarn('device', device, { email, client }), others: [] };
      const address = await limiter.take('address', addressKey(client.ip));
      return { first: await this.#takeOrWarn('account', email, { email, client }), others: [address] };
    } catch (error) {
      if (error instanceof RetryLaterError) {
        metrics.signInRefused('user', 'limited');
        logger.warn('sign-in locked for a while', {
          user: user?.id,
          ip: client.ip,
          seconds: error.retryAfter,
        });
      }
      throw error;
    }
  }

  async #takeOrWarn(
    kind: 'device' | 'account',
    subject: string,
    { email, client }: { email: string; client: Client },
  ): Promise<Attempt> {
    try {
      return await this.parts.limiter.take(kind, subject);
    } catch (error) {
      if (error instanceof RetryLaterError) await this.parts.warnings.warn(email, client.ip);
      throw error;
    }
  }

  async #verify(
    user: StoredUser | undefined,
    password: string,
    { first, others }: { first: Attempt; others: readonly Attempt[] },
  ): Promise<boolean> {
    try {
      return await this.parts.hasher.verify(user?.passwordHash ?? undefined, password);
    } catch (error) {
      // Nothing was checked, so nothing counts.
      this.parts.metrics.signInRefused('user', 'busy');
      await Promise.all([first, ...others].map((attempt) => attempt.takeBack()));
      throw error;
    }
  }

  /** Hashes made with weaker parameters are made again while the password is at hand. */
  async #refreshHash(user: StoredUser, password: string): Promise<void> {
    const { hasher, accounts, logger } = this.parts;
    if (!user.passwordHash || !hasher.isOutdated(user.passwordHash)) return;
    await hasher.hash(password).then(
      (fresh) => accounts.setPasswordHash(user.id, fresh),
      (cause) => logger.warn('a password hash was not renewed', { user: user.id, cause: String(cause) }),
    );
  }
}
