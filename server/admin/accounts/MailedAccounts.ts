import type { StoredUser } from '../../../db/stores/AccountStore';
import { EmailTakenError } from '../../../db/stores/AccountStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type {
  ConfirmRegistrationRequest,
  RecoverPasswordRequest,
  RequestRegistrationRequest,
} from '../../contract/accounts';
import type { JobSender } from '../../jobs/JobQueue';
import { addressKey } from '../../kernel/addressKey';
import type { Client } from '../../rest/defineRoute';
import type { AttemptLimiter } from '../AttemptLimiter';
import { NoMailError, RegistrationClosedError, UnknownLinkError } from './accountErrors';
import { checkPassword } from './checkPassword';
import type { PasswordHasher } from './PasswordHasher';
import type { RegistrationTokens } from './RegistrationTokens';
import { userSipName } from './sipName';

export interface MailedAccountOptions {
  /** Host part of addresses of record. */
  readonly domain: string;
  /** Whether the server sends mail. */
  readonly mail: boolean;
  readonly registration: 'open' | 'closed';
}

export interface MailedAccountParts {
  readonly stores: OrganisationStores;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly tokens: RegistrationTokens;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/**
 * What people without a sign-in get by mail: a link to make an account, or one to set a new password. Nothing of what
 * happens here tells whether there is an account: that is looked up by the job that writes the mail.
 */
export class MailedAccounts {
  constructor(
    private readonly options: MailedAccountOptions,
    private readonly parts: MailedAccountParts,
  ) {}

  /** Throws NoMailError or RetryLaterError. */
  async recover({ email }: RecoverPasswordRequest, client: Client): Promise<void> {
    const { limiter, jobs, stores } = this.parts;
    if (!this.options.mail) throw new NoMailError();
    await limiter.take('recovery-address', addressKey(client.ip));
    await limiter.take('recovery', email);
    await jobs.send('password-recovery-mail', { email }, stores.source);
  }

  /** Throws RegistrationClosedError or RetryLaterError. */
  async request(request: RequestRegistrationRequest, client: Client): Promise<void> {
    const { limiter, jobs, stores } = this.parts;
    this.#checkOpen();
    await limiter.take('registration', addressKey(client.ip));
    await limiter.take('registration-mail', request.email);
    await jobs.send('registration-mail', request, stores.source);
  }

  /** Makes the account. Throws RegistrationClosedError, UnknownLinkError, WeakPasswordError or RetryLaterError. */
  async confirm({ token, password }: ConfirmRegistrationRequest, client: Client): Promise<StoredUser> {
    const { limiter, tokens, stores, hasher, now } = this.parts;
    this.#checkOpen();
    const attempt = await limiter.take('link', addressKey(client.ip));
    const request = tokens.read(token);
    if (!request) throw new UnknownLinkError();
    await attempt.takeBack();
    const { email, displayName } = request;
    checkPassword(password, { email, displayName, domain: this.options.domain });
    const passwordHash = await hasher.hash(password);
    const createdAt = new Date(now());
    const user = {
      ...request,
      role: 'member',
      sipName: userSipName(displayName),
      passwordHash,
      createdAt,
    } as const;
    return stores.accounts.createUser(user).catch((error: unknown) => {
      // Whoever holds the link knows of the address anyway; but the link has done its work.
      throw error instanceof EmailTakenError ? new UnknownLinkError() : error;
    });
  }

  #checkOpen(): void {
    if (!this.options.mail || this.options.registration === 'closed') throw new RegistrationClosedError();
  }
}
