import type { TicketId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';

/** Which conversations go on without anybody doing something. */
export class TicketClockStore {
  constructor(private readonly source: Queryable) {}

  /** Tickets whose agent is none any more, and those that were silent for too long. */
  async overdue(now: Date): Promise<{ orphans: readonly TicketId[]; silent: readonly TicketId[] }> {
    const orphans = await this.source.query<{ id: TicketId }[]>(
      `SELECT t.id FROM tickets t LEFT JOIN users a ON a.id = t.agent_id
       WHERE t.step IN ('taken', 'waiting-for-user', 'waiting-for-agent')
         AND (a.id IS NULL OR a.disabled_at IS NOT NULL OR NOT (a.is_support_agent OR a.role = 'admin'))`,
    );
    const silent = await this.source.query<{ id: TicketId }[]>(
      `SELECT id FROM tickets WHERE step IN ('waiting-for-user', 'solved') AND due_at <= $1 ORDER BY due_at LIMIT 500`,
      [now],
    );
    return { orphans: orphans.map(({ id }) => id), silent: silent.map(({ id }) => id) };
  }
}
