import type { Locale } from '../../server/contract/accounts';
import type { GuestId, TicketId, TicketMessageId, UserId } from '../../server/contract/ids';
import type {
  NamedPerson,
  TicketPriority,
  TicketQuery,
  TicketStep,
  TicketTopic,
} from '../../server/contract/support';
import type { Queryable } from '../Queryable';
import { containing, SqlConditions } from '../SqlConditions';
import { tellChanged } from './tellChanged';

export type Requester =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'guest'; readonly id: GuestId };

export interface StoredTicket {
  readonly id: TicketId;
  readonly number: number;
  readonly user: UserId | null;
  readonly guest: GuestId | null;
  readonly requesterName: string;
  readonly subject: string;
  readonly topic: TicketTopic;
  readonly priority: TicketPriority;
  readonly inCall: boolean;
  readonly locale: Locale;
  readonly step: TicketStep;
  readonly agent: NamedPerson | null;
  readonly openedAt: Date;
  readonly stepSince: Date;
  readonly clockSince: Date;
  readonly dueAt: Date | null;
  readonly firstAnswerAt: Date | null;
  readonly changedAt: Date;
  readonly unread: boolean;
  readonly stars: number | null;
  readonly comment: string | null;
}

export interface NewTicket {
  readonly requester: Requester;
  readonly subject: string;
  readonly topic: TicketTopic;
  readonly priority: TicketPriority;
  readonly inCall: boolean;
  readonly locale: Locale;
  readonly at: Date;
  readonly dueAt: Date | null;
}

export interface StoredMessage {
  readonly id: TicketMessageId;
  readonly kind: 'requester' | 'agent' | 'note';
  readonly author: string | null;
  readonly text: string;
  readonly at: Date;
}

export interface NewMessage {
  readonly kind: StoredMessage['kind'];
  readonly author: Requester;
  readonly text: string;
  readonly at: Date;
}

export interface StoredStep {
  readonly step: TicketStep;
  readonly agent: NamedPerson | null;
  readonly by: string | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly dueAt: Date | null;
}

/** Where a ticket stands from an instant on. */
export interface StepChange {
  readonly step: TicketStep;
  readonly agent: UserId | null;
  readonly by: string | null;
  readonly at: Date;
  readonly clockSince: Date;
  readonly dueAt: Date | null;
}

/** What a ticket is changed in, beside its step. */
export interface TicketChange {
  readonly topic?: TicketTopic;
  readonly priority?: TicketPriority;
  readonly dueAt?: Date | null;
  readonly firstAnswerAt?: Date;
  readonly answeredAt?: Date;
  readonly changedAt?: Date;
  readonly seenAt?: Date;
  readonly stars?: number;
  readonly comment?: string;
  readonly ratedAt?: Date;
}

const SELECT = `SELECT t.id, t.number, t.user_id AS user, t.guest_id AS guest,
    coalesce(u.display_name, g.display_name) AS "requesterName", t.subject, t.topic, t.priority,
    t.in_call AS "inCall", t.locale, t.step, t.opened_at AS "openedAt", t.step_since AS "stepSince",
    t.clock_since AS "clockSince", t.due_at AS "dueAt", t.first_answer_at AS "firstAnswerAt",
    t.changed_at AS "changedAt", coalesce(t.answered_at > t.seen_at, false) AS unread, t.stars, t.comment,
    CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'displayName', a.display_name) END AS agent
  FROM tickets t LEFT JOIN users u ON u.id = t.user_id LEFT JOIN guests g ON g.id = t.guest_id
    LEFT JOIN users a ON a.id = t.agent_id`;

const COUNT = `SELECT count(*)::integer AS total
  FROM tickets t LEFT JOIN users u ON u.id = t.user_id LEFT JOIN guests g ON g.id = t.guest_id`;

/** What may be sorted by: no text from outside ever stands in a statement. */
const SORTS: Readonly<Record<NonNullable<TicketQuery['sort']>, string>> = {
  due: 't.due_at NULLS LAST, t.number',
  opened: 't.opened_at DESC, t.number DESC',
  changed: 't.changed_at DESC, t.number DESC',
};

