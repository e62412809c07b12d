import { RestartDelay } from '../../../../server/setup/RestartDelay.mjs';

const HOUR = 3_600_000;

test('what has run for long is back within a second', () => {
  const restart = new RestartDelay();
  expect(restart.after(HOUR)).toBeLessThan(1000);
  expect(restart.after(HOUR)).toBeLessThan(1000);
});

test('what dies at once waits ever longer, at most ten seconds', () => {
  const restart = new RestartDelay();
  const waits = Array.from({ length: 12 }, () => restart.after(50));
  expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(waits.at(-1)).toBe(10_000);
});

test('a steady run makes up for earlier deaths', () => {
  const restart = new RestartDelay();
  for (let death = 0; death < 10; death++) restart.after(50);
  expect(restart.after(HOUR)).toBe(100);
});
