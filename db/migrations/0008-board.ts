import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whiteboards of meetings: every operation, and now and then the whole document. */
export class Board0008 implements MigrationInterface {
  readonly name = 'Board1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE board_snapshots, board_operations');
  }
}

const STATEMENTS = [
  // Never looked into by the database: json keeps it as it was written.
  `CREATE TABLE board_operations (
    meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    revision   bigint NOT NULL CHECK (revision > 0),
    key        uuid NOT NULL,
    author_id  uuid NOT NULL,
    undoes     bigint,
    redoes     bigint,
    changes    json NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, revision),
    CONSTRAINT board_operations_key UNIQUE (meeting_id, key)
  )`,
  // In parts, so that no single value grows with the board. The first part holds the frame.
  `CREATE TABLE board_snapshots (
    meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    part       integer NOT NULL,
    revision   bigint NOT NULL,
    content    json NOT NULL,
    PRIMARY KEY (meeting_id, part)
  )`,
];
