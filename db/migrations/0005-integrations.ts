import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for programs, webhooks, and what was answered by mail. */
export class Integrations0005 implements MigrationInterface {
  readonly name = 'Integrations1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...KEYS, ...WEBHOOKS, ...MAIL]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_replies, webhook_deliveries, webhooks, api_keys');
  }
}

const KEYS = [
  // Of a key only its SHA-256 is kept.
  `CREATE TABLE api_keys (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    owner_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name         text NOT NULL,
    prefix       text NOT NULL,
    token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz
  )`,
  'CREATE INDEX api_keys_owner ON api_keys (owner_id)',
];

const WEBHOOKS = [
  `CREATE TABLE webhooks (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    url         text NOT NULL,
    events      text[] NOT NULL CHECK (cardinality(events) > 0),
    -- Sealed by a key that the database does not know.
    secret      bytea NOT NULL,
    state       text NOT NULL CHECK (state IN ('active', 'paused', 'failing')),
    failures    integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL
  )`,
  `CREATE TABLE webhook_deliveries (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    webhook_id   uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    event        text NOT NULL,
    payload      jsonb NOT NULL,
    state        text NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts     integer NOT NULL DEFAULT 0,
    status       integer,
    milliseconds integer,
    response     text,
    error        text,
    created_at   timestamptz NOT NULL,
    attempted_at timestamptz
  )`,
  'CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id, created_at DESC, id)',
  'CREATE INDEX webhook_deliveries_created ON webhook_deliveries (created_at)',
];

const MAIL = [
  // By the SHA-256 of the mail: one that is fetched twice is taken once.
  `CREATE TABLE mail_replies (
    mail_hash   bytea PRIMARY KEY CHECK (length(mail_hash) = 32),
    outcome     text NOT NULL,
    received_at timestamptz NOT NULL
  )`,
];
