import { Client } from 'pg';
import { type LargeSize, largeStatements } from './largeData';

/** The largest tables: their indexes are made once everything is in. */
const INDEXED = ['meeting_records', 'attendance', 'participants'];

/** There is something in the database already. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError';
}

export interface SeedOptions {
  readonly size: LargeSize;
  /** Also where there are users or meetings already. */
  readonly force: boolean;
  readonly progress: (line: string) => void;
}

/**
 * Puts a large organisation into a database that has the schema: all of it or nothing. Throws NotEmptyError when there
 * are users or meetings already.
 */
export async function seedLarge(url: string, { size, force, progress }: SeedOptions): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if (!force && (await isInUse(client))) {
      throw new NotEmptyError('There are users or meetings in this database. --force adds to them.');
    }
    await client.query(`SET maintenance_work_mem = '512MB'`);
    await client.query(`SET work_mem = '256MB'`);
    await client.query('BEGIN');
    const indexes = await dropIndexes(client);
    for (const statement of [...largeStatements(size), ...indexes]) {
      const began = performance.now();
      await client.query(statement);
      progress(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${headOf(statement)}`);
    }
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}

async function isInUse(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM meetings) AS used',
  );
  return rows[0]?.used ?? false;
}

/** Drops what can be made anew; answers the statements that do so. */
async function dropIndexes(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = indexname)`,
    [INDEXED],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

function headOf(statement: string): string {
  return statement.replace(/\s+/g, ' ').slice(0, 72);
}
