import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { type RunningDatabase, startDatabase } from '../../../server/setup/database.mjs';
import { isAlive } from '../../../server/setup/lockFile.mjs';
import { SetupError } from '../../../server/setup/SetupError.mjs';
import { until } from '../../support/until';

const MODULE = pathToFileURL(path.resolve(__dirname, '../../../server/setup/database.mjs')).href;
const isRoot = process.getuid?.() === 0;

let dataDir: string;
const running: RunningDatabase[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-database-'));
});

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(directory = dataDir): Promise<RunningDatabase> {
  const database = await startDatabase({ dataDir: directory, fsync: false });
  running.push(database);
  return database;
}

async function ask(database: { readonly url: string }, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterFile = () => path.join(dataDir, 'postgres', 'postmaster.pid');

test('it speaks UTF-8, sorts as C.UTF-8, and listens on loopback only', async () => {
  const database = await start();
  const settings =
    "current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS address";
  const [row] = await ask(
    database,
    `SELECT ${settings}, datcollate FROM pg_database WHERE datname = current_database()`,
  );
  expect(row).toEqual({ encoding: 'UTF8', address: '127.0.0.1', datcollate: 'C.UTF-8' });
});

test('it syncs to disk unless a test asks for speed', async () => {
  const fast = await start();
  expect(await ask(fast, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
  await fast.stop();
  const safe = await startDatabase({ dataDir });
  running.push(safe);
  expect(await ask(safe, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
});

test('nobody gets in without the password', async () => {
  const database = await start();
  const url = new URL(database.url);
  url.password = 'guessed';
  await expect(ask({ url: url.href }, 'SELECT 1')).rejects.toThrow(/password/);
});

test('what was written is there after stop and start, and stop twice is harmless', async () => {
  const first = await start();
  await ask(first, 'CREATE TABLE note AS SELECT 7 AS number');
  await first.stop();
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(await ask(await start(), 'SELECT number FROM note')).toEqual([{ number: 7 }]);
});

test('it starts over what a killed server left, at the same port', async () => {
  // With syncing on, as in the product: what was committed must survive.
  const killed = await startDatabase({ dataDir });
  await ask(killed, 'CREATE TABLE note AS SELECT 7 AS number');
  process.kill(killed.pid, 'SIGKILL');
  await killed.exited;
  expect(existsSync(postmasterFile())).toBe(true);
  await killed.stop();
  const database = await startDatabase({ dataDir, port: killed.port });
  running.push(database);
  expect(database.url).toBe(killed.url);
  expect(await ask(database, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
});

test('it starts although another process has got the number of a dead server', async () => {
  const first = await start();
  const lines = readFileSync(postmasterFile(), 'utf8').split('\n');
  await first.stop();
  writeFileSync(postmasterFile(), [String(process.pid), ...lines.slice(1)].join('\n'));
  expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('two at once in one data directory: the second is told who has it', async () => {
  await start();
  const second = startDatabase({ dataDir, fsync: false });
  await expect(second).rejects.toThrow(SetupError);
  await expect(second).rejects.toMatchObject({ why: expect.stringContaining(String(process.pid)) });
});

/** A process that starts the database and does nothing else; gives the server's process id. */
async function startElsewhere(env: NodeJS.ProcessEnv): Promise<{ owner: ChildProcess; pid: number }> {
  const script = `import(${JSON.stringify(MODULE)}).then(async ({ startDatabase }) => {
    const { pid } = await startDatabase({ dataDir: ${JSON.stringify(dataDir)}, fsync: false });
    console.log(pid);
    setInterval(() => {}, 1000);
  });`;
  const owner = spawn(process.execPath, ['--eval', script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = await once(owner.stdout, 'data');
  return { owner, pid: Number(pid) };
}

test('when whoever started it is killed, the server ends with it', async () => {
  const { owner, pid } = await startElsewhere(process.env);
  owner.kill('SIGKILL');
  await until('the server has ended', () => !isAlive(pid));
});

test('a server that outlived whoever started it is stopped before a new one starts', async () => {
  // Without a search path there is no setpriv, which would have ended it.
  const { owner, pid } = await startElsewhere({ PATH: '/nonexistent' });
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(isAlive(pid)).toBe(true);
  expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(isAlive(pid)).toBe(false);
});

test('an interrupted first start leaves nothing half made in the place of the files', async () => {
  const script = `import(${JSON.stringify(MODULE)}).then(({ startDatabase }) =>
    startDatabase({ dataDir: ${JSON.stringify(dataDir)}, fsync: false }));`;
  const owner = spawn(process.execPath, ['--eval', script], { stdio: 'ignore' });
  await until('initdb is at work', () => existsSync(path.join(dataDir, `postgres.new-${owner.pid}`, 'base')));
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

const asRoot = isRoot ? test : test.skip;

asRoot('root has it run under another account', async () => {
  const { pid } = await start();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  expect(/^Groups:\s*$/m.test(status)).toBe(true);
});

asRoot('a data directory below a private one: the files go where the account can reach them', async () => {
  const hidden = path.join(dataDir, 'private', 'data');
  mkdirSync(path.dirname(hidden), { mode: 0o700 });
  const first = await start(hidden);
  await ask(first, 'CREATE TABLE note AS SELECT 7 AS number');
  await first.stop();
  const note = readFileSync(path.join(hidden, 'postgres.location'), 'utf8').trim();
  try {
    expect(existsSync(path.join(hidden, 'postgres'))).toBe(false);
    expect(await ask(await start(hidden), 'SELECT number FROM note')).toEqual([{ number: 7 }]);
  } finally {
    for (const database of running.splice(0)) await database.stop();
    rmSync(note, { recursive: true, force: true });
  }
});
