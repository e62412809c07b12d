import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { JobSender } from '../../jobs/JobQueue';
import { RetryLaterError } from '../../kernel/RetryLaterError';
import type { AttemptLimiter } from '../AttemptLimiter';

export interface SignInWarningParts {
  readonly stores: OrganisationStores;
  readonly limiter: AttemptLimiter;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/** Tells people by mail that somebody guesses their password: once an hour, however long it goes on. */
export class SignInWarnings {
  constructor(private readonly parts: SignInWarningParts) {}

  /** Does the same whether there is such an account or not: nobody learns it from the time this takes. */
  async warn(email: string, ip: string): Promise<void> {
    const { stores, limiter, jobs, now } = this.parts;
    try {
      await limiter.take('warning', email);
    } catch (error) {
      if (error instanceof RetryLaterError) return;
      throw error;
    }
    const at = new Date(now()).toISOString();
    await jobs.send('sign-in-warning-mail', { email, ip, at }, stores.source);
  }
}
