import type { AccountStore, NewUser, StoredUser } from '../../../db/stores/AccountStore';
import type {
  AccountRole,
  ChangePasswordRequest,
  RegisterRequest,
  SetupRequest,
} from '../../contract/accounts';
import type { UserId } from '../../contract/ids';
import { addressKey } from '../../kernel/addressKey';
import type { Client } from '../../rest/defineRoute';
import type { AttemptLimiter } from '../AttemptLimiter';
import { RegistrationClosedError, SetupTokenInvalidError, WrongPasswordError } from './accountErrors';
import { checkPassword } from './checkPassword';
import type { PasswordHasher } from './PasswordHasher';
import type { SetupTokens } from './SetupTokens';
import { userSipName } from './sipName';

export interface AccountOptions {
  readonly registration: 'open' | 'closed';
  /** Host part of addresses of record. */
  readonly domain: string;
}

export interface AccountParts {
  readonly accounts: AccountStore;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly setupTokens: SetupTokens;
  readonly now?: () => number;
}

/** Makes and changes the accounts of users. */
export class AccountService {
  readonly #now: () => number;

  constructor(
    private readonly options: AccountOptions,
    private readonly parts: AccountParts,
  ) {
    this.#now = parts.now ?? Date.now;
  }

  /** A new member. Throws RegistrationClosedError, WeakPasswordError, EmailTakenError or RetryLaterError. */
  async register(request: RegisterRequest, client: Client): Promise<StoredUser> {
    if (this.options.registration === 'closed') throw new RegistrationClosedError();
    this.#checkPassword(request.password, request);
    await this.parts.limiter.take('registration', addressKey(client.ip));
    return this.parts.accounts.createUser(await this.#toNewUser(request, 'member'));
  }

  /** The first admin. Throws SetupTokenInvalidError, WeakPasswordError, EmailTakenError or RetryLaterError. */
  async setUp(request: SetupRequest, client: Client): Promise<StoredUser> {
    await this.parts.limiter.take('setup', addressKey(client.ip));
    if (!(await this.parts.setupTokens.needed())) throw new SetupTokenInvalidError();
    this.#checkPassword(request.password, request);
    return this.parts.setupTokens.use(request.token, await this.#toNewUser(request, 'admin'));
  }

  /** Throws WrongPasswordError, WeakPasswordError or RetryLaterError. */
  async changePassword(id: UserId, { current, next }: ChangePasswordRequest): Promise<StoredUser> {
    const { accounts, hasher, limiter } = this.parts;
    const user = await this.find(id);
    const attempt = await limiter.take('account', `change ${id}`);
    if (!(await hasher.verify(user.passwordHash ?? undefined, current))) throw new WrongPasswordError();
    await attempt.forgive();
    this.#checkPassword(next, user);
    await accounts.setPasswordHash(id, await hasher.hash(next));
    return user;
  }

  /** A user who is known to exist. */
  async find(id: UserId): Promise<StoredUser> {
    const user = await this.parts.accounts.findById(id);
    if (!user) throw new Error('a signed-in user does not exist');
    return user;
  }

  async updateProfile(id: UserId, change: Parameters<AccountStore['updateProfile']>[1]): Promise<void> {
    await this.parts.accounts.updateProfile(id, change);
  }

  #checkPassword(password: string, { email, displayName }: { email: string; displayName: string }): void {
    checkPassword(password, { email, displayName, domain: this.options.domain });
  }

  async #toNewUser(request: RegisterRequest | SetupRequest, role: AccountRole): Promise<NewUser> {
    const { email, displayName, locale, password } = request;
    const passwordHash = await this.parts.hasher.hash(password);
    const sipName = userSipName(displayName);
    return { email, displayName, locale, role, sipName, passwordHash, createdAt: new Date(this.#now()) };
  }
}
