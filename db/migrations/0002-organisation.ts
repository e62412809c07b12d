import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log, departments, what people may do in them, and links to set a password. */
export class Organisation0002 implements MigrationInterface {
  readonly name = 'Organisation1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...AUDIT, ...DEPARTMENTS, ...USERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Whoever never had a password cannot sign in by an empty one: it is no hash.
    for (const statement of [
      'DROP TABLE password_links, department_admins, audit_log',
      'DROP FUNCTION refuse_change',
      'DROP INDEX users_search, users_name, users_admins',
      `ALTER TABLE users DROP COLUMN department_id, DROP COLUMN is_host, DROP COLUMN is_support_agent`,
      `UPDATE users SET password_hash = '' WHERE password_hash IS NULL`,
      'ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL',
      'DROP TABLE departments',
    ]) {
      await runner.query(statement);
    }
  }
}

const AUDIT = [
  // No references: who did what stays known after they are gone.
  `CREATE TABLE audit_log (
    number        bigint PRIMARY KEY CHECK (number > 0),
    at            timestamptz NOT NULL,
    actor_id      uuid NOT NULL,
    actor_name    text NOT NULL,
    sign_in_id    uuid NOT NULL,
    ip            text NOT NULL,
    action        text NOT NULL,
    object_kind   text,
    object_id     text,
    before        jsonb,
    after         jsonb,
    result        text NOT NULL,
    previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
    hash          bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    CHECK ((object_kind IS NULL) = (object_id IS NULL))
  )`,
  'CREATE INDEX audit_log_actor ON audit_log (actor_id, number)',
  'CREATE INDEX audit_log_object ON audit_log (object_id, number)',
  'CREATE INDEX audit_log_action ON audit_log (action, number)',
  'CREATE INDEX audit_log_at ON audit_log (at)',
  // The server owns its tables, so that rights alone would not bind it; the chain of hashes shows whoever goes around this.
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'the audit log is never changed' USING ERRCODE = 'insufficient_privilege'; END $$`,
  `CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  'REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM PUBLIC',
];

const DEPARTMENTS = [
  `CREATE TABLE departments (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    parent_id   uuid CONSTRAINT departments_parent_exists REFERENCES departments,
    name        text NOT NULL,
    code        text NOT NULL CONSTRAINT departments_code_key UNIQUE CHECK (code = upper(code)),
    head_id     uuid REFERENCES users ON DELETE SET NULL,
    contact     text NOT NULL,
    description text NOT NULL,
    created_at  timestamptz NOT NULL,
    CHECK (parent_id <> id),
    CONSTRAINT departments_name_key UNIQUE NULLS NOT DISTINCT (parent_id, name)
  )`,
  'CREATE INDEX departments_head ON departments (head_id)',
];

const USERS = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  `ALTER TABLE users
    ADD COLUMN department_id    uuid REFERENCES departments,
    ADD COLUMN is_host          boolean NOT NULL DEFAULT false,
    ADD COLUMN is_support_agent boolean NOT NULL DEFAULT false,
    -- Whoever was added by an admin has none until they have set one.
    ALTER COLUMN password_hash DROP NOT NULL`,
  'CREATE INDEX users_department ON users (department_id)',
  'CREATE INDEX users_name ON users (lower(display_name), id)',
  `CREATE INDEX users_search ON users USING gin ((lower(display_name) || ' ' || email) gin_trgm_ops)`,
  "CREATE INDEX users_admins ON users (id) WHERE role = 'admin'",
  `CREATE TABLE department_admins (
    department_id uuid NOT NULL REFERENCES departments ON DELETE CASCADE,
    user_id       uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    PRIMARY KEY (user_id, department_id)
  )`,
  'CREATE INDEX department_admins_department ON department_admins (department_id)',
  // Of a link only the SHA-256 of its token is kept; a new one takes the place of the one before.
  `CREATE TABLE password_links (
    user_id    uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
  )`,
];
