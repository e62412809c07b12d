import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What bookings are about, who is invited to them, what people answer and are told, and meetings from bookings. */
export class Invitations0004 implements MigrationInterface {
  readonly name = 'Invitations1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...BOOKINGS, ...INVITATIONS, ...NOTIFICATIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TABLE notifications, invitation_answers, invitations, booking_departments',
      'ALTER TABLE meetings DROP COLUMN booking_occurrence_id',
      'ALTER TABLE booking_occurrences DROP COLUMN reminded_at',
      'ALTER TABLE bookings DROP COLUMN agenda, DROP COLUMN reminder_minutes',
    ]) {
      await runner.query(statement);
    }
  }
}

const BOOKINGS = [
  `ALTER TABLE bookings
    ADD COLUMN agenda           jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN reminder_minutes integer CHECK (reminder_minutes >= 0)`,
  'ALTER TABLE booking_occurrences ADD COLUMN reminded_at timestamptz',
  'CREATE INDEX booking_occurrences_start ON booking_occurrences (lower(during)) WHERE NOT cancelled',
  // Departments that were invited as such: those in them stand in invitations.
  `CREATE TABLE booking_departments (
    booking_id    uuid NOT NULL REFERENCES bookings ON DELETE CASCADE,
    department_id uuid NOT NULL REFERENCES departments ON DELETE CASCADE,
    PRIMARY KEY (booking_id, department_id)
  )`,
  'CREATE INDEX booking_departments_department ON booking_departments (department_id)',
  'ALTER TABLE meetings ADD COLUMN booking_occurrence_id uuid REFERENCES booking_occurrences ON DELETE SET NULL',
  // Two who start it at once get the same one; one that has ended does not keep the next from beginning.
  `CREATE UNIQUE INDEX meetings_one_for_a_date ON meetings (booking_occurrence_id) WHERE state <> 'ended'`,
  'CREATE INDEX meetings_occurrence ON meetings (booking_occurrence_id) WHERE booking_occurrence_id IS NOT NULL',
];

const STATES = `('needs-action', 'accepted', 'tentative', 'declined', 'delegated')`;

const INVITATIONS = [
  // Whose account is deleted stays invited by name: the reasons belong to the record of the meeting.
  `CREATE TABLE invitations (
    id            uuid PRIMARY KEY,
    booking_id    uuid NOT NULL REFERENCES bookings ON DELETE CASCADE,
    user_id       uuid REFERENCES users ON DELETE SET NULL,
    name          text NOT NULL,
    -- Of guests from outside.
    email         text CHECK (email = lower(email)),
    -- With which they were invited; null for those invited by name.
    department_id uuid REFERENCES departments ON DELETE SET NULL,
    -- The only date that it is for.
    occurrence_id uuid REFERENCES booking_occurrences ON DELETE CASCADE,
    delegated_by  uuid REFERENCES invitations ON DELETE CASCADE,
    state         text NOT NULL DEFAULT 'needs-action' CHECK (state IN ${STATES}),
    reason        text NOT NULL DEFAULT '',
    proposed      tstzrange CHECK (NOT isempty(proposed)),
    answered_at   timestamptz,
    delegated_to  uuid REFERENCES users ON DELETE SET NULL,
    -- SHA-256 of what names the invited in mails.
    attendee_hash bytea NOT NULL UNIQUE CHECK (length(attendee_hash) = 32),
    -- Which link of a mail is good: each answer by link uses one up.
    link_version  integer NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL,
    withdrawn_at  timestamptz,
    CHECK (user_id IS NULL OR email IS NULL)
  )`,
  `CREATE UNIQUE INDEX invitations_user ON invitations (booking_id, user_id, coalesce(occurrence_id, booking_id))
   WHERE user_id IS NOT NULL`,
  'CREATE UNIQUE INDEX invitations_email ON invitations (booking_id, email) WHERE email IS NOT NULL',
  'CREATE INDEX invitations_of_user ON invitations (user_id)',
  'CREATE INDEX invitations_delegated_by ON invitations (delegated_by) WHERE delegated_by IS NOT NULL',
  'CREATE INDEX invitations_delegated_to ON invitations (delegated_to) WHERE delegated_to IS NOT NULL',
  'CREATE INDEX invitations_department ON invitations (department_id) WHERE department_id IS NOT NULL',
  'CREATE INDEX invitations_occurrence ON invitations (occurrence_id) WHERE occurrence_id IS NOT NULL',
  // Answers to single dates, where they are not that to the whole.
  `CREATE TABLE invitation_answers (
    invitation_id uuid NOT NULL REFERENCES invitations ON DELETE CASCADE,
    occurrence_id uuid NOT NULL REFERENCES booking_occurrences ON DELETE CASCADE,
    state         text NOT NULL CHECK (state IN ${STATES}),
    reason        text NOT NULL DEFAULT '',
    proposed      tstzrange CHECK (NOT isempty(proposed)),
    answered_at   timestamptz,
    delegated_to  uuid REFERENCES users ON DELETE SET NULL,
    PRIMARY KEY (invitation_id, occurrence_id)
  )`,
  'CREATE INDEX invitation_answers_occurrence ON invitation_answers (occurrence_id)',
  'CREATE INDEX invitation_answers_delegated_to ON invitation_answers (delegated_to) WHERE delegated_to IS NOT NULL',
];

const NOTIFICATIONS = [
  `CREATE TABLE notifications (
    id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    at      timestamptz NOT NULL,
    read_at timestamptz,
    content jsonb NOT NULL
  )`,
  'CREATE INDEX notifications_user ON notifications (user_id, at DESC, id)',
  'CREATE INDEX notifications_at ON notifications (at)',
  'CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL',
];
