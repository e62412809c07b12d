import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chat of each meeting: how it stands, its messages, and how far each person has read. */
export class Chat0009 implements MigrationInterface {
  readonly name = 'Chat1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chat_reads, chat_messages, chats');
  }
}

const STATEMENTS = [
  `CREATE TABLE chats (
    meeting_id uuid PRIMARY KEY REFERENCES meetings ON DELETE CASCADE,
    sequence   integer NOT NULL,
    mode       text NOT NULL CHECK (mode IN ('open', 'public-only', 'closed')),
    pinned     uuid
  )`,
  // Names are kept as they were: who left, and whose account is gone, still wrote what they wrote.
  `CREATE TABLE chat_messages (
    id              uuid PRIMARY KEY,
    meeting_id      uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    posted          integer NOT NULL,
    changed         integer NOT NULL,
    key             uuid NOT NULL,
    author          uuid NOT NULL,
    author_name     text NOT NULL,
    recipient       uuid,
    recipient_name  text,
    text            text NOT NULL,
    reply_to        uuid,
    mentions        uuid[] NOT NULL,
    reactions       jsonb NOT NULL,
    posted_at       timestamptz NOT NULL,
    edited_at       timestamptz,
    deleted_by      uuid,
    deleted_by_name text,
    UNIQUE (meeting_id, posted),
    UNIQUE (meeting_id, changed),
    UNIQUE (meeting_id, author, key)
  )`,
  `CREATE TABLE chat_reads (
    meeting_id  uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    participant uuid NOT NULL,
    posted      integer NOT NULL,
    PRIMARY KEY (meeting_id, participant)
  )`,
];
