import type { Locale } from '../../server/contract/accounts';
import type { DepartmentId, UserId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';
import { BELOW } from './DepartmentStore';

/** Somebody who can be asked to come: disabled users are found by none of these. */
export interface Person {
  readonly id: UserId;
  readonly displayName: string;
}

/** The queries by which those are found whom somebody wants to invite. */
export class PeopleStore {
  constructor(private readonly source: Queryable) {}

  async byIds(ids: readonly UserId[]): Promise<readonly Person[]> {
    if (ids.length === 0) return [];
    return this.source.query(
      `SELECT id, display_name AS "displayName" FROM users WHERE id = ANY ($1::uuid[]) AND disabled_at IS NULL`,
      [ids],
    );
  }

  async byEmails(emails: readonly string[]): Promise<readonly (Person & { readonly email: string })[]> {
    if (emails.length === 0) return [];
    return this.source.query(
      `SELECT id, display_name AS "displayName", email FROM users
       WHERE email = ANY ($1::text[]) AND disabled_at IS NULL`,
      [emails],
    );
  }

  /** How to reach somebody by mail; null when they cannot sign in any more. */
  async mailPerson(id: UserId): Promise<{ name: string; email: string; locale: Locale } | null> {
    const [row] = await this.source.query<{ name: string; email: string; locale: Locale }[]>(
      'SELECT display_name AS name, email, locale FROM users WHERE id = $1 AND disabled_at IS NULL',
      [id],
    );
    return row ?? null;
  }

  /** Everybody in a department and in all below it. */
  async within(department: DepartmentId): Promise<readonly Person[]> {
    return this.source.query(
      `${BELOW} SELECT u.id, u.display_name AS "displayName" FROM users u JOIN below b ON b.id = u.department_id
       WHERE u.disabled_at IS NULL`,
      [[department]],
    );
  }

  /** Which of these there are. */
  async departments(ids: readonly DepartmentId[]): Promise<readonly DepartmentId[]> {
    if (ids.length === 0) return [];
    const rows = await this.source.query<{ id: DepartmentId }[]>(
      'SELECT id FROM departments WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
