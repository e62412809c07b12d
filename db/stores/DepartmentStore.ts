import type { DepartmentId, UserId } from '../../server/contract/ids';
import { PlenumError } from '../../server/kernel/PlenumError';
import { brokenConstraint } from '../brokenConstraint';
import { DepartmentEntity } from '../entities/organisationEntities';
import type { Queryable } from '../Queryable';

export interface NewDepartment {
  readonly parent: DepartmentId | null;
  readonly name: string;
  /** In capitals. */
  readonly code: string;
  readonly head: UserId | null;
  readonly contact: string;
  readonly description: string;
  readonly createdAt: Date;
}

export type DepartmentChange = Partial<Omit<NewDepartment, 'createdAt'>>;

export interface StoredDepartment extends Omit<NewDepartment, 'createdAt'> {
  readonly id: DepartmentId;
  readonly headName: string | null;
  readonly members: number;
  readonly admins: readonly { readonly id: UserId; readonly displayName: string }[];
}

export class DepartmentTakenError extends PlenumError {
  override readonly name = 'DepartmentTakenError';
  constructor(what: 'code' | 'name') {
    super(
      'name-taken',
      what === 'code'
        ? 'Another department has this code.'
        : 'There is a department of this name here already.',
    );
  }
}

/** Any number that nobody else locks: two moves at once could make a ring. */
const TREE_LOCK = 7_536_863;

const SELECT = `SELECT d.id, d.parent_id AS parent, d.name, d.code, d.head_id AS head, h.display_name AS "headName",
    d.contact, d.description, (SELECT count(*)::integer FROM users u WHERE u.department_id = d.id) AS members,
    coalesce((SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name) ORDER BY u.display_name)
              FROM department_admins s JOIN users u ON u.id = s.user_id WHERE s.department_id = d.id), '[]') AS admins
  FROM departments d LEFT JOIN users h ON h.id = d.head_id`;

/** Departments that are given, and all below them; `$1` is their ids. */
export const BELOW = `WITH RECURSIVE below AS (
    SELECT id FROM departments WHERE id = ANY ($1::uuid[])
    UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)`;

/** The queries of the department tree. */
export class DepartmentStore {
  constructor(private readonly source: Queryable) {}

  /** Throws DepartmentTakenError. */
  async create(department: NewDepartment): Promise<DepartmentId> {
    const { identifiers } = await refuseTaken(this.#departments.insert(department));
    return identifiers[0]?.['id'] as DepartmentId;
  }

  /** Throws DepartmentTakenError. */
  async update(id: DepartmentId, change: DepartmentChange): Promise<void> {
    if (Object.keys(change).length > 0) await refuseTaken(this.#departments.update({ id }, change));
  }

  async delete(id: DepartmentId): Promise<void> {
    await this.#departments.delete({ id });
  }

  async find(id: DepartmentId): Promise<StoredDepartment | undefined> {
    const [row] = await this.source.query<StoredDepartment[]>(`${SELECT} WHERE d.id = $1`, [id]);
    return row;
  }

  /** Every department, in the order of their names. */
  async list(): Promise<readonly StoredDepartment[]> {
    return this.source.query(`${SELECT} ORDER BY lower(d.name), d.code`);
  }

  /** Ids of those with these codes. */
  async findByCodes(codes: readonly string[]): Promise<ReadonlyMap<string, DepartmentId>> {
    const rows = await this.source.query<{ code: string; id: DepartmentId }[]>(
      'SELECT code, id FROM departments WHERE code = ANY ($1::text[])',
      [codes],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** Nobody else changes the shape of the tree until this transaction ends. */
  async lockTree(): Promise<void> {
    await this.source.query('SELECT pg_advisory_xact_lock($1)', [TREE_LOCK]);
  }

  async hasChildren(id: DepartmentId): Promise<boolean> {
    return this.#departments.existsBy({ parent: id });
  }

  /** Whether `department` is `above` or somewhere below it. */
  async isWithin(department: DepartmentId, above: DepartmentId): Promise<boolean> {
    return this.#some(`${BELOW} SELECT FROM below WHERE id = $2`, [[above], department]);
  }

  /** `from`, and all below it. */
  async within(from: readonly DepartmentId[]): Promise<readonly DepartmentId[]> {
    const rows = await this.source.query<{ id: DepartmentId }[]>(`${BELOW} SELECT id FROM below`, [from]);
    return rows.map(({ id }) => id);
  }

  /** Moves all members of a department to another. Answers how many. */
  async moveMembers(from: DepartmentId, to: DepartmentId): Promise<number> {
    const rows = await this.source.query<{ moved: number }[]>(
      `WITH moved AS (UPDATE users SET department_id = $2 WHERE department_id = $1 RETURNING id)
       SELECT count(*)::integer AS moved FROM moved`,
      [from, to],
    );
    return rows[0]?.moved ?? 0;
  }

  /** The departments that somebody was named an admin of, without those below. */
  async administeredBy(user: UserId): Promise<readonly DepartmentId[]> {
    const rows = await this.source.query<{ id: DepartmentId }[]>(
      'SELECT department_id AS id FROM department_admins WHERE user_id = $1',
      [user],
    );
    return rows.map(({ id }) => id);
  }

  /** Somebody's own department with all above it, and those they administer with all below. */
  async seenBy(user: UserId): Promise<readonly DepartmentId[]> {
    const rows = await this.source.query<{ id: DepartmentId }[]>(
      `WITH RECURSIVE above AS (
         SELECT d.id, d.parent_id FROM departments d JOIN users u ON u.department_id = d.id WHERE u.id = $1
         UNION SELECT d.id, d.parent_id FROM departments d JOIN above a ON d.id = a.parent_id),
       below AS (
         SELECT department_id AS id FROM department_admins WHERE user_id = $1
         UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
       SELECT id FROM above UNION SELECT id FROM below`,
      [user],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether somebody is an admin of the department or of one above it. */
  async isAdministeredBy(user: UserId, department: DepartmentId): Promise<boolean> {
    return this.#some(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id FROM departments WHERE id = $1
         UNION SELECT d.id, d.parent_id FROM departments d JOIN above a ON d.id = a.parent_id)
       SELECT FROM above a JOIN department_admins s ON s.department_id = a.id WHERE s.user_id = $2`,
      [department, user],
    );
  }

  async addAdmin(department: DepartmentId, user: UserId): Promise<void> {
    await this.source.query(
      'INSERT INTO department_admins (department_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [department, user],
    );
  }

  async removeAdmin(department: DepartmentId, user: UserId): Promise<void> {
    await this.source.query('DELETE FROM department_admins WHERE department_id = $1 AND user_id = $2', [
      department,
      user,
    ]);
  }

  async #some(statement: string, parameters: unknown[]): Promise<boolean> {
    return (await this.source.query<unknown[]>(`${statement} LIMIT 1`, parameters)).length > 0;
  }

  get #departments() {
    return this.source.getRepository(DepartmentEntity);
  }
}

async function refuseTaken<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === 'departments_code_key') throw new DepartmentTakenError('code');
    if (broken === 'departments_name_key') throw new DepartmentTakenError('name');
    throw error;
  }
}
