import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Database, NoDatabaseError } from '../../../db/Database';
import { NoticeListener } from '../../../db/NoticeListener';
import { silentLogger } from '../../../server/kernel/Logger';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';
import { until } from '../../support/until';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function refusal(url: string | undefined): Promise<string> {
  const error = await Database.open({ url }, silentLogger).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof NoDatabaseError)) throw new Error(`no refusal: ${String(error)}`);
  return error.message;
}

describe('a server without its database says what to do', () => {
  test('when DATABASE_URL is not set', async () => {
    expect(await refusal(undefined)).toMatch(/DATABASE_URL is not set.*npm start/);
  });

  test('when nothing listens', async () => {
    expect(await refusal('postgres://plenum@127.0.0.1:1/plenum')).toMatch(
      /Nothing listens at 127\.0\.0\.1:1\. Start PostgreSQL there/,
    );
  });

  test('when there is no database of that name', async () => {
    const url = Object.assign(new URL(fresh.url), { pathname: '/missing' }).href;
    expect(await refusal(url)).toMatch(/has no database "missing"\. Make it: createdb missing/);
  });

  test('when something listens that never answers, within seconds', async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const before = performance.now();
    expect(await refusal(`postgres://plenum@127.0.0.1:${port}/plenum`)).toMatch(/does not answer/);
    expect(performance.now() - before).toBeLessThan(4_000);
    silent.close();
  });

  test('without the password that stands in the URL', async () => {
    expect(await refusal('postgres://plenum:canary@127.0.0.1:1/plenum')).not.toContain('canary');
  });
});

describe('a database', () => {
  test('is brought up to date by two servers at once, and once only', async () => {
    const url = fresh.url;
    const both = await Promise.all([
      Database.open({ url }, silentLogger),
      Database.open({ url }, silentLogger),
    ]);
    const [{ count }] = await fresh.database.source.query(
      'SELECT count(*)::integer AS count FROM migrations',
    );
    expect(count).toBe(fresh.database.source.migrations.length);
    await Promise.all(both.map((database) => database.close()));
  });

  test('cuts a statement that takes longer than five seconds', async () => {
    await expect(fresh.database.source.query('SELECT pg_sleep(20)')).rejects.toMatchObject({ code: '57014' });
  });

  test('answers again after its connections were cut', async () => {
    await fresh.database.ping();
    await cutConnections('plenum');
    await until('it answers again', () => fresh.database.ping());
  });

  test('has columns for every field of every entity', async () => {
    const { source } = fresh.database;
    for (const { tableName, columns } of source.entityMetadatas) {
      const rows = await source.query(
        'SELECT column_name FROM information_schema.columns WHERE table_name = $1',
        [tableName],
      );
      const present = rows.map(({ column_name }: { column_name: string }) => column_name);
      expect(present).toEqual(expect.arrayContaining(columns.map(({ databaseName }) => databaseName)));
    }
  });

  test('goes back to nothing and comes again', async () => {
    const other = await freshDatabase();
    for (const _ of other.database.source.migrations) await other.database.source.undoLastMigration();
    expect(await other.database.source.query(`SELECT to_regclass('users') AS "users"`)).toEqual([
      { users: null },
    ]);
    await other.database.source.runMigrations();
    await other.database.source.query('SELECT FROM users');
    await other.close();
  });
});

describe('a listener', () => {
  const notify = (text: string) => fresh.database.source.query('SELECT pg_notify($1, $2)', ['news', text]);

  test('hears what is told, and comes back after its connection was cut', async () => {
    const listener = new NoticeListener(fresh.url, 'news', silentLogger);
    const heard: string[] = [];
    let resumed = 0;
    listener.on('noticed', (text) => heard.push(text));
    listener.on('resumed', () => {
      resumed += 1;
    });
    await listener.open();
    await notify('first');
    await until('the first notice', () => heard.includes('first'));
    await cutConnections('plenum-notices');
    await until('it listens again', () => resumed === 1);
    await notify('second');
    await until('the second notice', () => heard.includes('second'));
    await listener.close();
    await listener.close();
  });
});

async function cutConnections(application: string): Promise<void> {
  await fresh.database.source.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()`,
    [application],
  );
}
