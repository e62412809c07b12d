import { stopTestDatabase } from './testDatabase';

/** After the tests that use real parts. */
// biome-ignore lint/style/noDefaultExport: Jest asks for it
export default async function globalTeardown(): Promise<void> {
  await stopTestDatabase();
}
