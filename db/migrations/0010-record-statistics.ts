import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the planner see how rare words are in records: a rare one is looked up, a common one is met on the way. */
export class RecordStatistics0010 implements MigrationInterface {
  readonly name = 'RecordStatistics1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE meeting_records ALTER COLUMN search SET STATISTICS 1000');
    await runner.query('ANALYZE meeting_records (search)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE meeting_records ALTER COLUMN search SET STATISTICS -1');
  }
}
