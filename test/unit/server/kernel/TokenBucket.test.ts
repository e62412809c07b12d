import { multiplied, TokenBucket } from '../../../../server/kernel/TokenBucket';

const twoASecond = { perSecond: 2, burst: 4 };

test('[S10] a bucket gives its burst at once and then no more', () => {
  const bucket = new TokenBucket(twoASecond, () => 0);
  expect([1, 2, 3, 4, 5].map(() => bucket.take())).toEqual([true, true, true, true, false]);
});

test('[S10] a bucket refills evenly and never beyond its burst', () => {
  let now = 0;
  const bucket = new TokenBucket(twoASecond, () => now);
  expect(bucket.take(4)).toBe(true);
  now = 499;
  expect(bucket.take()).toBe(false);
  now = 500;
  expect(bucket.take()).toBe(true);
  now = 1_000_000;
  expect(bucket.take(5)).toBe(false);
  expect(bucket.take(4)).toBe(true);
});

test('[S10] a refusal takes nothing and says how long to wait', () => {
  let now = 0;
  const bucket = new TokenBucket({ perSecond: 0.1, burst: 1 }, () => now);
  bucket.take();
  expect(bucket.secondsUntilNext).toBe(10);
  now = 9_000;
  expect(bucket.take()).toBe(false);
  expect(bucket.secondsUntilNext).toBe(1);
});

test('[S10] over any time a bucket gives its burst and its rate, no more', () => {
  let now = 0;
  const bucket = new TokenBucket(multiplied(twoASecond, 3), () => now);
  let given = 0;
  for (now = 0; now <= 30_000; now += 8) if (bucket.take()) given++;
  expect(given).toBe(12 + 30 * 6);
});
