import type { AccountRole, Locale } from '../../server/contract/accounts';
import type { DirectoryQuery } from '../../server/contract/departments';
import type { DepartmentId, UserId } from '../../server/contract/ids';
import type { UserQuery } from '../../server/contract/users';
import { brokenConstraint } from '../brokenConstraint';
import { UserEntity } from '../entities/accountEntities';
import type { Queryable } from '../Queryable';
import { containing, SqlConditions } from '../SqlConditions';
import { EmailTakenError } from './AccountStore';

interface NamedDepartment {
  readonly id: DepartmentId;
  readonly name: string;
}

/** A user as those see them who administer users. */
export interface UserRecord {
  readonly id: UserId;
  readonly email: string;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
  readonly role: AccountRole;
  readonly department: NamedDepartment | null;
  readonly administers: readonly NamedDepartment[];
  readonly isHost: boolean;
  readonly isSupportAgent: boolean;
  readonly hasPassword: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

export interface UserChange {
  readonly email?: string;
  readonly displayName?: string;
  readonly locale?: Locale;
  readonly department?: DepartmentId | null;
  readonly role?: AccountRole;
  readonly isHost?: boolean;
  readonly isSupportAgent?: boolean;
  readonly disabledAt?: Date | null;
}

/** Somebody as a list of people knows them. */
export interface ListedUser {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  /** Code. */
  readonly department: string | null;
}

export interface ListedNewUser {
  readonly email: string;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
  readonly department: DepartmentId | null;
}

export interface ListedChange {
  readonly email: string;
  readonly displayName: string | null;
  readonly locale: string | null;
  readonly moves: boolean;
  readonly department: DepartmentId | null;
}

interface Found<T> {
  readonly total: number;
  readonly items: readonly T[];
}

const SELECT = `SELECT u.id, u.email, u.display_name AS "displayName", u.sip_name AS "sipName", u.locale, u.role,
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS department,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name)
              FROM department_admins s JOIN departments a ON a.id = s.department_id
              WHERE s.user_id = u.id), '[]') AS administers,
    u.is_host AS "isHost", u.is_support_agent AS "isSupportAgent", u.password_hash IS NOT NULL AS "hasPassword",
    u.created_at AS "createdAt", u.disabled_at AS "disabledAt"
  FROM users u LEFT JOIN departments d ON d.id = u.department_id`;

/** As the index users_search has it. */
const SEARCHED = `(lower(u.display_name) || ' ' || u.email)`;

/** What may be sorted by: no text from outside ever stands in a statement. */
const SORTS: Readonly<Record<NonNullable<UserQuery['sort']>, string>> = {
  name: 'lower(u.display_name)',
  email: 'u.email',
  department: 'lower(d.name)',
  created: 'u.created_at',
};

const ROLES: Readonly<Record<NonNullable<UserQuery['role']>, string>> = {
  admin: `u.role = 'admin'`,
  member: `u.role = 'member'`,
  host: 'u.is_host',
  'support-agent': 'u.is_support_agent',
  'department-admin': 'EXISTS (SELECT FROM department_admins s WHERE s.user_id = u.id)',
};

/** The queries of those who administer users, and of the directory. */
export class UserStore {
  constructor(private readonly source: Queryable) {}

  /** Whether somebody is a host: in general, or of a room. */
  async mayHost(id: UserId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM users u WHERE u.id = $1 AND (u.is_host OR EXISTS (
         SELECT FROM room_hosts h JOIN rooms r ON r.id = h.room_id WHERE h.user_id = u.id AND r.deleted_at IS NULL))`,
      [id],
    );
    return rows.length > 0;
  }

  async find(id: UserId): Promise<UserRecord | undefined> {
    const [row] = await this.source.query<UserRecord[]>(`${SELECT} WHERE u.id = $1`, [id]);
    return row;
  }

  /** Nobody else changes them until the transaction ends. */
  async lock(id: UserId): Promise<void> {
    await this.source.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [id]);
  }

  /** Those that are asked for; `departments` limits them to the members of these. */
  async search(query: UserQuery, departments?: readonly DepartmentId[]): Promise<Found<UserRecord>> {
    const { text, role, state, sort = 'name', order, offset = 0, limit = 50 } = query;
    const where = new SqlConditions();
    if (text) where.add((value) => `${SEARCHED} LIKE ${value}`, containing(text));
    if (departments) where.add((value) => `u.department_id = ANY (${value}::uuid[])`, departments);
    if (role) where.addPlain(ROLES[role]);
    if (state) where.addPlain(`u.disabled_at IS ${state === 'active' ? '' : 'NOT '}NULL`);
    const direction = order === 'descending' ? 'DESC' : 'ASC';
    return this.#page(SELECT, where, { order: `${SORTS[sort]} ${direction}, u.id`, offset, limit });
  }

  /** Those who can be asked for something: disabled users are in no directory. */
  async searchDirectory(
    query: DirectoryQuery,
    departments?: readonly DepartmentId[],
  ): Promise<Found<UserRecord>> {
    return this.search({ ...query, state: 'active' }, departments);
  }

  /** Throws EmailTakenError. */
  async update(id: UserId, change: UserChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    try {
      await this.#users.update({ id }, change);
    } catch (error) {
      if (brokenConstraint(error) === 'users_email_key') throw new EmailTakenError();
      throw error;
    }
  }

  async delete(id: UserId): Promise<void> {
    await this.#users.delete({ id });
  }

  /** Whether there is an admin who can sign in beside this user. Nobody else changes that until the transaction ends. */
  async isOtherAdminLeft(id: UserId): Promise<boolean> {
    const rows = await this.source.query<{ id: UserId }[]>(
      `SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
    );
    return rows.some((row) => row.id !== id);
  }

