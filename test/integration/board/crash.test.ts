import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeetingView } from '../../../server/contract/meetings';
import { type RunningDatabase, startDatabase } from '../../../server/setup/database.mjs';
import { boardHash } from '../../support/board/boardHash';
import { Product } from '../../support/Product';
import { until } from '../../support/until';
import { Colleague } from '../../support/wire/Colleague';
import { HttpWireClient } from '../../support/wire/HttpWireClient';

const PEOPLE = 20;
const BACK_WITHIN_MS = 5_000;

let dataDir: string;
let database: RunningDatabase;
let product: Product;
let meeting: MeetingView;
let people: Colleague[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'plenum-crash-'));
  // With syncing on, as in the product: what was acknowledged must survive.
  database = await startDatabase({ dataDir });
  product = await Product.start({ DATABASE_URL: database.url, PLENUM_LIMIT_FACTOR: '100' });
}, 90_000);
afterAll(async () => {
  await product?.dispose();
  await database?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  const host = product.demoAccounts.find(({ role }) => role === 'host');
  if (!host) throw new Error('the demo has no host');
  const http = new HttpWireClient(product.url);
  await http.signIn(host.email, host.password);
  meeting = await http.request('startMeeting', { body: { title: 'Drawing' } });
  people = [new Colleague(http)];
  for (let index = 1; index < PEOPLE; index++) people.push(await guest(`Gus ${index}`));
  for (const person of people) await person.join(product.url, meeting);
  await Promise.all(people.map((person) => person.settled()));
  for (const person of people) person.work();
  const hasWorked = ({ stored, posted }: Colleague) => stored.size > 10 && posted.size > 0;
  await until('each has drawn and written', () => people.every(hasWorked), { within: 30_000 });
}, 90_000);
afterEach(() => Promise.all(people.map((person) => person.close())));

async function guest(displayName: string): Promise<Colleague> {
  const http = new HttpWireClient(product.url);
  await http.request('signInAsGuest', { body: { code: meeting.code, displayName, locale: 'en' } });
  return new Colleague(http);
}

/** Waits until all are in step, and answers the hash that all have of the board and of the chat. */
async function agree(): Promise<{ board: string; chat: string }> {
  await Promise.all(people.map((person) => person.settled()));
  const newest = () => Math.max(...people.map(({ board }) => board.link.replica.revision));
  const written = () => Math.max(...people.map(({ chat }) => chat.replica.messages.length));
  await until('all have the newest', () =>
    people.every(
      ({ board, chat }) =>
        board.link.replica.revision === newest() && chat.replica.messages.length === written(),
    ),
  );
  const views = people.map((person) => JSON.stringify(viewOf(person)));
  expect(new Set(views).size).toBe(1);
  return JSON.parse(views[0] ?? '');
}

function viewOf({ board, chat }: Colleague): { board: string; chat: string } {
  const messages = chat.replica.messages.map(({ id, posted, text }) => [id, posted, text]);
  return { board: boardHash(board.link.replica.document), chat: JSON.stringify(messages) };
}

/** Nothing that was acknowledged to anybody is missing, for those who were there and for who comes now. */
async function expectNothingMissing(agreed: { board: string; chat: string }): Promise<void> {
  const late = await guest('Late');
  people.push(late);
  await late.join(product.url, meeting);
  await late.settled();
  expect(viewOf(late)).toEqual(agreed);
  const { document } = late.board.link.replica;
  const messages = new Set(late.chat.replica.messages.map(({ id }) => id));
  for (const { stored, posted } of people) {
    for (const id of stored) expect(document.object(id)).toBeDefined();
    for (const id of posted) expect(messages).toContain(id);
  }
}

test('[T55] the server is killed while twenty draw and chat: nothing acknowledged is missing, and all are equal', async () => {
  await product.crash();
  for (const person of people) person.stop();
  await product.launch();
  const back = performance.now();
  await Promise.all(people.map((person) => person.join(product.url, meeting)));
  const agreed = await agree();
  // Signing in twenty people on a busy machine takes its time; that is not the board's.
  expect(tookMs('server', back)).toBeLessThan(BACK_WITHIN_MS * 4);
  await expectNothingMissing(agreed);
}, 120_000);

test('[T55] the database is killed while twenty draw and chat: nothing acknowledged is missing, and all are equal', async () => {
  process.kill(database.pid, 'SIGKILL');
  await database.exited;
  // Lets go of the data directory.
  await database.stop();
  for (const person of people) person.stop();
  database = await startDatabase({ dataDir, port: database.port });
  const back = performance.now();
  const agreed = await agree();
  expect(tookMs('database', back)).toBeLessThan(BACK_WITHIN_MS * 4);
  await expectNothingMissing(agreed);
}, 120_000);

function tookMs(what: string, since: number): number {
  const took = performance.now() - since;
  process.stderr.write(`back and equal ${Math.round(took)} ms after the ${what} was\n`);
  return took;
}
