import { RequestError } from '../../../../../client/connection/RequestError';
import { BoardLocks } from '../../../../../client/features/board/BoardLocks';
import type { LockTarget } from '../../../../../server/contract/board';
import { newObjectId } from '../../../../support/board/boardThings';
import { ann, bob } from '../../../../support/people';

const circle: LockTarget = { kind: 'object', id: newObjectId() };
const viewOf = (holder: typeof ann) =>
  ({ target: circle, holder: holder.id, activity: 'moving', since: 1 }) as const;

/** A server that gives a lock when the test says so. */
function serverOf() {
  const asked: string[] = [];
  let give: (reply: unknown) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const request = (name: string) => {
    asked.push(name);
    if (name !== 'board:lock') return Promise.resolve({});
    return new Promise((resolve, reject) => {
      [give, refuse] = [resolve, reject];
    });
  };
  const locks = new BoardLocks({ request } as never, ann.id);
  return {
    asked,
    locks,
    give: () => give({ locks: [viewOf(ann)], leaseMs: 8_000 }),
    refuse: (error: Error) => refuse(error),
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());
const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test('what one holds is renewed until it is let go', async () => {
  const { asked, locks, give } = serverOf();
  const acquired = locks.acquire([circle], 'moving');
  give();
  expect(await acquired).toBe(true);
  await after(6_500);
  expect(asked).toEqual(['board:lock', 'board:renew', 'board:renew']);
  locks.release([circle]);
  await after(10_000);
  expect(asked.slice(3)).toEqual(['board:release']);
  expect(locks.views).toEqual([]);
});

test('what is let go before the answer comes is given back with it, and not kept', async () => {
  const { asked, locks, give } = serverOf();
  const acquired = locks.acquire([circle], 'moving');
  locks.release([circle]);
  expect(asked).toEqual(['board:lock']);
  give();
  await acquired;
  expect(locks.views).toEqual([]);
  await after(10_000);
  expect(asked).toEqual(['board:lock', 'board:release']);
});

test('what somebody else holds is not given, and one is told why', async () => {
  const { locks, refuse } = serverOf();
  locks.change([viewOf(bob)], []);
  expect(locks.holderOf([circle])?.holder).toBe(bob.id);
  const told: string[] = [];
  locks.on('refused', ({ code }) => told.push(code));
  const acquired = locks.acquire([circle], 'moving');
  refuse(new RequestError({ code: 'lock-held', message: '' }));
  expect(await acquired).toBe(false);
  expect(told).toEqual(['lock-held']);
});

/** A server that refuses the lock of `held`. */
function takingAllBut(held?: LockTarget) {
  const asked: [name: string, targets: number][] = [];
  const request = async (name: string, { targets = [] }: { targets?: LockTarget[] }) => {
    asked.push([name, targets.length]);
    if (targets.length > 200) throw new RequestError({ code: 'invalid-request', message: 'Too many.' });
    if (name === 'board:lock' && targets.some((target) => target === held))
      throw new RequestError({ code: 'lock-held', message: 'Held.' });
    return { locks: targets.map((target) => ({ ...viewOf(ann), target })), leaseMs: 8_000 };
  };
  return { asked, locks: new BoardLocks({ request } as never, ann.id) };
}
const many = Array.from({ length: 450 }, (): LockTarget => ({ kind: 'object', id: newObjectId() }));

test('[L3] more than one request may name are locked in several, and let go so', async () => {
  const { asked, locks } = takingAllBut();
  expect(await locks.acquire(many, 'moving')).toBe(true);
  expect(locks.views.length).toBe(450);
  locks.release(many);
  const sizes = [200, 200, 50];
  const expected = ['board:lock', 'board:release'].flatMap((name) => sizes.map((size) => [name, size]));
  expect(asked).toEqual(expected);
  expect(locks.views).toEqual([]);
  locks.close();
});

test('[L3] where one of them is held, none of the others stays locked, and it is said', async () => {
  const { asked, locks } = takingAllBut(many[420]);
  const refusals: string[] = [];
  locks.on('refused', ({ code }) => refusals.push(code));
  expect(await locks.acquire(many, 'moving')).toBe(false);
  expect(locks.views).toEqual([]);
  expect(asked.filter(([name]) => name === 'board:release').map(([, size]) => size)).toEqual([200, 200]);
  expect(refusals).toEqual(['lock-held']);
  locks.close();
});
