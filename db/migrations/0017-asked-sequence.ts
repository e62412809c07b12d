import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which sequence on invitations ask for the times that hold: answers to older ones are to other times. */
export class AskedSequence0017 implements MigrationInterface {
  readonly name = 'AskedSequence1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN asked_sequence integer NOT NULL DEFAULT 0`);
    }
    // Nobody knows any more what was changed before.
    await runner.query('UPDATE bookings SET asked_sequence = sequence WHERE sequence > 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN asked_sequence`);
  }
}

const TABLES = ['bookings', 'booking_occurrences'];
