import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record of every meeting, how long records are kept, and what keeps them from being deleted. */
export class Records0006 implements MigrationInterface {
  readonly name = 'Records1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...RECORDS, ...RETENTION]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retention_rules, meeting_records');
    await runner.query('DROP FUNCTION record_text, letter_pairs');
  }
}

const RECORDS = [
  // Words for the search; array_to_string itself is only stable.
  `CREATE FUNCTION record_text(topic text, description text, tags text[], guests text) RETURNS text
   LANGUAGE sql IMMUTABLE PARALLEL SAFE
   AS $$ SELECT lower(topic || ' ' || array_to_string(tags, ' ') || ' ' || description || ' ' || guests) $$`,
  // Chinese words have two characters, of which trigrams know nothing.
  `CREATE FUNCTION letter_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 50
   AS $$ SELECT coalesce(array_agg(DISTINCT substr(words, place, 2)), '{}')
         FROM generate_series(1, length(words) - 1) place $$`,
  // People are named without references: who took part stays known after an account is gone.
  `CREATE TABLE meeting_records (
    meeting_id     uuid PRIMARY KEY REFERENCES meetings ON DELETE CASCADE,
    topic          text NOT NULL,
    description    text NOT NULL DEFAULT '',
    tags           text[] NOT NULL DEFAULT '{}',
    minutes        text NOT NULL DEFAULT '',
    room_id        uuid REFERENCES rooms ON DELETE SET NULL,
    department_id  uuid REFERENCES departments ON DELETE SET NULL,
    initiator_id   uuid,
    initiator_name text,
    started_at     timestamptz NOT NULL,
    -- When the last one left, or it was ended; null while somebody is in it.
    ended_at       timestamptz CHECK (ended_at >= started_at),
    -- When it was last known to run: after a crash nothing else says when people left.
    seen_at        timestamptz NOT NULL,
    seconds        integer GENERATED ALWAYS AS (extract(epoch FROM ended_at - started_at)::integer) STORED,
    people         integer NOT NULL DEFAULT 0,
    hosts          uuid[] NOT NULL DEFAULT '{}',
    participants   uuid[] NOT NULL DEFAULT '{}',
    -- Names of those without an account.
    guests         text NOT NULL DEFAULT '',
    devices        text[] NOT NULL DEFAULT '{}',
    agenda         jsonb NOT NULL DEFAULT '[]',
    absences       jsonb NOT NULL DEFAULT '[]',
    has_absences   boolean GENERATED ALWAYS AS (absences <> '[]') STORED,
    held_at        timestamptz,
    held_by        text,
    hold_reason    text,
    search         text GENERATED ALWAYS AS (record_text(topic, description, tags, guests)) STORED,
    CHECK ((held_at IS NULL) = (held_by IS NULL) AND (held_at IS NULL) = (hold_reason IS NULL))
  )`,
  'CREATE INDEX meeting_records_started ON meeting_records (started_at, meeting_id)',
  'CREATE INDEX meeting_records_topic ON meeting_records (lower(topic), meeting_id)',
  'CREATE INDEX meeting_records_seconds ON meeting_records (seconds, meeting_id)',
  'CREATE INDEX meeting_records_people ON meeting_records (people, meeting_id)',
  'CREATE INDEX meeting_records_room ON meeting_records (room_id, started_at, meeting_id)',
  'CREATE INDEX meeting_records_department ON meeting_records (department_id, started_at, meeting_id)',
  'CREATE INDEX meeting_records_initiator ON meeting_records (initiator_id, started_at, meeting_id)',
  'CREATE INDEX meeting_records_hosts ON meeting_records USING gin (hosts)',
  'CREATE INDEX meeting_records_participants ON meeting_records USING gin (participants)',
  'CREATE INDEX meeting_records_absences ON meeting_records (started_at, meeting_id) WHERE has_absences',
  `CREATE INDEX meeting_records_phones ON meeting_records (started_at, meeting_id) WHERE devices @> '{phone}'`,
  'CREATE INDEX meeting_records_running ON meeting_records (meeting_id) WHERE ended_at IS NULL',
  'CREATE INDEX meeting_records_held ON meeting_records (started_at, meeting_id) WHERE held_at IS NOT NULL',
  'CREATE INDEX meeting_records_search ON meeting_records USING gin (search gin_trgm_ops)',
  'CREATE INDEX meeting_records_pairs ON meeting_records USING gin (letter_pairs(search))',
];

const RETENTION = [
  // Of a room, of a department with all below it, or of the whole organisation; the nearest counts.
  `CREATE TABLE retention_rules (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    room_id       uuid REFERENCES rooms ON DELETE CASCADE,
    department_id uuid REFERENCES departments ON DELETE CASCADE,
    -- Null: for ever.
    days          integer CHECK (days > 0),
    CHECK (num_nonnulls(room_id, department_id) <= 1),
    CONSTRAINT retention_rules_one_each UNIQUE NULLS NOT DISTINCT (room_id, department_id)
  )`,
  'CREATE INDEX retention_rules_department ON retention_rules (department_id)',
];
