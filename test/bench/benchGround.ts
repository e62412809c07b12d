import path from 'node:path';
import { lock } from '../../server/setup/lockFile.mjs';
import { root } from '../../server/setup/places.mjs';
import { productSteps } from '../../server/setup/prepare.mjs';
import { runSteps } from '../../server/setup/runSteps.mjs';
import { startTestDatabase, stopTestDatabase } from '../support/testDatabase';
import { workerBin } from '../support/workerBin';

/** What benches stand on: with the product, everything built anew that is stale, and a database server. */
export async function benchGround({ withProduct }: { withProduct: boolean }): Promise<{
  close(): Promise<void>;
}> {
  if (!withProduct) return { close: async () => undefined };
  await build();
  process.env['MEDIASOUP_WORKER_BIN'] ??= workerBin();
  await startTestDatabase({ fsync: true });
  return { close: stopTestDatabase };
}

/** As `npm start` does, but with its words beside the figures and not among them. */
async function build(): Promise<void> {
  const release = await lock(path.join(root, 'dist', '.setup.lock'), (pid) => {
    process.stderr.write(`waiting for the set-up that process ${pid} does\n`);
  });
  try {
    await runSteps(productSteps(), { output: process.stderr });
  } finally {
    release();
  }
}
