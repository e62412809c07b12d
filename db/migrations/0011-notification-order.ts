import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told at the same instant keeps the order in which it was told. */
export class NotificationOrder0011 implements MigrationInterface {
  readonly name = 'NotificationOrder1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY');
    await runner.query('DROP INDEX notifications_user');
    await runner.query('CREATE INDEX notifications_user ON notifications (user_id, at DESC, number DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notifications_user');
    await runner.query('CREATE INDEX notifications_user ON notifications (user_id, at DESC, id)');
    await runner.query('ALTER TABLE notifications DROP COLUMN number');
  }
}
