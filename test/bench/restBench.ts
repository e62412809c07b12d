import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { measureRequests } from './measureRequests';
import { RestQueries, type RestQuery } from './RestQueries';
import { seedLarge } from './seedLarge';

const REQUESTS = 500;
const WARM_UP = 100;
const PASSWORD = 'violet harbour 7 lamps';
const EMAIL = 'bench@plenum.example';
const DATABASE = 'plenum_large';
const REGISTER_SWC = path.resolve(__dirname, '../support/registerSwc.cjs');

/** Sends one request of a kind; each `index` another. */
type Send = (index: number) => Promise<Response>;

/** What is measured, by us and by the peer. */
interface Pair {
  readonly own: Send;
  readonly peer: Send;
}

/**
 * Searches and bookings at 50 requests a second with a million records, 5,000 users and 200 rooms in the database, beside
 * Express and pg alone that run the same statements. The database is kept on its server for the next time.
 */
export async function restBench(runs: number): Promise<Figures> {
  const url = await openLargeDatabase();
  const admin = await addAdmin(url);
  const product = await Product.start({
    DATABASE_URL: url,
    PLENUM_DEMO: 'false',
    PLENUM_LIMIT_FACTOR: '1000',
    PLENUM_LOG_LEVEL: 'error',
  });
  const peer = await openPeer(url);
  try {
    const browser = new HttpWireClient(product.url);
    await browser.signIn(EMAIL, PASSWORD);
    const pairs = pairsOf(await RestQueries.open(url), { browser, peer: peer.url, admin });
    const figures: Record<string, Figures[string]> = {};
    for (const [name, pair] of Object.entries(pairs)) figures[name] = await measurePair(pair, runs);
    return figures;
  } finally {
    peer.process.kill();
    await product.dispose();
  }
}

async function measurePair({ own, peer }: Pair, runs: number): Promise<Figures[string]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  // Each request is another, also over runs: bookings never meet.
  let from = 0;
  const measure = async (send: Send, count: number) => {
    const start = from;
    from += count;
    return measureRequests(count, (index) => send(start + index));
  };
  await measure(own, WARM_UP);
  await measure(peer, WARM_UP);
  while (ours.length < runs) {
    ours.push(await measure(own, REQUESTS));
    theirs.push(await measure(peer, REQUESTS));
  }
  return toFigure(ours, 'ms', { what: 'Express and pg alone', value: medianOf(theirs) });
}

interface Grounds {
  readonly browser: HttpWireClient;
  readonly peer: string;
  readonly admin: string;
}

function pairsOf(queries: RestQueries, { browser, peer, admin }: Grounds): Record<string, Pair> {
  const headers = {
    cookie: browser.cookieHeader,
    origin: browser.url,
    'x-plenum-csrf': browser.csrfToken ?? '',
  };
  const get = (url: string) => fetch(`${browser.url}${url}`, { headers });
  const post = (url: string, body: object, more: Readonly<Record<string, string>> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { ...more, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const reading = (ask: (index: number) => RestQuery): Pair => ({
    own: (index) => get(ask(index).path),
    peer: (index) => {
      const { statement, values } = ask(index);
      return post(`${peer}/rows`, { statement, values });
    },
  });
  // Each run of the bench begins where no other has booked.
  const offset = Math.floor(Math.random() * 1_000) * 20_000;
  return {
    'rest.recordSearchP95Ms': reading((index) => queries.records(index)),
    'rest.userSearchP95Ms': reading((index) => queries.directory(index)),
    'rest.roomDayP95Ms': reading((index) => queries.roomDay(index)),
    'rest.bookingWriteP95Ms': {
      own: (index) => {
        const { room, start } = queries.freeHour(offset + index);
        const body = { room, title: 'Bench', start, zone: 'UTC', minutes: 60 };
        return post(`${browser.url}/api/v1/bookings`, body, headers);
      },
      peer: (index) => {
        const { room, start } = queries.freeHour(offset + index);
        return post(`${peer}/booking`, { room, organiser: admin, start });
      },
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
  }
  return url;
}

/** Somebody who sees everything; answers their id. */
async function addAdmin(url: string): Promise<string> {
  const database = await Database.open({ url }, silentLogger);
  try {
    const accounts = new AccountStore(database.source);
    await database.source.query('DELETE FROM users WHERE email = $1', [EMAIL]);
    const { id } = await accounts.createUser({
      email: EMAIL,
      displayName: 'Bench',
      sipName: 'bench',
      role: 'admin',
      locale: 'en',
      passwordHash: await new PasswordHasher().hash(PASSWORD),
      department: null,
      createdAt: new Date(),
    });
    return id;
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
