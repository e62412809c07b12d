import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import path from 'node:path';
import { Client } from 'pg';
import { Database } from '../../db/Database';
import { AccountStore } from '../../db/stores/AccountStore';
import { PasswordHasher } from '../../server/admin/accounts/PasswordHasher';
import { silentLogger } from '../../server/kernel/Logger';
import { Product } from '../support/Product';
import { HttpWireClient } from '../support/wire/HttpWireClient';
import type { Figures } from './Bench';
import { medianOf, toFigure } from './Figure';
import { LARGE } from './largeData';
import { measureRequests, type PlainRequest } from './measureRequests';
import { RestQueries } from './RestQueries';
import { seedLarge } from './seedLarge';

const REQUESTS = 500;
const TURNS = 5;
const WARM_UP = 100;
const PASSWORD = 'violet harbour 7 lamps';
const EMAIL = 'bench@plenum.example';
const DATABASE = 'plenum_large';
const REGISTER_SWC = path.resolve(__dirname, '../support/registerSwc.cjs');

/** One request of a kind, to the product or to its peer; each `index` another. */
type Ask = (origin: string, index: number) => PlainRequest;

/**
 * Searches and bookings at 50 requests a second, open loop, with a million records, 5,000 users and 200 rooms in the
 * database: the 95th percentile in milliseconds from when each request was due, beside Express and pg alone that run
 * the same statements and answer the same bytes. The database is kept on its server for the next time.
 */
export async function restBench(runs: number): Promise<Figures> {
  const url = await openLargeDatabase();
  await addAdmin(url);
  const product = await Product.start({
    DATABASE_URL: url,
    PLENUM_DEMO: 'false',
    PLENUM_LIMIT_FACTOR: '1000',
    PLENUM_LOG_LEVEL: 'error',
  });
  const peer = await openPeer(url);
  const agent = new Agent({ keepAlive: true });
  try {
    const browser = new HttpWireClient(product.url);
    await browser.signIn(EMAIL, PASSWORD);
    const figures: Record<string, Figures[string]> = {};
    for (const [name, ask] of Object.entries(kindsOf(await RestQueries.open(url), browser))) {
      figures[name] = await measurePair(ask, runs, { own: product.url, peer: peer.url, agent });
    }
    return figures;
  } finally {
    agent.destroy();
    peer.process.kill();
    await product.dispose();
  }
}

async function measurePair(
  ask: Ask,
  runs: number,
  { own, peer, agent }: { readonly own: string; readonly peer: string; readonly agent: Agent },
): Promise<Figures[string]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  // Each request is another, also over runs: bookings never meet.
  let from = 0;
  const measure = (origin: string, count: number) => {
    const start = from;
    from += count;
    return measureRequests(count, agent, (index) => ask(origin, start + index));
  };
  await measure(own, WARM_UP);
  await measure(peer, WARM_UP);
  while (ours.length < runs) {
    const [mine, others]: [number[], number[]] = [[], []];
    // In turns of some seconds: whatever else the machine does meanwhile meets both.
    for (let turn = 0; turn < TURNS; turn += 1) {
      mine.push(...(await measure(own, REQUESTS / TURNS)));
      others.push(...(await measure(peer, REQUESTS / TURNS)));
    }
    ours.push(p95Of(mine));
    theirs.push(p95Of(others));
  }
  return toFigure(ours, 'ms', { what: 'Express and pg alone', value: medianOf(theirs) });
}

function p95Of(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

function kindsOf(queries: RestQueries, browser: HttpWireClient): Record<string, Ask> {
  const headers = {
    cookie: browser.cookieHeader,
    origin: browser.url,
    'x-plenum-csrf': browser.csrfToken ?? '',
    'content-type': 'application/json',
  };
  const reading =
    (path: (index: number) => string): Ask =>
    (origin, index) => ({ url: origin + path(index), headers });
  // Each run of the bench begins where no other has booked.
  const offset = Math.floor(Math.random() * 1_000) * 20_000;
  return {
    'rest.recordSearchP95Ms': reading((index) => queries.records(index)),
    'rest.userSearchP95Ms': reading((index) => queries.directory(index)),
    'rest.roomDayP95Ms': reading((index) => queries.roomDay(index)),
    'rest.bookingWriteP95Ms': (origin, index) => {
      const body = { title: 'Bench', ...queries.freeHour(offset + index), zone: 'UTC', minutes: 60 };
      return { url: `${origin}/api/v1/bookings`, headers, method: 'POST', body: JSON.stringify(body) };
    },
  };
}

/** Made the first time; left on the server. */
async function openLargeDatabase(): Promise<string> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const url = Object.assign(new URL(server), { pathname: `/${DATABASE}` }).href;
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
  await (await Database.open({ url }, silentLogger)).close();
  if (rowCount === 0) {
    process.stderr.write('  a million records are written; this takes some minutes\n');
    await seedLarge(url, { size: LARGE, force: false, progress: () => undefined });
    await settle(url);
  }
  return url;
}

/** What was just written goes to the disk now, and not while requests are measured. */
async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('CHECKPOINT');
  await client.end();
}

/** Somebody who sees everything. */
async function addAdmin(url: string): Promise<void> {
  const database = await Database.open({ url }, silentLogger);
  try {
    const accounts = new AccountStore(database.source);
    await database.source.query('DELETE FROM users WHERE email = $1', [EMAIL]);
    await accounts.createUser({
      email: EMAIL,
      displayName: 'Bench',
      sipName: 'bench',
      role: 'admin',
      locale: 'en',
      passwordHash: await new PasswordHasher().hash(PASSWORD),
      department: null,
      createdAt: new Date(),
    });
  } finally {
    await database.close();
  }
}

async function openPeer(url: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['-r', REGISTER_SWC, path.join(__dirname, 'bareRest.ts')], {
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(line).trim()}`, process: child };
}
