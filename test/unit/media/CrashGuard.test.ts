import { CrashGuard } from '../../../media/CrashGuard';
import { ann, bob } from '../../support/people';

const harmless = { proven: () => Promise.resolve() };
const silent = { proven: () => new Promise(() => undefined) };

let guard: CrashGuard;

beforeEach(() => {
  guard = new CrashGuard();
});

test('[M8] those on probation open their legs one at a time, until each has proven harmless', async () => {
  await crashTogether(2);
  const opened: string[] = [];
  const worker = {};
  const first = guard.open(worker, ann.id, async () => {
    opened.push('Ann');
    return harmless;
  });
  const second = guard.open(worker, bob.id, async () => {
    opened.push('Bob');
    return harmless;
  });
  await first;
  expect(opened).toEqual(['Ann']);
  await second;
  expect(opened).toEqual(['Ann', 'Bob']);
});

test('[M8] a death during a turn is tied to whose turn it is, and ends it', async () => {
  await crashTogether(2);
  const worker = {};
  await guard.open(worker, ann.id, async () => silent);
  const next = guard.open({}, bob.id, async () => harmless);
  expect(guard.died(worker)).toEqual({ suspects: [ann.id], quarantined: ann.id });
  await expect(next).resolves.toBe(harmless);
  await expect(guard.open({}, ann.id, async () => harmless)).rejects.toMatchObject({ code: 'quarantined' });
});

test('[M8] a leg that fails to open ends its turn', async () => {
  await crashTogether(2);
  const failed = guard.open({}, ann.id, () => Promise.reject(new Error('no')));
  const next = guard.open({}, bob.id, async () => harmless);
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe(harmless);
});

async function crashTogether(times: number): Promise<void> {
  for (let death = 0; death < times; death++) {
    const worker = {};
    await Promise.all([ann, bob].map(({ id }) => guard.open(worker, id, async () => silent)));
    guard.died(worker);
  }
}
