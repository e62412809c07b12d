import { CrashBreaker } from '../../../media/CrashBreaker';

test('[M7] five deaths within a minute cost no pause, each further one twice as much, up to 30 s', () => {
  const breaker = new CrashBreaker(() => 0);
  const pauses = Array.from({ length: 12 }, () => breaker.pauseAfterDeath());
  expect(pauses).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('[M7] a death a minute costs nothing', () => {
  let now = 0;
  const breaker = new CrashBreaker(() => now);
  for (let death = 0; death < 10; death++, now += 20_000) expect(breaker.pauseAfterDeath()).toBe(0);
});
