import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversations with support, who answers them and when, canned answers, and suggestions. */
export class Support0007 implements MigrationInterface {
  readonly name = 'Support1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...STAFF, ...TICKETS, ...SUGGESTIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE suggestions, ticket_reports, ticket_steps, ticket_messages, tickets, canned_answers,
                  support_shifts, support_agents`,
    );
  }
}

const TOPICS = `('joining', 'sound', 'picture', 'meeting', 'booking', 'account', 'other')`;
const STEPS = `('new', 'taken', 'waiting-for-user', 'waiting-for-agent', 'solved', 'closed')`;

const STAFF = [
  // Who is an agent stands in users; here is what an agent answers. Nothing means everything.
  `CREATE TABLE support_agents (
    user_id   uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    topics    text[] NOT NULL,
    languages text[] NOT NULL
  )`,
  'CREATE INDEX users_support_agents ON users (lower(display_name), id) WHERE is_support_agent',
  // Every week, by the clocks of the zone.
  `CREATE TABLE support_shifts (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    day        text NOT NULL CHECK (day IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    from_time  text NOT NULL CHECK (from_time ~ '^\\d\\d:\\d\\d$'),
    until_time text NOT NULL CHECK (until_time ~ '^\\d\\d:\\d\\d$'),
    zone       text NOT NULL,
    CHECK (from_time < until_time)
  )`,
  'CREATE INDEX support_shifts_user ON support_shifts (user_id)',
  `CREATE TABLE canned_answers (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title      text NOT NULL,
    topic      text CHECK (topic IN ${TOPICS}),
    text_en    text NOT NULL,
    text_zh    text NOT NULL,
    changed_at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX canned_answers_title_key ON canned_answers (lower(title))',
];

const TICKETS = [
  `CREATE TABLE tickets (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number            integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    user_id           uuid REFERENCES users ON DELETE CASCADE,
    guest_id          uuid REFERENCES guests ON DELETE CASCADE,
    subject           text NOT NULL,
    topic             text NOT NULL CHECK (topic IN ${TOPICS}),
    priority          text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    in_call           boolean NOT NULL,
    locale            text NOT NULL,
    step              text NOT NULL CHECK (step IN ${STEPS}),
    agent_id          uuid REFERENCES users ON DELETE SET NULL,
    opened_at         timestamptz NOT NULL,
    step_since        timestamptz NOT NULL,
    -- When the clock of whoever has to act began: it outlasts a handing over.
    clock_since       timestamptz NOT NULL,
    due_at            timestamptz,
    first_answer_at   timestamptz,
    changed_at        timestamptz NOT NULL,
    answered_at       timestamptz,
    seen_at           timestamptz NOT NULL,
    stars             integer CHECK (stars BETWEEN 1 AND 5),
    comment           text,
    rated_at          timestamptz,
    CHECK (num_nonnulls(user_id, guest_id) = 1)
  )`,
  'CREATE INDEX tickets_user ON tickets (user_id, changed_at DESC)',
  'CREATE INDEX tickets_guest ON tickets (guest_id)',
  `CREATE INDEX tickets_due ON tickets (due_at, id) WHERE step <> 'closed'`,
  'CREATE INDEX tickets_agent ON tickets (agent_id, due_at)',
  'CREATE INDEX tickets_opened ON tickets (opened_at)',
  `CREATE TABLE ticket_messages (
    id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    ticket_id uuid NOT NULL REFERENCES tickets ON DELETE CASCADE,
    kind      text NOT NULL CHECK (kind IN ('requester', 'agent', 'note')),
    user_id   uuid REFERENCES users ON DELETE SET NULL,
    guest_id  uuid REFERENCES guests ON DELETE SET NULL,
    text      text NOT NULL,
    at        timestamptz NOT NULL,
    position  bigint GENERATED ALWAYS AS IDENTITY
  )`,
  'CREATE INDEX ticket_messages_ticket ON ticket_messages (ticket_id, position)',
  `CREATE TABLE ticket_steps (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id uuid NOT NULL REFERENCES tickets ON DELETE CASCADE,
    step      text NOT NULL CHECK (step IN ${STEPS}),
    agent_id  uuid REFERENCES users ON DELETE SET NULL,
    -- Name of whoever brought it there; null where a clock did.
    by_name   text,
    from_at   timestamptz NOT NULL,
    until_at  timestamptz,
    due_at    timestamptz
  )`,
  'CREATE INDEX ticket_steps_ticket ON ticket_steps (ticket_id, number)',
  'CREATE UNIQUE INDEX ticket_steps_open ON ticket_steps (ticket_id) WHERE until_at IS NULL',
  // What whoever asked has let support look at, and until when; removed once it is over.
  `CREATE TABLE ticket_reports (
    ticket_id  uuid PRIMARY KEY REFERENCES tickets ON DELETE CASCADE,
    report     jsonb NOT NULL,
    meeting_id uuid REFERENCES meetings ON DELETE SET NULL,
    shared_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX ticket_reports_expiry ON ticket_reports (expires_at)',
];

const SUGGESTIONS = [
  `CREATE TABLE suggestions (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    author_id  uuid REFERENCES users ON DELETE SET NULL,
    title      text NOT NULL,
    text       text NOT NULL,
    state      text NOT NULL CHECK (state IN ('new', 'planned', 'done')),
    reply      text NOT NULL,
    added_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  )`,
  'CREATE INDEX suggestions_author ON suggestions (author_id, added_at DESC)',
  'CREATE INDEX suggestions_state ON suggestions (state, added_at DESC)',
];