  /** Those among these addresses who have an account, with the codes of their departments. */
  async findByEmails(emails: readonly string[]): Promise<readonly ListedUser[]> {
    return this.source.query(
      `SELECT u.email, u.display_name AS "displayName", u.locale, d.code AS department
       FROM users u LEFT JOIN departments d ON d.id = u.department_id WHERE u.email = ANY ($1::text[])`,
      [emails],
    );
  }

  /** Nobody else changes these until the transaction ends. */
  async lockByEmails(emails: readonly string[]): Promise<void> {
    await this.source.query('SELECT FROM users WHERE email = ANY ($1::text[]) ORDER BY id FOR UPDATE', [
      emails,
    ]);
  }

  /** Adds many at once, without passwords; a number follows a SIP name that is taken. Throws EmailTakenError. */
  async createMany(users: readonly ListedNewUser[], createdAt: Date): Promise<void> {
    const taken = await this.#sipNamesLike(users.map(({ sipName }) => sipName));
    const rows = users.map((user) => ({ ...user, sipName: freeName(user.sipName, taken) }));
    try {
      await this.source.query(
        `INSERT INTO users (email, display_name, sip_name, role, locale, department_id, created_at)
         SELECT email, "displayName", "sipName", 'member', locale, department, $2
         FROM json_to_recordset($1) AS r(email text, "displayName" text, "sipName" text, locale text, department uuid)`,
        [JSON.stringify(rows), createdAt],
      );
    } catch (error) {
      if (brokenConstraint(error) === 'users_email_key') throw new EmailTakenError();
      throw error;
    }
  }

  /** What is null stays as it is, and so does the department of who does not move. */
  async updateMany(changes: readonly ListedChange[]): Promise<void> {
    await this.source.query(
      `UPDATE users u SET display_name = coalesce(r."displayName", u.display_name),
         locale = coalesce(r.locale, u.locale),
         department_id = CASE WHEN r.moves THEN r.department ELSE u.department_id END
       FROM json_to_recordset($1)
         AS r(email text, "displayName" text, locale text, moves boolean, department uuid)
       WHERE u.email = r.email`,
      [JSON.stringify(changes)],
    );
  }

  async addPasswordLinks(
    links: readonly { email: string; tokenHash: Buffer; expiresAt: Date }[],
  ): Promise<void> {
    const rows = links.map(({ tokenHash, ...link }) => ({ ...link, tokenHash: tokenHash.toString('hex') }));
    await this.source.query(
      `INSERT INTO password_links (user_id, token_hash, expires_at)
       SELECT u.id, decode(r."tokenHash", 'hex'), r."expiresAt"
       FROM json_to_recordset($1) AS r(email text, "tokenHash" text, "expiresAt" timestamptz)
       JOIN users u ON u.email = r.email`,
      [JSON.stringify(rows)],
    );
  }

  /** Makes this the only link by which the user can set a password. */
  async replacePasswordLink(user: UserId, tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.source.query(
      `INSERT INTO password_links (user_id, token_hash, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
      [user, tokenHash, expiresAt],
    );
  }

  /** Whose link it is; undefined when it is too old, or whoever it is for is disabled. */
  async findPasswordLink(tokenHash: Buffer, now: Date): Promise<UserRecord | undefined> {
    const [row] = await this.source.query<UserRecord[]>(
      `${SELECT} JOIN password_links l ON l.user_id = u.id
       WHERE l.token_hash = $1 AND l.expires_at > $2 AND u.disabled_at IS NULL`,
      [tokenHash, now],
    );
    return row;
  }

  /** Sets a password by a link and uses the link up. Answers whether it was still there: of two at once one succeeds. */
  async usePasswordLink(tokenHash: Buffer, passwordHash: string): Promise<boolean> {
    const rows = await this.source.query<{ used: number }[]>(
      `WITH used AS (DELETE FROM password_links WHERE token_hash = $1 RETURNING user_id),
            changed AS (UPDATE users SET password_hash = $2 WHERE id = (SELECT user_id FROM used) RETURNING id)
       SELECT count(*)::integer AS used FROM changed`,
      [tokenHash, passwordHash],
    );
    return rows[0]?.used === 1;
  }

  /** The names themselves, and those with a number behind them. */
  async #sipNamesLike(names: readonly string[]): Promise<Set<string>> {
    const rows = await this.source.query<{ name: string }[]>(
      `SELECT sip_name AS name FROM users WHERE regexp_replace(sip_name, '\\.[0-9]+$', '') = ANY ($1::text[])`,
      [names],
    );
    return new Set(rows.map(({ name }) => name));
  }

  async #page(
    select: string,
    where: SqlConditions,
    { order, offset, limit }: { order: string; offset: number; limit: number },
  ): Promise<Found<UserRecord>> {
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM users u ${where.sql}`,
      [...where.parameters],
    );
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const items = await this.source.query<UserRecord[]>(
      `${select} ${where.sql} ORDER BY ${order} ${page}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }

  get #users() {
    return this.source.getRepository(UserEntity);
  }
}

/** `name`, or the first with a number behind it that is not among `taken`, which it joins. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}.${number}`;
  taken.add(free);
  return free;
}
