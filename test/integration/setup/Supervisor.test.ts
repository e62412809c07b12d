import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningDatabase, startDatabase } from '../../../server/setup/database.mjs';
import { isAlive } from '../../../server/setup/lockFile.mjs';
import { Supervisor, type SupervisorOptions } from '../../../server/setup/Supervisor.mjs';
import { until } from '../../support/until';

let directory: string;
let supervisor: Supervisor | undefined;
let ended: Promise<number> | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plenum-supervisor-'));
});

afterEach(async () => {
  supervisor?.stop();
  supervisor?.stop();
  await ended;
  rmSync(directory, { recursive: true, force: true });
});

const starts = () => (existsSync(log()) ? readFileSync(log(), 'utf8').trim().split('\n') : []);
const log = () => path.join(directory, 'starts');
const lastPid = () => Number(starts().at(-1)?.split(' ')[0]);

/** A server that writes down its process and its database, and then does as `body` says. */
function supervise(body: string, options: Partial<SupervisorOptions> = {}): string[] {
  const reports: string[] = [];
  const note = `require('fs').appendFileSync(${JSON.stringify(log())}, process.pid + ' ' + process.env.DATABASE_URL + '\\n');`;
  supervisor = new Supervisor({
    serverCommand: (databaseUrl) => ({
      command: process.execPath,
      args: ['--eval', `${note}${body}`],
      env: { DATABASE_URL: databaseUrl },
      cwd: directory,
    }),
    drainMs: 10_000,
    say: (report) => void reports.push(report),
    ...options,
  });
  ended = supervisor.run();
  return reports;
}

const FOREVER = 'setInterval(() => {}, 1000);';

test('a server that is killed is back within a second', async () => {
  const reports = supervise(FOREVER);
  await until('the server runs', () => starts().length === 1);
  process.kill(lastPid(), 'SIGKILL');
  await until('the server is back', () => starts().length === 2, { within: 1000 });
  expect(reports).toEqual(['server-died']);
});

test('told to stop, it lets the server end in its own time', async () => {
  const drained = path.join(directory, 'drained');
  const drain = `process.on('SIGTERM', () => setTimeout(() => {
    require('fs').writeFileSync(${JSON.stringify(drained)}, '');
    process.exit(0);
  }, 300));`;
  supervise(drain + FOREVER);
  await until('the server runs', () => starts().length === 1);
  supervisor?.stop();
  expect(await ended).toBe(0);
  expect(existsSync(drained)).toBe(true);
  expect(isAlive(lastPid())).toBe(false);
});

test('a server that will not end is ended', async () => {
  supervise(`process.on('SIGTERM', () => {});${FOREVER}`, { drainMs: 200 });
  await until('the server runs', () => starts().length === 1);
  supervisor?.stop();
  expect(await ended).toBe(0);
});

test('wrong settings are reported and not tried again', async () => {
  const reports = supervise('process.exit(78);');
  expect(await ended).toBe(78);
  expect(reports).toEqual(['server-wrong']);
  expect(starts()).toHaveLength(1);
});

test('a database that dies is started again at the same address; the server goes on', async () => {
  const databases: RunningDatabase[] = [];
  const reports = supervise(FOREVER, {
    startDatabase: async (port) => {
      const database = await startDatabase({ dataDir: directory, fsync: false, ...(port && { port }) });
      databases.push(database);
      return database;
    },
  });
  await until('the server runs', () => starts().length === 1, { within: 30_000 });
  const [first] = databases;
  expect(starts()[0]).toContain(first?.url);
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await until('the database is back', () => databases.length === 2, { within: 20_000 });
  expect(databases[1]?.url).toBe(first?.url);
  expect(reports).toEqual(['database-died']);
  expect(starts()).toHaveLength(1);
  supervisor?.stop();
  await ended;
  expect(isAlive(databases[1]?.pid ?? 0)).toBe(false);
});
