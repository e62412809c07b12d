import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema: accounts, sign-ins and meetings. */
export class Initial0001 implements MigrationInterface {
  // TypeORM orders migrations by the thirteen digits at the end of their names.
  readonly name = 'Initial1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ACCOUNTS, ...MEETINGS, ...SIGN_INS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE attempts, setup_tokens, sign_ins, attendance, participants, guests,
                  meeting_members, meeting_hosts, meetings, users`,
    );
  }
}

const ACCOUNTS = [
  `CREATE TABLE users (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email         text NOT NULL CONSTRAINT users_email_key UNIQUE CHECK (email = lower(email)),
    display_name  text NOT NULL,
    sip_name      text NOT NULL CONSTRAINT users_sip_name_key UNIQUE CHECK (sip_name = lower(sip_name)),
    role          text NOT NULL CHECK (role IN ('admin', 'member')),
    locale        text NOT NULL,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL,
    disabled_at   timestamptz
  )`,
  `CREATE TABLE setup_tokens (
    token_hash bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
  )`,
  // Wrong passwords, guessed codes and the like; keys are hashes, so that no list of addresses stands here.
  `CREATE TABLE attempts (
    key     text PRIMARY KEY,
    recent  timestamptz[] NOT NULL,
    streak  integer NOT NULL,
    next_at timestamptz NOT NULL
  )`,
];

const MEETINGS = [
  `CREATE TABLE meetings (
    id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code                 text NOT NULL CONSTRAINT meetings_code_key UNIQUE CHECK (code ~ '^[0-9]{9}$'),
    title                text NOT NULL,
    state                text NOT NULL CHECK (state IN ('scheduled', 'running', 'ended')),
    created_by           uuid REFERENCES users ON DELETE SET NULL,
    maximum_participants integer NOT NULL CHECK (maximum_participants > 0),
    is_demo              boolean NOT NULL,
    starts_at            timestamptz NOT NULL,
    started_at           timestamptz,
    ended_at             timestamptz,
    CHECK ((state = 'ended') = (ended_at IS NOT NULL))
  )`,
  'CREATE UNIQUE INDEX meetings_one_demo ON meetings (is_demo) WHERE is_demo',
  'CREATE INDEX meetings_created_by ON meetings (created_by)',
  `CREATE TABLE meeting_hosts (
    meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    PRIMARY KEY (meeting_id, user_id)
  )`,
  'CREATE INDEX meeting_hosts_user ON meeting_hosts (user_id)',
  `CREATE TABLE meeting_members (
    meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    entered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (meeting_id, user_id)
  )`,
  'CREATE INDEX meeting_members_user ON meeting_members (user_id)',
  `CREATE TABLE guests (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    meeting_id   uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    display_name text NOT NULL,
    sip_name     text NOT NULL CONSTRAINT guests_sip_name_key UNIQUE,
    locale       text NOT NULL,
    created_at   timestamptz NOT NULL
  )`,
  // No reference to users or guests: who took part stays known after an account is gone.
  `CREATE TABLE participants (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    meeting_id     uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    principal_kind text NOT NULL CHECK (principal_kind IN ('user', 'guest', 'synthetic')),
    principal_id   text NOT NULL,
    display_name   text NOT NULL,
    role           text NOT NULL CHECK (role IN ('host', 'co-host', 'participant', 'guest')),
    UNIQUE (meeting_id, principal_kind, principal_id)
  )`,
  `CREATE TABLE attendance (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL REFERENCES participants ON DELETE CASCADE,
    device         text NOT NULL CHECK (device IN ('browser', 'phone', 'synthetic')),
    joined_at      timestamptz NOT NULL,
    left_at        timestamptz CHECK (left_at >= joined_at)
  )`,
  'CREATE INDEX attendance_participant ON attendance (participant_id)',
  'CREATE UNIQUE INDEX attendance_open ON attendance (participant_id) WHERE left_at IS NULL',
];

const SIGN_INS = [
  `CREATE TABLE sign_ins (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash   bytea NOT NULL UNIQUE,
    user_id      uuid REFERENCES users ON DELETE CASCADE,
    guest_id     uuid REFERENCES guests ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ip           text NOT NULL,
    user_agent   text NOT NULL,
    CHECK (num_nonnulls(user_id, guest_id) = 1)
  )`,
  'CREATE INDEX sign_ins_user ON sign_ins (user_id)',
  'CREATE INDEX sign_ins_guest ON sign_ins (guest_id)',
];
