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
