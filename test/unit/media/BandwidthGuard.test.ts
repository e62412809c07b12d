import { BandwidthGuard } from '../../../media/BandwidthGuard';

const FLOOR = 1_400_000;

let now: number;
let guard: BandwidthGuard;

beforeEach(() => {
  now = 0;
  guard = new BandwidthGuard(FLOOR, () => now);
});

test('[M14] a good link carries everything', () => {
  guard.estimated(1_500_000);
  expect([guard.pictures, guard.minimum, guard.watchful]).toEqual([Infinity, 0, false]);
});

test('[M14] a low estimate is doubted and overruled as long as nothing is lost', () => {
  guard.estimated(100_000);
  guard.observe({ loss: 0.01, sent: 90_000 });
  guard.estimated(FLOOR);
  expect([guard.pictures, guard.minimum, guard.watchful]).toEqual([Infinity, FLOOR, true]);
});

test('[M14] a doubted estimate is asked again after a minute', () => {
  guard.estimated(100_000);
  now = 60_000;
  guard.observe({ loss: 0, sent: 200_000 });
  expect([guard.minimum, guard.watchful]).toEqual([0, false]);
});

test.each([
  [440_000, 2],
  [300_000, 1],
  [180_000, 0],
  [0, 0],
])('[M14] when packets are lost, at %i bit/s sound goes on beside %i pictures', (available, pictures) => {
  lose();
  guard.estimated(available);
  expect([guard.pictures, guard.minimum]).toEqual([pictures, 0]);
});

test('[M14] when much is lost, what gets through counts at once', () => {
  guard.estimated(100_000);
  guard.observe({ loss: 0.25, sent: 400_000 });
  expect([guard.pictures, guard.minimum]).toEqual([1, 0]);
});

test('[M14] a queue of two seconds proves a low estimate although nothing is lost', () => {
  trip(20);
  guard.estimated(180_000);
  for (const roundTrip of [400, 1200]) trip(roundTrip);
  expect([guard.pictures, guard.minimum]).toEqual([Infinity, FLOOR]);
  trip(2000);
  guard.estimated(180_000);
  expect([guard.pictures, guard.minimum]).toEqual([0, 0]);
});

test('[M14] a queue that was there before anybody looked is one too', () => {
  guard.estimated(180_000);
  for (const roundTrip of [2000, 2010, 1990]) trip(roundTrip);
  guard.estimated(180_000);
  expect([guard.pictures, guard.minimum]).toEqual([0, 0]);
});

test.each([
  ['a few late reports', [20, 900, 900, 30, 900, 900]],
  ['a long way', [280, 550, 570, 560, 575]],
  ['one report that is read again and again', [20, 900, undefined, undefined, undefined, undefined]],
])('[M14] %s is no queue', (_name, trips) => {
  guard.estimated(180_000);
  for (const roundTrip of trips) trip(roundTrip);
  guard.estimated(180_000);
  expect([guard.pictures, guard.minimum]).toEqual([Infinity, FLOOR]);
});

test('[M14] a fat link that loses much keeps its pictures', () => {
  guard.estimated(1_000_000);
  guard.observe({ loss: 0.25, sent: 1_000_000 });
  expect(guard.pictures).toBe(Infinity);
});

test('[M14] an estimate that swings about the border brings nothing back', () => {
  lose();
  guard.estimated(300_000);
  for (now = 1000; now < 8000; now += 1000) {
    guard.estimated(now % 2000 === 0 ? 400_000 : 500_000);
    guard.observe({ loss: 0, sent: 200_000 });
  }
  expect(guard.pictures).toBe(1);
});

test('[M14] one more picture is tried after 8 s, and 16 s after an attempt that failed', () => {
  lose();
  guard.estimated(180_000);
  expect(picturesAt(7999)).toBe(0);
  expect(picturesAt(8000)).toBe(1);
  guard.estimated(180_000);
  expect(guard.pictures).toBe(0);
  expect(picturesAt(8000 + 15_999)).toBe(0);
  expect(picturesAt(8000 + 16_000)).toBe(1);
});

test('[M14] an attempt that fails in two steps has failed once', () => {
  lose();
  guard.estimated(300_000);
  expect(picturesAt(8000)).toBe(2);
  guard.estimated(300_000);
  guard.estimated(100_000);
  expect(picturesAt(8000 + 15_999)).toBe(0);
  expect(picturesAt(8000 + 16_000)).toBe(1);
});

test('[M14] all come back when the link was strong for 4 s', () => {
  lose();
  guard.estimated(280_000);
  now = 1000;
  guard.estimated(500_000);
  expect(picturesAt(4999)).toBe(1);
  expect(picturesAt(5000)).toBe(Infinity);
});

test('[M14] without pictures an estimate is old and proves nothing, and so is a loss that stays the same', () => {
  guard.estimated(100_000);
  guard.observe({ loss: 0.5, sent: 200_000 });
  expect(guard.pictures).toBe(0);
  for (now = 1000; now < 8000; now += 1000) {
    guard.estimated(1_400_000);
    guard.observe({ loss: 0.5, sent: 50_000 });
  }
  expect(guard.pictures).toBe(0);
  guard.observe({ loss: 0.5, sent: 50_000 });
  expect(guard.pictures).toBe(1);
});

test('[M14] five minutes after the last loss a low estimate is doubted again', () => {
  lose();
  now = 300_000;
  guard.estimated(180_000);
  expect([guard.pictures, guard.minimum]).toEqual([Infinity, FLOOR]);
});

function trip(roundTrip: number | undefined): void {
  now += 1000;
  guard.observe({ loss: 0, sent: 800_000, roundTrip });
}

function lose(): void {
  guard.estimated(500_000);
  guard.observe({ loss: 0.06, sent: 500_000 });
}

function picturesAt(time: number): number {
  now = time;
  guard.observe({ loss: 0, sent: 200_000 });
  return guard.pictures;
}
