import { BareMeeting } from './BareMeeting';
import type { Figures } from './Bench';
import { DelayedPort } from './DelayedPort';
import { medianOf, toFigure } from './Figure';
import { type Join, JoiningBrowser } from './JoiningBrowser';
import { openDemoMeeting } from './openDemoMeeting';

const ROUND_TRIP_MS = 200;
const MOST_ROUND_TRIPS = 3;
const DELAYED_RUNS = 7;

/**
 * From Join to the first picture of somebody else in a running meeting, beside a page of bare mediasoup. Round trips
 * are counted by what a longer way to the server adds.
 */
export async function joinBench(runs: number): Promise<Figures> {
  const demo = await openDemoMeeting();
  const bare = await BareMeeting.open();
  const afar = await DelayedPort.open(Number(new URL(demo.product.url).port), ROUND_TRIP_MS / 2);
  const browser = await JoiningBrowser.open(demo);
  try {
    const join = () => browser.join(`${demo.product.url}${demo.path}`);
    // In turns, so that what else the machine does is shared fairly; the first of each warms up.
    const joins = await inTurns(runs + 1, join, () => browser.joinBare(bare.url));
    const delayed = await inTurns(Math.min(runs, DELAYED_RUNS), join, () =>
      browser.join(`${afar.url}${demo.path}`),
    );
    return toFigures(joins.slice(1), delayed);
  } finally {
    await browser.close();
    afar.close();
    await bare.close();
    await demo.close();
  }
}

async function inTurns<A, B>(
  runs: number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<(readonly [A, B])[]> {
  const pairs: (readonly [A, B])[] = [];
  while (pairs.length < runs) pairs.push([await one(), await other()]);
  return pairs;
}

function toFigures(
  joins: readonly (readonly [Join, number])[],
  delayed: readonly (readonly [near: Join, far: Join])[],
): Figures {
  const frame = joins.map(([{ frameMs }]) => frameMs);
  const audio = joins.map(([{ audioMs }]) => audioMs);
  const bare = medianOf(joins.map(([, peer]) => peer));
  const near = medianOf(delayed.map(([{ frameMs }]) => frameMs));
  const trips = delayed.map(([, { frameMs }]) => (frameMs - near) / ROUND_TRIP_MS);
  return {
    'join.firstFrameMs': toFigure(frame, 'ms', { what: 'bare mediasoup page', value: bare }),
    'join.firstAudioMs': toFigure(audio, 'ms', { what: 'first picture', value: medianOf(frame) }),
    'join.roundTrips': toFigure(trips, 'round trips', { what: 'limit', value: MOST_ROUND_TRIPS }),
  };
}
