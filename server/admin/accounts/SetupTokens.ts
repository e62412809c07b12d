import { createHash, randomBytes } from 'node:crypto';
import type { AccountStore, NewUser, StoredUser } from '../../../db/stores/AccountStore';
import { SetupTokenInvalidError } from './accountErrors';

const LIFETIME_MS = 30 * 60 * 1000;

/** The token on the console that makes the first admin: works once, for half an hour, while there is no admin. */
export class SetupTokens {
  #needed: boolean | undefined;

  constructor(
    private readonly accounts: AccountStore,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether there is no admin yet. */
  async needed(): Promise<boolean> {
    if (this.#needed !== false) this.#needed = !(await this.accounts.hasAdmin());
    return this.#needed;
  }

  /** A new token to print, which replaces any other; undefined when there is an admin. */
  async offer(): Promise<string | undefined> {
    if (!(await this.needed())) return undefined;
    const token = randomBytes(24).toString('base64url');
    await this.accounts.replaceSetupToken(hashOf(token), new Date(this.now() + LIFETIME_MS));
    return token;
  }

  /** Makes the first admin. Throws SetupTokenInvalidError or EmailTakenError. */
  async use(token: string, user: NewUser): Promise<StoredUser> {
    const admin = await this.accounts.createFirstAdmin(hashOf(token), user);
    if (!admin) throw new SetupTokenInvalidError();
    return admin;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
