import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { Database } from '../../db/Database';
import { silentLogger } from '../../server/kernel/Logger';
import { type RunningDatabase, startDatabase } from '../../server/setup/database.mjs';

let running: { server: RunningDatabase; dataDir: string } | undefined;

const TEMPLATE = 'plenum_template';

/**
 * Starts the server that the tests share, and names it in TEST_DATABASE_URL. Tests need nothing on the disk; what is
 * measured writes through to it.
 */
export async function startTestDatabase({ fsync }: { readonly fsync: boolean }): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-test-'));
  running = { dataDir, server: await startDatabase({ dataDir, fsync }) };
  process.env['TEST_DATABASE_URL'] = running.server.url;
  await runOnTestServer(`CREATE DATABASE ${TEMPLATE}`);
  await (await Database.open({ url: urlOf(TEMPLATE) }, silentLogger)).close();
  process.env['TEST_DATABASE_TEMPLATE'] = TEMPLATE;
}

/** Makes a database that holds nothing, but has the schema where the tests started the server; answers its URL. */
export async function createTestDatabase(name: string): Promise<string> {
  const template = process.env['TEST_DATABASE_TEMPLATE'];
  await runOnTestServer(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  return urlOf(name);
}

/** Runs one statement on the server that TEST_DATABASE_URL names. */
export async function runOnTestServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Stops what startTestDatabase started. */
export async function stopTestDatabase(): Promise<void> {
  if (!running) return;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
  running = undefined;
}

function urlOf(database: string): string {
  return Object.assign(new URL(serverUrl()), { pathname: `/${database}` }).href;
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: the global set-up of the tests sets it');
  return url;
}
