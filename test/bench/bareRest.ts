import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express, { type Request, type RequestHandler } from 'express';
import { type ClientBase, Pool } from 'pg';
import type { Queryable } from '../../db/Queryable';
import { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { StoredSignIn } from '../../db/stores/SignInStore';
import { toRecordEntry } from '../../server/admin/archive/toRecordView';
import { RecordQuery } from '../../server/contract/archive';
import type { DirectoryQuery } from '../../server/contract/departments';
import type { RoomId, UserId } from '../../server/contract/ids';

/**
 * The peer of the REST benches: Express and pg, and of the product only the statements. Who asks is looked up by the
 * cookie; then it runs the statements that the product runs for the same path, and answers the same JSON. It checks
 * and limits nothing. Prints its port.
 */
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: '-c seq_page_cost=0.04 -c random_page_cost=0.04 -c jit=off',
});
const stores = new OrganisationStores(queryableOf(pool));
const IDLE_MS = 30 * 60_000;
const HOUR_MS = 3_600_000;
const PLAIN = { description: '', zone: 'UTC', minutes: 60, rule: null, agenda: [], reminderMinutes: 10 };

const app = express();
// As the product, which lets nothing of this be cached: to hash half a megabyte would slow the peer down.
app.set('etag', false);
app.use(express.json());

/** Answers what `work` does for whoever is signed in. */
function answer(work: (request: Request, signIn: StoredSignIn) => Promise<unknown>): RequestHandler {
  return async (request, response) => {
    const token = /(?:^|; )(?:__Host-)?plenum=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(token).digest();
    const liveness = { now: new Date(), idleSince: new Date(Date.now() - IDLE_MS) };
    const signIn = await stores.signIns.find(hash, liveness);
    if (!signIn) return void response.status(401).end();
    const value = await work(request, signIn);
    response.type('application/json').send(typeof value === 'string' ? value : JSON.stringify(value));
  };
}

app.get(
  '/api/v1/records',
  answer(async ({ query }) => {
    const { department, offset, limit, sort, order, ...filter } = RecordQuery.parse(query);
    const departments = department && (await stores.departments.within([department]));
    const part = { offset, limit, sort, order };
    const found = await stores.records.search({ ...filter, ...(departments && { departments }) }, part);
    return { ...found, items: found.items.map(toRecordEntry) };
  }),
);

app.get(
  '/api/v1/directory',
  answer(async ({ query }) => {
    const found = await stores.users.searchDirectory(query as DirectoryQuery);
    const items = found.items.map(({ id, displayName, email, sipName, department }) => ({
      id,
      displayName,
      email,
      address: `sip:${sipName}@localhost`,
      department,
    }));
    return { total: found.total, items };
  }),
);

app.get(
  '/api/v1/bookings',
  answer(({ query: { from, until } }) =>
    stores.calendar.entries({ start: new Date(String(from)), end: new Date(String(until)) }, {}),
  ),
);

/** One hour, with all that is read before it is written. */
app.post(
  '/api/v1/bookings',
  answer(async ({ body }, { owner }) => {
    const { room, title, start: local } = body as { room: RoomId; title: string; start: string };
    const start = new Date(`${local}Z`);
    const span = { start, end: new Date(start.getTime() + HOUR_MS) };
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const inner = new OrganisationStores(queryableOf(client));
      const found = await inner.rooms.lockToBook(room, [span]);
      if (!found || found.taken) throw new Error('taken');
      const wanted = { room, title, start: local, organiser: owner.id as UserId, ...PLAIN };
      const booking = await inner.bookings.add({ ...wanted, createdAt: new Date() }, [span]);
      await client.query('SELECT pg_notify($1, $2)', ['bench', booking.id]);
      await client.query('COMMIT');
      return booking;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }),
);

/** No more than statements. */
function queryableOf(source: Pool | ClientBase): Queryable {
  const none = () => {
    throw new Error('the peer has statements only');
  };
  return {
    // The caller says what the rows are, as with TypeORM.
    query: async <T>(statement: string, parameters?: unknown[]) =>
      (await source.query(statement, parameters)).rows as T,
    getRepository: none,
    transaction: none,
  };
}

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
