import { NoticeListener } from '../../../db/NoticeListener';
import type { JobData } from '../../../server/jobs/JobData';
import { JOBS_CHANNEL, type JobHandlers, JobQueue } from '../../../server/jobs/JobQueue';
import { silentLogger } from '../../../server/kernel/Logger';
import { Metrics } from '../../../server/kernel/Metrics';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';
import { until } from '../../support/until';

type Mail = JobData['invitation-mail'];

let fresh: FreshDatabase;
const closers: (() => Promise<void>)[] = [];
const metrics = new Metrics();

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await fresh.database.source.query('DELETE FROM plenum_jobs.job');
});
afterAll(() => fresh.close());

const mail = (invitation: string): Mail => ({ invitation, kind: 'request', sequence: 0 });

async function openQueue(): Promise<JobQueue> {
  const notices = new NoticeListener(fresh.url, JOBS_CHANNEL, silentLogger);
  await notices.open();
  const queue = await JobQueue.open(fresh.url, { notices, metrics, logger: silentLogger });
  closers.push(async () => {
    await queue.close();
    await notices.close();
  });
  return queue;
}

function handlers(mails: (data: Mail) => Promise<void>): JobHandlers {
  const others = new Proxy({}, { get: () => async () => undefined }) as JobHandlers;
  return Object.assign(Object.create(others) as JobHandlers, { 'invitation-mail': mails });
}

function states(): Promise<{ name: string; state: string; id: string }[]> {
  return fresh.database.source.query(
    "SELECT name, state::text, id FROM plenum_jobs.job WHERE name IN ('invitation-mail', 'laid-aside')",
  );
}

test('a job is done once what it was sent with is there, and by one process only', async () => {
  const [sender, other] = [await openQueue(), await openQueue()];
  const done: string[] = [];
  const work = handlers(async ({ invitation }) => void done.push(invitation));
  sender.work(work);
  other.work(work);
  await fresh.database.source.transaction(async (manager) => {
    for (let count = 0; count < 20; count += 1)
      await sender.send('invitation-mail', mail(`${count}`), manager);
    expect(done).toEqual([]);
  });
  await until('twenty mails', () => done.length >= 20);
  await until('all completed', async () => (await states()).every(({ state }) => state === 'completed'));
  expect(new Set(done).size).toBe(20);
  expect(done).toHaveLength(20);
  expect((await metrics.print()).text).toMatch(
    /plenum_job_seconds_count\{job="invitation-mail",outcome="done"\} 20/,
  );
});

test('a job of a transaction that came to nothing is never done', async () => {
  const queue = await openQueue();
  const done: string[] = [];
  queue.work(handlers(async ({ invitation }) => void done.push(invitation)));
  const broken = fresh.database.source.transaction(async (manager) => {
    await queue.send('invitation-mail', mail('never'), manager);
    throw new Error('changed my mind');
  });
  await expect(broken).rejects.toThrow('changed my mind');
  await queue.send('invitation-mail', mail('this one'), fresh.database.source);
  await until('the other mail', () => done.length > 0);
  expect(done).toEqual(['this one']);
});

test('a job that fails is tried again later, and laid aside when it fails to the last', async () => {
  const queue = await openQueue();
  await queue.send('invitation-mail', mail('no such server'), fresh.database.source);
  const attempts: number[] = [];
  queue.work({
    ...handlers(async () => undefined),
    'invitation-mail': async (_data, { attempt }) => {
      attempts.push(attempt);
      throw new Error('the mail server is away');
    },
  });
  await until('the first attempt', async () => (await states()).some(({ state }) => state === 'retry'));
  const [{ wait = 0 } = {}] = await fresh.database.source.query<{ wait: number }[]>(
    "SELECT extract(epoch FROM start_after - now())::float AS wait FROM plenum_jobs.job WHERE state = 'retry'",
  );
  expect(wait).toBeGreaterThan(20);
  await fresh.database.source.query(
    'UPDATE plenum_jobs.job SET retry_count = retry_limit - 1, start_after = now()',
  );
  await fresh.database.source.query("SELECT pg_notify('plenum_jobs', 'invitation-mail')");
  const aside = await until('laid aside', async () =>
    (await states()).find(({ name }) => name === 'laid-aside'),
  );
  expect(aside.state).toBe('created');
  expect(attempts[0]).toBe(1);
});

test('what waited while no process was there is done at the next start', async () => {
  const first = await openQueue();
  await first.send('invitation-mail', mail('patience'), fresh.database.source);
  await closers.pop()?.();
  const done: string[] = [];
  (await openQueue()).work(handlers(async ({ invitation }) => void done.push(invitation)));
  await until('the mail', () => done.length > 0);
  expect(done).toEqual(['patience']);
});

test('closing waits for what is being done', async () => {
  const queue = await openQueue();
  let release: () => void = () => undefined;
  let begun = false;
  let ended = false;
  queue.work(
    handlers(async () => {
      begun = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      ended = true;
    }),
  );
  await queue.send('invitation-mail', mail('slow'), fresh.database.source);
  await until('the job to begin', () => begun);
  const closed = queue.close();
  release();
  await closed;
  expect(ended).toBe(true);
  expect(await states()).toMatchObject([{ state: 'completed' }]);
});
