import { SocketAllowance } from '../../../../server/signalling/SocketAllowance';

/** Sends `perSecond` frames a second for `seconds` and tells what became of them. */
function flood(allowance: SocketAllowance, clock: { now: number }, perSecond: number, seconds: number) {
  const counts = { accepted: 0, dropped: 0, warned: 0, cut: 0 };
  for (let frame = 0; frame < perSecond * seconds && counts.cut === 0; frame++) {
    clock.now += 1_000 / perSecond;
    counts[allowance.judge(100)]++;
  }
  return counts;
}

test('[S10] a socket may send 200 frames at once and 100 a second', () => {
  const clock = { now: 0 };
  const allowance = new SocketAllowance(1, () => clock.now);
  const counts = flood(allowance, clock, 100, 60);
  expect(counts).toEqual({ accepted: 6_000, dropped: 0, warned: 0, cut: 0 });
  clock.now += 10;
  expect(Array.from({ length: 250 }, () => allowance.judge(0)).indexOf('warned')).toBe(200);
});

test('[S10] whoever floods is warned once a second, and cut at the third warning', () => {
  const clock = { now: 0 };
  const counts = flood(new SocketAllowance(1, () => clock.now), clock, 2_000, 30);
  expect(counts.warned).toBe(2);
  expect(counts.cut).toBe(1);
  expect(clock.now).toBeGreaterThan(2_000);
  expect(clock.now).toBeLessThan(2_200);
  expect(counts.accepted).toBeCloseTo(200 + (100 * clock.now) / 1_000, -1);
});

test('[S10] warnings more than ten seconds apart do not add up', () => {
  const clock = { now: 0 };
  const allowance = new SocketAllowance(1, () => clock.now);
  const verdicts = [];
  for (let burst = 0; burst < 10; burst++) {
    clock.now += 5_001;
    for (let frame = 0; frame < 202; frame++) verdicts.push(allowance.judge(0));
  }
  expect(verdicts).toContain('warned');
  expect(verdicts).not.toContain('cut');
});

test('[S10] bytes count too: half a mebibyte a second', () => {
  const clock = { now: 0 };
  const allowance = new SocketAllowance(1, () => clock.now);
  const full = Array.from({ length: 8 }, () => allowance.judge(64 * 1024));
  expect(full).toEqual(Array(8).fill('accepted'));
  expect(allowance.judge(64 * 1024)).toBe('warned');
  clock.now += 125;
  expect(allowance.judge(64 * 1024)).toBe('accepted');
});
