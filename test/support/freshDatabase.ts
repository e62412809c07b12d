import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Database } from '../../db/Database';
import { silentLogger } from '../../server/kernel/Logger';

/** A database of its own for one test file, empty but for the schema. */
export interface FreshDatabase {
  readonly url: string;
  readonly database: Database;
  /** Closes it and removes it from the server. */
  close(): Promise<void>;
}

/** Makes one on the server that TEST_DATABASE_URL names, reached at `address` where one is given. */
export async function freshDatabase(address?: string): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: the global set-up of the tests sets it');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administrate(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), {
    pathname: `/${name}`,
    ...(address && { host: address }),
  }).href;
  const database = await Database.open({ url, connections: 5 }, silentLogger);
  return {
    url,
    database,
    async close() {
      await database.close();
      await administrate(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
