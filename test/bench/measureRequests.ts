import { setTimeout } from 'node:timers/promises';

const A_SECOND = 50;
/** A server that cannot follow says so; such a request counts as one that took so long. */
const OVERLOADED = 503;
const LOST_MS = 10_000;

/**
 * Milliseconds below which 95 of 100 requests stay that are sent 50 a second, whether those before were answered or
 * not: from when each was due, so that a server that falls behind shows.
 */
export async function measureRequests(
  count: number,
  send: (index: number) => Promise<Response>,
): Promise<number> {
  const began = performance.now();
  const times: number[] = [];
  const underWay: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1000) / A_SECOND;
    const early = due - performance.now();
    if (early > 0) await setTimeout(early);
    underWay.push(
      send(index).then(async (response) => {
        await response.arrayBuffer();
        if (response.status !== OVERLOADED && !response.ok)
          throw new Error(`a request was answered with ${response.status}`);
        times.push(response.ok ? performance.now() - due : LOST_MS);
      }),
    );
  }
  await Promise.all(underWay);
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}