/** What an agent has taken, then what is urgent, then new of their topics and languages: no topics are all topics. */
const firstOwn = (agent: string) => `CASE WHEN t.agent_id = ${agent} AND t.step <> 'closed' THEN 0
  WHEN t.priority = 'urgent' THEN 1
  WHEN t.step = 'new' AND EXISTS (SELECT FROM support_agents o WHERE o.user_id = ${agent}
    AND (o.topics = '{}' OR t.topic = ANY (o.topics)) AND (o.languages = '{}' OR t.locale = ANY (o.languages)))
  THEN 2 ELSE 3 END`;

const COLUMNS: Readonly<Record<keyof TicketChange, string>> = {
  topic: 'topic',
  priority: 'priority',
  dueAt: 'due_at',
  firstAnswerAt: 'first_answer_at',
  answeredAt: 'answered_at',
  changedAt: 'changed_at',
  seenAt: 'seen_at',
  stars: 'stars',
  comment: 'comment',
  ratedAt: 'rated_at',
};

/** The queries of conversations with support. */
export class TicketStore {
  constructor(private readonly source: Queryable) {}

  async open({ requester, at, ...ticket }: NewTicket): Promise<TicketId> {
    const [row] = await this.source.query<{ id: TicketId }[]>(
      `INSERT INTO tickets (user_id, guest_id, subject, topic, priority, in_call, locale, step, opened_at, step_since,
                            clock_since, changed_at, seen_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'new', $8, $8, $8, $8, $8, $9) RETURNING id`,
      [
        ...columnsOf(requester),
        ticket.subject,
        ticket.topic,
        ticket.priority,
        ticket.inCall,
        ticket.locale,
        at,
        ticket.dueAt,
      ],
    );
    if (!row) throw new Error('no ticket was inserted');
    await this.source.query(
      `INSERT INTO ticket_steps (ticket_id, step, from_at, due_at) VALUES ($1, 'new', $2, $3)`,
      [row.id, at, ticket.dueAt],
    );
    return row.id;
  }

  async find(id: TicketId): Promise<StoredTicket | undefined> {
    const [row] = await this.source.query<StoredTicket[]>(`${SELECT} WHERE t.id = $1`, [id]);
    return row;
  }

