import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of meetings: what is being sent, and what was checked and stored; and which of them a message carries. */
export class Files0014 implements MigrationInterface {
  readonly name = 'Files1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE chat_messages DROP COLUMN files');
    await runner.query('DROP TABLE files');
  }
}

const STATEMENTS = [
  // The same file can belong to several meetings: the pages of a series take their pictures along.
  `CREATE TABLE files (
    meeting_id     uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    id             uuid NOT NULL,
    uploader_kind  text NOT NULL CHECK (uploader_kind IN ('user', 'guest')),
    uploader_id    uuid NOT NULL,
    participant_id uuid NOT NULL,
    purpose        text NOT NULL CHECK (purpose IN ('board', 'chat')),
    recipient      uuid,
    place          jsonb,
    name           text NOT NULL,
    size           bigint NOT NULL,
    state          text NOT NULL CHECK (state IN ('receiving', 'checking', 'ready', 'refused')),
    refusal        text CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    kind           text,
    type           text,
    hash           text CHECK ((state = 'ready') = (hash IS NOT NULL)),
    width          integer,
    height         integer,
    message_id     uuid,
    created_at     timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, id)
  )`,
  'CREATE INDEX files_uploader ON files (uploader_kind, uploader_id)',
  'CREATE INDEX files_hash ON files (hash) WHERE hash IS NOT NULL',
  'CREATE INDEX files_unfinished ON files (changed_at) WHERE message_id IS NULL',
  `ALTER TABLE chat_messages ADD COLUMN files jsonb NOT NULL DEFAULT '[]'`,
];
