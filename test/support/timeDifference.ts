/**
 * By how many milliseconds two things differ in the time they take. Both are done in turns and in changing order, and
 * their lower quartiles are compared: what else the machine does makes single rounds slower, never faster. The best of
 * three series counts, because a real difference shows in all of them.
 */
export async function timeDifference(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  { rounds = 30, enough = 5 } = {},
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let series = 0; series < 3 && best >= enough; series += 1) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      for (const index of round % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
        times[index].push(await timed(index === 0 ? one : other));
      }
    }
    best = Math.min(best, Math.abs(lowerQuartile(times[0]) - lowerQuartile(times[1])));
  }
  return best;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function lowerQuartile(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}
