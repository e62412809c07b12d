import { BandwidthGuard } from '../../../media/BandwidthGuard';

test('[M14] a good link carries everything', () => {
  const guard = new BandwidthGuard(() => 0);
  expect(guard.estimated(1_500_000)).toBe(false);
  expect(guard.pictures).toBe(Infinity);
});

test.each([
  [440_000, 2],
  [300_000, 1],
  [180_000, 0],
  [0, 0],
])('[M14] at %i bit/s sound goes on beside %i pictures', (available, pictures) => {
  const guard = new BandwidthGuard(() => 0);
  expect(guard.estimated(available)).toBe(true);
  expect(guard.pictures).toBe(pictures);
});

test('[M14] an estimate that swings about the border brings nothing back', () => {
  let now = 0;
  const guard = new BandwidthGuard(() => now);
  guard.estimated(300_000);
  for (now = 1000; now < 8000; now += 1000) {
    guard.estimated(now % 2000 === 0 ? 400_000 : 500_000);
    expect(guard.retry()).toBe(false);
  }
  expect(guard.pictures).toBe(1);
});

test('[M14] one more picture is tried after 8 s, and 16 s after an attempt that failed', () => {
  let now = 0;
  const guard = new BandwidthGuard(() => now);
  guard.estimated(180_000);
  now = 7999;
  expect(guard.retry()).toBe(false);
  now = 8000;
  expect(guard.retry()).toBe(true);
  expect(guard.pictures).toBe(1);
  guard.estimated(180_000);
  expect(guard.pictures).toBe(0);
  now = 8000 + 15_999;
  expect(guard.retry()).toBe(false);
  now = 8000 + 16_000;
  expect(guard.retry()).toBe(true);
});

test('[M14] all come back when the link was strong for 4 s', () => {
  let now = 0;
  const guard = new BandwidthGuard(() => now);
  guard.estimated(180_000);
  now = 1000;
  guard.estimated(500_000);
  now = 4999;
  expect(guard.retry()).toBe(false);
  now = 5000;
  expect(guard.retry()).toBe(true);
  expect(guard.pictures).toBe(Infinity);
});
