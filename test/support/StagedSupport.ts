import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { UserId } from '../../server/contract/ids';
import type { RouteName } from '../../server/contract/routes';
import type { ConnectionReport } from '../../server/contract/support';

type PathObjects = Readonly<Record<string, string>>;

/** What a browser outside a meeting measures of itself. */
export const REPORT: ConnectionReport = {
  measuredAt: '2027-03-01T08:00:00.000Z',
  browser: 'Chromium 140',
  width: 1440,
  height: 900,
  online: true,
  call: null,
};

/**
 * The support desk in which the authorisation matrix is played: two conversations that nobody has taken, each with a
 * connection report, a canned answer, an agent with a shift, and a suggestion. Made anew before every cell.
 */
export class StagedSupport {
  static readonly queries: Partial<Record<RouteName, Record<string, string>>> = {
    viewSupportFigures: { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' },
  };

  readonly missing: PathObjects = Object.fromEntries(
    ['ticket', 'cannedAnswer', 'agent', 'shift', 'suggestion'].map((name) => [name, randomUUID()]),
  );
  here: PathObjects = {};
  elsewhere: PathObjects = {};

  constructor(private readonly source: DataSource) {}

  async stage(openers: { readonly here: UserId; readonly elsewhere: UserId }): Promise<void> {
    await this.source.query('DELETE FROM tickets');
    await this.source.query('DELETE FROM canned_answers');
    await this.source.query('DELETE FROM suggestions');
    await this.source.query(`DELETE FROM users WHERE email LIKE 'staged-agent-%'`);
    const agent = await this.#addAgent();
    this.here = {
      ticket: await this.#addTicket(openers.here),
      cannedAnswer: await this.#insert(
        `INSERT INTO canned_answers (title, text_en, text_zh, changed_at) VALUES ('Hello', 'Hello', '您好', now())
         RETURNING id`,
      ),
      agent,
      shift: await this.#insert(
        `INSERT INTO support_shifts (user_id, day, from_time, until_time, zone)
         VALUES ($1, 'monday', '08:00', '12:00', 'UTC') RETURNING id`,
        agent,
      ),
      suggestion: await this.#insert(
        `INSERT INTO suggestions (author_id, title, text, state, reply, added_at, changed_at)
         VALUES ($1, 'Darker', 'A dark desk', 'new', '', now(), now()) RETURNING id`,
        openers.here,
      ),
    };
    this.elsewhere = { ticket: await this.#addTicket(openers.elsewhere) };
  }

  /** Bodies that nothing but the policy can refuse; `user` is somebody to make an agent. */
  bodies(user: string | undefined): Partial<Record<RouteName, () => unknown>> {
    const texts = { en: 'Look here', 'zh-CN': '请看这里' };
    const shift = {
      agent: this.here['agent'],
      day: 'friday',
      from: '09:00',
      until: '17:00',
      zone: 'Europe/Berlin',
    };
    return {
      openTicket: () => ({ subject: 'No sound', topic: 'sound', text: 'I hear nothing', inCall: false }),
      answerTicket: () => ({ text: 'Hello' }),
      rateTicket: () => ({ stars: 5, comment: '' }),
      shareReport: () => ({ consent: true, report: REPORT }),
      assignTicket: () => ({ agent: null }),
      noteTicket: () => ({ text: 'Called' }),
      changeTicket: () => ({ priority: 'low' }),
      addCannedAnswer: () => ({ title: 'New', topic: 'sound', texts }),
      changeCannedAnswer: () => ({ texts }),
      addAgent: () => ({ user, topics: [], languages: [] }),
      changeAgent: () => ({ topics: ['sound'] }),
      addShift: () => shift,
      changeShift: () => shift,
      addSuggestion: () => ({ title: 'Louder', text: 'A louder bell' }),
      changeSuggestion: () => ({ state: 'planned' }),
    };
  }

  async #addAgent(): Promise<string> {
    return this.#insert(
      `INSERT INTO users (email, display_name, sip_name, role, locale, created_at, is_support_agent)
       VALUES ($1, 'Agnes', $1, 'member', 'en', now(), true) RETURNING id`,
      `staged-agent-${randomUUID()}@plenum.example`,
    );
  }

  async #addTicket(user: UserId): Promise<string> {
    const ticket = await this.#insert(
      `INSERT INTO tickets (user_id, subject, topic, priority, in_call, locale, step, opened_at, step_since,
                            clock_since, changed_at, seen_at, due_at)
       VALUES ($1, 'No sound', 'sound', 'normal', false, 'en', 'new', now(), now(), now(), now(), now(), now())
       RETURNING id`,
      user,
    );
    await this.source.query(`INSERT INTO ticket_steps (ticket_id, step, from_at) VALUES ($1, 'new', now())`, [
      ticket,
    ]);
    await this.source.query(
      `INSERT INTO ticket_reports (ticket_id, report, shared_at, expires_at)
       VALUES ($1, $2, now(), now() + interval '1 hour')`,
      [ticket, JSON.stringify(REPORT)],
    );
    return ticket;
  }

  async #insert(statement: string, ...parameters: unknown[]): Promise<string> {
    const [row] = await this.source.query<{ id: string }[]>(statement, parameters);
    if (!row) throw new Error('nothing was inserted');
    return row.id;
  }
}
