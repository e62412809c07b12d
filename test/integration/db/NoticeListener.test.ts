import { createServer, type Server } from 'node:net';
import { NoticeListener } from '../../../db/NoticeListener';
import { silentLogger } from '../../../server/kernel/Logger';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';
import { TcpProxy } from '../../support/TcpProxy';
import { until } from '../../support/until';

let link: TcpProxy;
let fresh: FreshDatabase;

beforeAll(async () => {
  const { hostname, port } = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  link = new TcpProxy(hostname, Number(port || 5432));
  await link.mend();
  fresh = await freshDatabase();
});
afterAll(async () => {
  await link.cut();
  await fresh.close();
});

/** The fresh database as it is reached through the link. */
function linkedUrl(): string {
  const url = new URL(fresh.url);
  url.host = link.address;
  return url.href;
}

test('[T54] one listener tries one connection at a time while each is accepted and dropped', async () => {
  const listener = new NoticeListener(linkedUrl(), 'plenum_test', silentLogger);
  await listener.open();
  const port = Number(link.address.split(':')[1]);
  await link.cut();
  const tries: number[] = [];
  const dropper: Server = createServer((socket) => {
    tries.push(performance.now());
    socket.destroy();
  });
  await new Promise<void>((resolve) => dropper.listen(port, '127.0.0.1', resolve));
  await until('five tries were dropped', () => tries.length >= 5);
  await new Promise((resolve) => dropper.close(resolve));
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(200);
  await link.mend();
  await listener.once('resumed');
  await listener.close();
});

test('a listener that may not listen leaves no connection behind', async () => {
  const listener = new NoticeListener(fresh.url, '', silentLogger);
  await expect(listener.open()).rejects.toThrow();
  await until('its connection is closed', async () => {
    const [row] = await fresh.database.source.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'plenum-notices'`,
    );
    return row?.count === 0;
  });
  await listener.close();
});