  /** Nobody else changes the ticket until the transaction ends. */
  async findLocked(id: TicketId): Promise<StoredTicket | undefined> {
    await this.source.query('SELECT FROM tickets WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  async search(
    { view = 'all', step, topic, priority, text, sort = 'due', offset = 0, limit = 50 }: TicketQuery,
    agent: UserId,
  ): Promise<{ total: number; items: readonly StoredTicket[] }> {
    const where = new SqlConditions();
    if (view === 'queue') where.addPlain(`t.step = 'new'`);
    if (view === 'mine') where.add((value) => `t.agent_id = ${value}`, agent);
    if (step) where.add((value) => `t.step = ${value}`, step);
    if (topic) where.add((value) => `t.topic = ${value}`, topic);
    if (priority) where.add((value) => `t.priority = ${value}`, priority);
    if (text) {
      const found = (value: string) =>
        `(lower(t.subject) LIKE ${value} OR lower(coalesce(u.display_name, g.display_name)) LIKE ${value})`;
      where.add(found, containing(text));
    }
    const order = () => (sort === 'due' ? `${firstOwn(where.value(agent))}, ${SORTS.due}` : SORTS[sort]);
    return this.#page(where, order, offset, limit);
  }

  /** Somebody's own, what happened last first. */
  async listOf(
    requester: Requester,
    { offset = 0, limit = 50 }: { offset?: number | undefined; limit?: number | undefined },
  ): Promise<{ total: number; items: readonly StoredTicket[] }> {
    const where = new SqlConditions();
    where.add((value) => `${requesterColumn(requester)} = ${value}`, requester.id);
    return this.#page(where, () => SORTS.changed, offset, limit);
  }

  /** How many conversations of somebody are not closed; of a guest, those of all guests of the meeting. */
  async countOpen(requester: Requester): Promise<number> {
    const ofWhom =
      requester.kind === 'user'
        ? 't.user_id = $1'
        : `t.guest_id IN (SELECT o.id FROM guests g JOIN guests o ON o.meeting_id = g.meeting_id WHERE g.id = $1)`;
    const [row] = await this.source.query<{ open: number }[]>(
      `SELECT count(*)::integer AS open FROM tickets t WHERE ${ofWhom} AND t.step <> 'closed'`,
      [requester.id],
    );
    return row?.open ?? 0;
  }

  async update(id: TicketId, change: TicketChange): Promise<void> {
    const entries = Object.entries(change) as [keyof TicketChange, unknown][];
    if (entries.length === 0) return;
    const sets = entries.map(([key], index) => `${COLUMNS[key]} = $${index + 2}`).join(', ');
    await this.source.query(`UPDATE tickets SET ${sets} WHERE id = $1`, [
      id,
      ...entries.map(([, value]) => value),
    ]);
  }

  /** Ends the step in which the ticket stands and begins another. */
  async enterStep(id: TicketId, { step, agent, by, at, clockSince, dueAt }: StepChange): Promise<void> {
    await this.source.query(
      'UPDATE ticket_steps SET until_at = $2 WHERE ticket_id = $1 AND until_at IS NULL',
      [id, at],
    );
    await this.source.query(
      `INSERT INTO ticket_steps (ticket_id, step, agent_id, by_name, from_at, due_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, step, agent, by, at, dueAt],
    );
    await this.source.query(
      `UPDATE tickets SET step = $2, agent_id = $3, step_since = $4, changed_at = $4, clock_since = $5, due_at = $6
       WHERE id = $1`,
      [id, step, agent, at, clockSince, dueAt],
    );
  }

  async addMessage(ticket: TicketId, { kind, author, text, at }: NewMessage): Promise<void> {
    await this.source.query(
      `INSERT INTO ticket_messages (ticket_id, kind, user_id, guest_id, text, at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [ticket, kind, ...columnsOf(author), text, at],
    );
  }

  async messages(ticket: TicketId): Promise<readonly StoredMessage[]> {
    return this.source.query(
      `SELECT m.id, m.kind, coalesce(u.display_name, g.display_name) AS author, m.text, m.at
       FROM ticket_messages m LEFT JOIN users u ON u.id = m.user_id LEFT JOIN guests g ON g.id = m.guest_id
       WHERE m.ticket_id = $1 ORDER BY m.position`,
      [ticket],
    );
  }

  async steps(ticket: TicketId): Promise<readonly StoredStep[]> {
    return this.source.query(
      `SELECT s.step, s.by_name AS by, s.from_at AS "from", s.until_at AS until, s.due_at AS "dueAt",
              CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'displayName', a.display_name) END AS agent
       FROM ticket_steps s LEFT JOIN users a ON a.id = s.agent_id WHERE s.ticket_id = $1 ORDER BY s.number`,
      [ticket],
    );
  }

  /** Tells the agents, and whoever asked, that the ticket has changed. */
  async tell({ id, user }: Pick<StoredTicket, 'id' | 'user'>): Promise<void> {
    await tellChanged(this.source, { topic: 'tickets', id, to: { audience: 'agents' } });
    if (user) await tellChanged(this.source, { topic: 'tickets', id, to: { users: [user] } });
  }

  async #page(where: SqlConditions, order: () => string, offset: number, limit: number) {
    const [counted] = await this.source.query<{ total: number }[]>(`${COUNT} ${where.sql}`, [
      ...where.parameters,
    ]);
    const sorted = order();
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const items = await this.source.query<StoredTicket[]>(
      `${SELECT} ${where.sql} ORDER BY ${sorted} ${page}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }
}

function columnsOf({ kind, id }: Requester): [UserId | null, GuestId | null] {
  return kind === 'user' ? [id, null] : [null, id];
}

function requesterColumn({ kind }: Requester): string {
  return kind === 'user' ? 't.user_id' : 't.guest_id';
}
