import type { Locale } from '../../server/contract/accounts';
import type { ShiftId, UserId } from '../../server/contract/ids';
import type { NamedPerson, TicketTopic } from '../../server/contract/support';
import type { ChangeAgentRequest, ShiftRequest } from '../../server/contract/supportStaff';
import type { Queryable } from '../Queryable';

export interface StoredAgent extends NamedPerson {
  readonly email: string;
  readonly topics: readonly TicketTopic[];
  readonly languages: readonly Locale[];
  readonly open: number;
}

export interface StoredShift extends Omit<ShiftRequest, 'agent'> {
  readonly id: ShiftId;
  readonly agent: NamedPerson;
}

const AGENTS = `SELECT u.id, u.display_name AS "displayName", u.email, coalesce(s.topics, '{}') AS topics,
    coalesce(s.languages, '{}') AS languages,
    (SELECT count(*)::integer FROM tickets t
     WHERE t.agent_id = u.id AND t.step NOT IN ('solved', 'closed')) AS open
  FROM users u LEFT JOIN support_agents s ON s.user_id = u.id
  WHERE u.is_support_agent AND u.disabled_at IS NULL`;

const SHIFTS = `SELECT s.id, s.day, s.from_time AS "from", s.until_time AS until, s.zone,
    json_build_object('id', u.id, 'displayName', u.display_name) AS agent
  FROM support_shifts s JOIN users u ON u.id = s.user_id
  WHERE u.is_support_agent AND u.disabled_at IS NULL`;

/** The queries of agents and of when they are on duty. */
export class SupportStaffStore {
  constructor(private readonly source: Queryable) {}

  /** Whether somebody answers for support at this moment: an agent or an admin. */
  async isAgent(user: UserId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM users WHERE id = $1 AND disabled_at IS NULL AND (is_support_agent OR role = 'admin')`,
      [user],
    );
    return rows.length > 0;
  }

  async agents(): Promise<readonly StoredAgent[]> {
    return this.source.query(`${AGENTS} ORDER BY lower(u.display_name), u.id`);
  }

  async agent(user: UserId): Promise<StoredAgent | undefined> {
    const [row] = await this.source.query<StoredAgent[]>(`${AGENTS} AND u.id = $1`, [user]);
    return row;
  }

  async setSkills(
    user: UserId,
    { topics = null, languages = null }: Nullable<ChangeAgentRequest>,
  ): Promise<void> {
    await this.source.query(
      `INSERT INTO support_agents (user_id, topics, languages) VALUES ($1, coalesce($2::text[], '{}'), coalesce($3::text[], '{}'))
       ON CONFLICT (user_id) DO UPDATE SET topics = coalesce($2::text[], support_agents.topics),
         languages = coalesce($3::text[], support_agents.languages)`,
      [user, topics, languages],
    );
  }

  /** What they answered, and when they were on duty, is forgotten. */
  async forget(user: UserId): Promise<void> {
    await this.source.query('DELETE FROM support_agents WHERE user_id = $1', [user]);
    await this.source.query('DELETE FROM support_shifts WHERE user_id = $1', [user]);
  }

  async shifts(): Promise<readonly StoredShift[]> {
    return this.source.query(`${SHIFTS} ORDER BY lower(u.display_name), u.id, s.from_time, s.id`);
  }

  async shift(id: ShiftId): Promise<StoredShift | undefined> {
    const [row] = await this.source.query<StoredShift[]>(`${SHIFTS} AND s.id = $1`, [id]);
    return row;
  }

  async addShift({ agent, day, from, until, zone }: ShiftRequest): Promise<ShiftId> {
    const [row] = await this.source.query<{ id: ShiftId }[]>(
      `INSERT INTO support_shifts (user_id, day, from_time, until_time, zone) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [agent, day, from, until, zone],
    );
    if (!row) throw new Error('no shift was inserted');
    return row.id;
  }

  async changeShift(id: ShiftId, { agent, day, from, until, zone }: ShiftRequest): Promise<void> {
    await this.source.query(
      'UPDATE support_shifts SET user_id = $2, day = $3, from_time = $4, until_time = $5, zone = $6 WHERE id = $1',
      [id, agent, day, from, until, zone],
    );
  }

  async deleteShift(id: ShiftId): Promise<void> {
    await this.source.query('DELETE FROM support_shifts WHERE id = $1', [id]);
  }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };
