import type { AccountRole, Locale } from '../../server/contract/accounts';
import type { DepartmentId, GuestId, MeetingId, UserId } from '../../server/contract/ids';
import { PlenumError } from '../../server/kernel/PlenumError';
import { brokenConstraint } from '../brokenConstraint';
import { GuestEntity, SetupTokenEntity, UserEntity } from '../entities/accountEntities';
import type { Queryable } from '../Queryable';

export interface NewUser {
  /** In lower case. */
  readonly email: string;
  readonly displayName: string;
  /** What the address of record should be; a number follows where it is taken. */
  readonly sipName: string;
  readonly role: AccountRole;
  readonly locale: Locale;
  /** Null until they have set one. */
  readonly passwordHash: string | null;
  readonly department?: DepartmentId | null;
  readonly createdAt: Date;
}

export interface NewGuest {
  readonly meeting: MeetingId;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
  readonly createdAt: Date;
}

export type StoredUser = UserEntity;

export class EmailTakenError extends PlenumError {
  override readonly name = 'EmailTakenError';
  constructor() {
    super('email-taken', 'There is an account with this e-mail address already.');
  }
}

/** The queries of accounts: users, guests and the token that makes the first admin. */
export class AccountStore {
  constructor(private readonly source: Queryable) {}

  /** Throws EmailTakenError. */
  async createUser(user: NewUser): Promise<StoredUser> {
    return this.#insertUser(this.source, user, 1);
  }

  async findById(id: UserId): Promise<StoredUser | undefined> {
    return (await this.#users.findOneBy({ id })) ?? undefined;
  }

  async findByEmail(email: string): Promise<StoredUser | undefined> {
    return (await this.#users.findOneBy({ email })) ?? undefined;
  }

  async updateProfile(id: UserId, change: { displayName?: string; locale?: Locale }): Promise<void> {
    if (Object.keys(change).length > 0) await this.#users.update({ id }, change);
  }

  async setPasswordHash(id: UserId, passwordHash: string): Promise<void> {
    await this.#users.update({ id }, { passwordHash });
  }

  async hasAdmin(): Promise<boolean> {
    return this.#users.existsBy({ role: 'admin' });
  }

  async createGuest(guest: NewGuest): Promise<GuestId> {
    const { identifiers } = await this.source.getRepository(GuestEntity).insert(guest);
    return identifiers[0]?.['id'] as GuestId;
  }

  /** Makes `tokenHash` the only token that can make the first admin. */
  async replaceSetupToken(tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.query('DELETE FROM setup_tokens');
      await manager.insert(SetupTokenEntity, { tokenHash, expiresAt, usedAt: null });
    });
  }

  /**
   * Makes the first admin, if the token is unused, not too old, and there is no admin yet; undefined otherwise. Of two
   * that come at once one succeeds. Throws EmailTakenError and leaves the token as it was.
   */
  async createFirstAdmin(tokenHash: Buffer, user: NewUser): Promise<StoredUser | undefined> {
    return this.source.transaction(async (manager) => {
      const [used] = await manager.query<unknown[][]>(
        `UPDATE setup_tokens SET used_at = $2
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING token_hash`,
        [tokenHash, user.createdAt],
      );
      if (!used?.length || (await manager.existsBy(UserEntity, { role: 'admin' }))) return undefined;
      return this.#insertUser(manager, user, 1);
    });
  }

  async #insertUser(source: Queryable, user: NewUser, attempt: number): Promise<StoredUser> {
    const sipName = attempt === 1 ? user.sipName : `${user.sipName}.${attempt}`;
    try {
      // In a transaction of its own (a savepoint inside another), so that a name that is taken breaks nothing else.
      return await source.transaction(async (inner) => {
        const { identifiers } = await inner.insert(UserEntity, { ...user, sipName, disabledAt: null });
        return inner.findOneByOrFail(UserEntity, { id: identifiers[0]?.['id'] as UserId });
      });
    } catch (error) {
      const broken = brokenConstraint(error);
      if (broken === 'users_email_key') throw new EmailTakenError();
      if (broken === 'users_sip_name_key') return this.#insertUser(source, user, attempt + 1);
      throw error;
    }
  }

  get #users() {
    return this.source.getRepository(UserEntity);
  }
}
