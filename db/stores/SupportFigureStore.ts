import type { TicketStep, TicketTopic } from '../../server/contract/support';
import type { Durations } from '../../server/contract/supportStaff';
import type { Queryable } from '../Queryable';

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

export interface TopicCount {
  readonly topic: TicketTopic;
  readonly opened: number;
  readonly unsolved: number;
  readonly firstAnswer: Durations;
}

const WITHIN = 't.opened_at >= $1 AND t.opened_at < $2';

/** `count`, `median` and `p90` of a duration in seconds. */
const durations = (seconds: string) => `json_build_object(
    'count', count(${seconds}),
    'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds}),
    'p90', percentile_cont(0.9) WITHIN GROUP (ORDER BY ${seconds}))`;

const FIRST_ANSWER = 'extract(epoch FROM t.first_answer_at - t.opened_at)';
const COUNTS = `count(*)::integer AS opened,
    count(*) FILTER (WHERE t.step NOT IN ('solved', 'closed'))::integer AS unsolved,
    ${durations(FIRST_ANSWER)} AS "firstAnswer"`;

/** The queries of what support has to do and how fast it answers. */
export class SupportFigureStore {
  constructor(private readonly source: Queryable) {}

  async total({ from, until }: Span): Promise<Omit<TopicCount, 'topic'>> {
    const [row] = await this.source.query<Omit<TopicCount, 'topic'>[]>(
      `SELECT ${COUNTS} FROM tickets t WHERE ${WITHIN}`,
      [from, until],
    );
    if (!row) throw new Error('an aggregate without a row');
    return row;
  }

  async byTopic({ from, until }: Span): Promise<readonly TopicCount[]> {
    return this.source.query(
      `SELECT t.topic, ${COUNTS} FROM tickets t WHERE ${WITHIN} GROUP BY t.topic ORDER BY opened DESC, t.topic`,
      [from, until],
    );
  }

  async bySteps({ from, until }: Span): Promise<readonly { step: TicketStep; durations: Durations }[]> {
    return this.source.query(
      `SELECT s.step, ${durations('extract(epoch FROM s.until_at - s.from_at)')} AS durations
       FROM ticket_steps s JOIN tickets t ON t.id = s.ticket_id
       WHERE ${WITHIN} AND s.until_at IS NOT NULL GROUP BY s.step`,
      [from, until],
    );
  }

  async byStars({ from, until }: Span): Promise<readonly { stars: number; count: number }[]> {
    return this.source.query(
      `SELECT t.stars, count(*)::integer AS count FROM tickets t WHERE ${WITHIN} AND t.stars IS NOT NULL
       GROUP BY t.stars`,
      [from, until],
    );
  }

  /** By days of UTC; days without any are left out. */
  async byDay({ from, until }: Span): Promise<readonly { day: string; opened: number }[]> {
    return this.source.query(
      `SELECT to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::integer AS opened
       FROM tickets t WHERE ${WITHIN} GROUP BY day ORDER BY day`,
      [from, until],
    );
  }
}
