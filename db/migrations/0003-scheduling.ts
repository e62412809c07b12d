import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms and their bookings. */
export class Scheduling0003 implements MigrationInterface {
  readonly name = 'Scheduling1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ROOMS, ...BOOKINGS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE booking_occurrences, bookings, room_hosts, rooms');
  }
}

const ROOMS = [
  // A deleted room stays for the sake of what took place in it.
  `CREATE TABLE rooms (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name           text NOT NULL,
    type           text NOT NULL CHECK (type IN ('virtual', 'physical', 'both')),
    status         text NOT NULL CHECK (status IN ('open', 'closed', 'maintenance')),
    department_id  uuid REFERENCES departments,
    seats          integer NOT NULL CHECK (seats >= 0),
    equipment      text[] NOT NULL,
    zone           text NOT NULL,
    opening_hours  jsonb NOT NULL,
    dial_in_number text NOT NULL,
    pin_policy     text NOT NULL CHECK (pin_policy IN ('none', 'required')),
    description    text NOT NULL,
    created_at     timestamptz NOT NULL,
    deleted_at     timestamptz
  )`,
  'CREATE UNIQUE INDEX rooms_name_key ON rooms (lower(name)) WHERE deleted_at IS NULL',
  'CREATE INDEX rooms_department ON rooms (department_id)',
  `CREATE TABLE room_hosts (
    room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    PRIMARY KEY (room_id, user_id)
  )`,
  'CREATE INDEX room_hosts_user ON room_hosts (user_id)',
];

const BOOKINGS = [
  'CREATE EXTENSION IF NOT EXISTS btree_gist',
  `CREATE TABLE bookings (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    room_id      uuid NOT NULL REFERENCES rooms,
    organiser_id uuid REFERENCES users ON DELETE SET NULL,
    title        text NOT NULL,
    description  text NOT NULL,
    -- By the clocks of the zone: a series keeps this time when they are changed.
    starts_at    text NOT NULL CHECK (starts_at ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'),
    zone         text NOT NULL,
    minutes      integer NOT NULL CHECK (minutes > 0),
    rule         text,
    sequence     integer NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    cancelled_at timestamptz
  )`,
  'CREATE INDEX bookings_room ON bookings (room_id)',
  'CREATE INDEX bookings_organiser ON bookings (organiser_id)',
  `CREATE TABLE booking_occurrences (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    booking_id     uuid NOT NULL REFERENCES bookings ON DELETE CASCADE,
    room_id        uuid NOT NULL REFERENCES rooms,
    -- Where the rule has it, which names the date in invitations (RFC 5545 RECURRENCE-ID).
    original_start timestamptz NOT NULL,
    during         tstzrange NOT NULL CHECK (NOT isempty(during)),
    cancelled      boolean NOT NULL DEFAULT false,
    UNIQUE (booking_id, original_start),
    CONSTRAINT one_booking_at_a_time EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (NOT cancelled)
  )`,
  'CREATE INDEX booking_occurrences_during ON booking_occurrences USING gist (during) WHERE (NOT cancelled)',
];
