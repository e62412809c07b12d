import { randomBytes } from 'node:crypto';
import { Database } from '../../db/Database';
import { silentLogger } from '../../server/kernel/Logger';
import { createTestDatabase, runOnTestServer } from './testDatabase';

/** A database of its own for one test file, empty but for the schema. */
export interface FreshDatabase {
  readonly url: string;
  readonly database: Database;
  /** Closes it and removes it from the server. */
  close(): Promise<void>;
}

/** Makes one on the server that TEST_DATABASE_URL names, reached at `address` where one is given. */
export async function freshDatabase(address?: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const made = new URL(await createTestDatabase(name));
  if (address) made.host = address;
  const url = made.href;
  const database = await Database.open({ url, connections: 5 }, silentLogger);
  return {
    url,
    database,
    async close() {
      await database.close();
      await runOnTestServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
