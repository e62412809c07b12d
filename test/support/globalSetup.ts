import { startTestDatabase } from './testDatabase';
import { workerBin } from './workerBin';

/** Before the tests that use real parts: one database server for them all, and the media worker's place. */
// biome-ignore lint/style/noDefaultExport: Jest asks for it
export default async function globalSetup(): Promise<void> {
  process.env['MEDIASOUP_WORKER_BIN'] ??= workerBin();
  await startTestDatabase({ fsync: false });
}
