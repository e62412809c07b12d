import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningDatabase, startDatabase } from '../../server/setup/database.mjs';

let running: { server: RunningDatabase; dataDir: string } | undefined;

/** Starts the server that the tests share, and names it in TEST_DATABASE_URL: for Jest's global set-up. */
export async function startTestDatabase(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-test-'));
  running = { dataDir, server: await startDatabase({ dataDir, fsync: false }) };
  process.env['TEST_DATABASE_URL'] = running.server.url;
}

/** Stops what startTestDatabase started. */
export async function stopTestDatabase(): Promise<void> {
  if (!running) return;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
  running = undefined;
}
