import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boards that go on from the board of an earlier date of their series. */
export class BoardSeries0015 implements MigrationInterface {
  readonly name = 'BoardSeries1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE board_authors');
  }
}

const STATEMENTS = [
  // Names are kept as they were: the earlier meeting may be deleted, and they still made what they made.
  `CREATE TABLE board_authors (
    meeting_id   uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    author_id    uuid NOT NULL,
    display_name text NOT NULL,
    PRIMARY KEY (meeting_id, author_id)
  )`,
];
