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

test('[T17] who follows a board and stops reading is cut at a mebibyte too, and the others are told on', async () => {
  const [carol, dave] = [signalling.signIn('Carol'), signalling.signIn('Dave')];
  const reading = await signalling.join(dave);
  await reading.request('board:open', {});
  const paused = await joinAndStopReading(carol, 'board:open');
  let told = 0;
  while (carol.participant.isHeard) {
    for (let i = 0; i < 20 && carol.participant.isHeard; i++, told++)
      signalling.server.publish('board', { name: 'media:speakers', body: news });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(told).toBeLessThan(5_000);
  }
  paused.terminate();
  await reading.send('media:view', [{ tiles: [] }]);
  expect(reading.takeNotices()).toHaveLength(told);
});

test('what everyone is told and what one alone is told keep their order', async () => {
  const carol = signalling.signIn('Carol');
  const socket = await signalling.join(carol);
  await socket.request('board:open', {});
  await until('Carol hears', () => carol.participant.isHeard);
  const order: number[] = [];
  for (let level = 0; level > -300; level -= 1) {
    order.push(level);
    const body = { active: null, levels: [{ participant: carol.participant.participant, level }] };
    if (level % 3 === 0) carol.participant.tell('media:speakers', body);
    else signalling.server.publish('board', { name: 'media:speakers', body });
    // In one turn of the loop what goes first is still on its way; over several it is gone.
    if (level % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await socket.send('media:view', [{ tiles: [] }]);
  const heard = socket.takeNotices().map(({ body }) => (body as SpeakersNotice).levels[0]?.level);
  expect(heard).toEqual(order);
});

/** Joins over a bare WebSocket that then no longer takes anything from the network. */
async function joinAndStopReading(
  { cookie, token, participant }: SignedIn,
  asked?: string,
): Promise<WebSocket> {
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
  if (asked) {
    const answered = new Promise((resolve) => socket.once('message', resolve));
    socket.send(`421["${asked}",{}]`);
    await answered;
  }
  socket.pause();
  return socket;
}
