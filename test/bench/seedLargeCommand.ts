import { parseArgs } from 'node:util';
import { Database } from '../../db/Database';
import { silentLogger } from '../../server/kernel/Logger';
import { startDatabase } from '../../server/setup/database.mjs';
import { dataDirectory } from '../../server/setup/dataDirectory.mjs';
import { LARGE } from './largeData';
import { seedLarge } from './seedLarge';

const HELP = `npm run seed:large -- [--records N] [--users N] [--rooms N] [--force]

Puts a large organisation into the database: ${LARGE.records} meeting records with attendance, ${LARGE.users} users,
${LARGE.rooms} rooms with a month of bookings, 100 departments. Takes some minutes and about 5 GB.
The database is that of DATABASE_URL, or the embedded one of PLENUM_DATA_DIR while the product does not run.
Refuses where there are users or meetings already: --force adds to them.

--records N  so many meeting records
--users N    so many users, at least 300
--rooms N    so many rooms
--force      also into a database that is in use
`;

/** `npm run seed:large` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: String(LARGE.records) },
      users: { type: 'string', default: String(LARGE.users) },
      rooms: { type: 'string', default: String(LARGE.rooms) },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const size = {
    records: readCount('records', values.records, 1, 1_000_000),
    users: readCount('users', values.users, 300, 100_000),
    rooms: readCount('rooms', values.rooms, 1, 1_000),
  };
  const ground = await openGround();
  try {
    await (await Database.open({ url: ground.url }, silentLogger)).close();
    const progress = (line: string) => void process.stderr.write(`${line}\n`);
    await seedLarge(ground.url, { size, force: values.force, progress });
  } finally {
    await ground.stop();
  }
}

async function openGround(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  return startDatabase({ dataDir: dataDirectory({ env: process.env }) });
}

function readCount(name: string, text: string, least: number, most: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new Error(`--${name} ${text}: a whole number from ${least} to ${most} is wanted`);
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
});
