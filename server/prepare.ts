import { join } from 'node:path';
import type { AdminServices } from './admin/AdminServices';
import { type Demo, DemoSeed } from './admin/demo/DemoSeed';
import type { Config } from './Config';

/** What the operator has to be told once, on the console. */
export interface Welcome {
  readonly url: string;
  readonly demo: Demo | undefined;
  /** Makes the first admin, where there is none. */
  readonly setupToken: string | undefined;
}

/** Puts into the database what has to be there before the first request; answers what the operator has to be told. */
export async function prepare(config: Config, admin: AdminServices): Promise<Welcome> {
  const { accounts, limits, operations, http } = config;
  await admin.meetingStore.closeOpenAttendance(new Date());
  const demo = accounts.demo
    ? await new DemoSeed({
        accounts: admin.accountStore,
        meetings: admin.meetingStore,
        organisation: admin.organisationStores,
        desk: admin.scheduling,
        hash: (password) => admin.hasher.hash(password),
        file: join(operations.dataDir, 'demo-accounts.json'),
        maximumParticipants: limits.maximumParticipants,
      }).run()
    : undefined;
  return { url: http.publicUrl.origin, demo, setupToken: await admin.setupTokens.offer() };
}
