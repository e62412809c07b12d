import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { UserId } from '../../server/contract/ids';

type PathObjects = Readonly<Record<string, string>>;

/**
 * The organisation in which the authorisation matrix is played: two departments, `here` with one `below` it and
 * `elsewhere`, and somebody in each. Made anew before every cell.
 */
export class StagedOrganisation {
  readonly missing: PathObjects = Object.fromEntries(
    ['department', 'user'].map((name) => [name, randomUUID()]),
  );
  here: PathObjects = {};
  below: PathObjects = {};
  elsewhere: PathObjects = {};

  constructor(private readonly source: DataSource) {}

  /** `admin` becomes the admin of the department here. */
  async stage(admin: UserId): Promise<void> {
    await this.#clear();
    const here = await this.#addDepartment('HERE', null);
    const below = await this.#addDepartment('BELOW', here);
    const elsewhere = await this.#addDepartment('ELSEWHERE', null);
    await this.source.query('INSERT INTO department_admins (department_id, user_id) VALUES ($1, $2)', [
      here,
      admin,
    ]);
    this.here = { department: here, user: await this.#addUser(here) };
    this.below = { department: below };
    this.elsewhere = { department: elsewhere, user: await this.#addUser(elsewhere) };
  }

  async #clear(): Promise<void> {
    await this.source.query('DELETE FROM users WHERE department_id IS NOT NULL');
    await this.source.query('DELETE FROM departments');
  }

  async #addDepartment(code: string, parent: string | null): Promise<string> {
    return this.#insert(
      `INSERT INTO departments (parent_id, name, code, contact, description, created_at)
       VALUES ($1, $2, $2, '', '', now()) RETURNING id`,
      [parent, code],
    );
  }

  async #addUser(department: string): Promise<string> {
    return this.#insert(
      `INSERT INTO users (email, display_name, sip_name, role, locale, created_at, department_id)
       VALUES ($1, 'Somebody', $1, 'member', 'en', now(), $2) RETURNING id`,
      [`${randomUUID()}@plenum.example`, department],
    );
  }

  async #insert(statement: string, parameters: unknown[]): Promise<string> {
    const [row] = await this.source.query<{ id: string }[]>(statement, parameters);
    if (!row) throw new Error('nothing was inserted');
    return row.id;
  }
}
