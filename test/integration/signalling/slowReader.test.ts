import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { ParticipantId } from '../../../server/contract/ids';
import type { SpeakersNotice } from '../../../server/contract/media';
import { until } from '../../support/until';
import { type OpenSignalling, openSignalling, type SignedIn } from './openSignalling';

let skippedMs = 0;
let signalling: OpenSignalling;

beforeEach(async () => {
  skippedMs = 0;
  signalling = await openSignalling({ now: () => performance.now() + skippedMs });
});
afterEach(() => signalling.close());

/** About 24 kB of news. */
const news: SpeakersNotice = {
  active: null,
  levels: Array.from({ length: 300 }, () => ({ participant: ParticipantId.parse(randomUUID()), level: -30 })),
};

test('[T17] a client that stops reading is cut at a mebibyte of unsent news, and everything after waits for its return', async () => {
  const carol = signalling.signIn('Carol');
  const paused = await joinAndStopReading(carol);
  let told = 0;
  const before = process.memoryUsage().rss;
  while (carol.participant.isHeard) {
    for (let i = 0; i < 20 && carol.participant.isHeard; i++, told++)
      carol.participant.tell('media:speakers', news);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(told).toBeLessThan(5_000);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  paused.terminate();
  carol.participant.tell('media:lost', { reason: 'worker-died' });
  const returned = await signalling.join(carol);
  expect(await returned.nextNotice('media:lost')).toEqual({ reason: 'worker-died' });
});

test('[T17] a client that takes nothing for ten seconds is cut, however little waits', async () => {
  const carol = signalling.signIn('Carol');
  const paused = await joinAndStopReading(carol);
  const [serverSocket] = signalling.networkSockets() as [Socket];
  // Enough to fill what the network holds, but never a mebibyte beyond it.
  while (serverSocket.writableLength === 0) {
    carol.participant.tell('media:speakers', news);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(carol.participant.isHeard).toBe(true);
  skippedMs = 10_001;
  await until('she is cut', () => !carol.participant.isHeard, { within: 3_000 });
  paused.terminate();
});

test('[T17] a client that reads is never cut, however much it is told', async () => {
  const carol = signalling.signIn('Carol');
  const socket = await signalling.join(carol);
  await until('Carol hears', () => carol.participant.isHeard);
  for (let i = 0; i < 400; i++) {
    carol.participant.tell('media:speakers', news);
    if (i % 20 === 0) await socket.send('media:view', [{ tiles: [] }]);
  }
  await socket.send('media:view', [{ tiles: [] }]);
  expect(socket.takeNotices()).toHaveLength(400);
});

/** Joins over a bare WebSocket that then no longer takes anything from the network. */
async function joinAndStopReading({ cookie, token, participant }: SignedIn): Promise<WebSocket> {
  const socket = new WebSocket(`${signalling.url}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: signalling.url, cookie },
  });
  socket.once('open', () => socket.send('40{"protocol":1}'));
  await new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      if (String(data).startsWith('40')) resolve();
    }),
  );
  socket.send(`420["conference:bind",{"token":"${token}"}]`);
  await until('Carol hears', () => participant.isHeard);
  socket.pause();
  return socket;
}
