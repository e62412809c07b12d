import { Database } from '../../../db/Database';
import { tellChanged } from '../../../db/stores/tellChanged';
import type { UserId } from '../../../server/contract/ids';
import { silentLogger } from '../../../server/kernel/Logger';
import { Product } from '../../support/Product';
import { until } from '../../support/until';
import { HttpWireClient } from '../../support/wire/HttpWireClient';
import { SocketWireClient } from '../../support/wire/SocketWireClient';

let product: Product;
let database: Database;

beforeAll(async () => {
  product = await Product.start();
  database = await Database.open({ url: product.env['DATABASE_URL'] ?? '', connections: 2 }, silentLogger);
});
afterAll(async () => {
  await database.close();
  await product.dispose();
});

/** One of the demo's people with an open socket, in no meeting. */
async function open(role: 'admin' | 'host' | 'member') {
  const account = product.demoAccounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`the demo has no ${role}`);
  const http = new HttpWireClient(product.url);
  const me = await http.signIn(account.email, account.password);
  const socket = await SocketWireClient.connect({ url: product.url, cookie: http.cookieHeader });
  return { id: me.id as UserId, socket };
}

async function idsUntilLast(socket: SocketWireClient): Promise<(string | null)[]> {
  const ids: (string | null)[] = [];
  while (ids.at(-1) !== 'last') ids.push((await socket.nextNotice('account:changed')).id);
  return ids;
}

test('who a change is for is told of it once it is committed, and nobody else', async () => {
  const [admin, ann, ben] = [await open('admin'), await open('host'), await open('member')];
  const change = (id: string) => ({ topic: 'bookings', id, to: { users: [ann.id] } }) as const;
  await database.source.transaction((manager) => tellChanged(manager, change('committed')));
  await database.source
    .transaction(async (manager) => {
      await tellChanged(manager, change('rolled back'));
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  await tellChanged(database.source, { topic: 'tickets', id: 'ticket', to: { audience: 'agents' } });
  await tellChanged(database.source, { topic: 'meetings', id: 'last', to: { audience: 'everyone' } });
  expect(await idsUntilLast(admin.socket)).toEqual(['ticket', 'last']);
  expect(await idsUntilLast(ann.socket)).toEqual(['committed', 'last']);
  expect(await idsUntilLast(ben.socket)).toEqual(['last']);
  for (const { socket } of [admin, ann, ben]) socket.close();
});

test('after the database was gone for a while everyone is told that anything may have changed', async () => {
  const { socket } = await open('member');
  await database.source.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'plenum-notices'`,
  );
  const topics = new Set<string>();
  await until('every topic was told', async () => {
    const { topic, id } = await socket.nextNotice('account:changed', 20_000);
    expect(id).toBeNull();
    return topics.add(topic).size === 4;
  });
  socket.close();
});

test('a change for more people than one notice of the database can name reaches all of them', async () => {
  const { id, socket } = await open('member');
  const others = Array.from(
    { length: 400 },
    (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  );
  await tellChanged(database.source, {
    topic: 'bookings',
    id: null,
    to: { users: [...(others as UserId[]), id] },
  });
  expect(await socket.nextNotice('account:changed')).toEqual({ topic: 'bookings', id: null });
  socket.close();
});
