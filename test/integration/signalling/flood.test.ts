import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RequestName } from '../../../server/contract/events';
import { ConsumerId, ParticipantId } from '../../../server/contract/ids';
import { allowanceOf } from '../../../server/signalling/RateLimiter';
import { until } from '../../support/until';
import type { SocketWireClient } from '../../support/wire/SocketWireClient';
import type { FloodOrder, FloodReport } from './flooder';
import { type OpenSignalling, openSignalling, type SignedIn } from './openSignalling';

const FLOODERS = 5;
const PER_SECOND = 2_000;
const SECONDS = Number(process.env['FLOOD_SECONDS'] ?? 4);

// Measures time on a machine that others use too: a defect fails each time, a busy moment does not.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** Time that passes by itself, and more of it when a test says so. */
let skippedMs = 0;
let signalling: OpenSignalling;

beforeEach(async () => {
  skippedMs = 0;
  signalling = await openSignalling({ now: () => performance.now() + skippedMs });
});
afterEach(() => signalling.close());

const SOME_ID = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const classes: readonly [RequestName, object][] = [
  ['conference:mute', { participant: SOME_ID, source: 'camera' }],
  ['media:setPaused', { source: 'camera', paused: true }],
  ['media:consumersReady', { consumers: [SOME_ID] }],
  ['media:view', { tiles: [] }],
];

test.each(classes)(
  '[T16] five sockets flood %s: they are cut, a bystander notices nothing',
  async (name, body) => {
    const offenders = Array.from({ length: FLOODERS }, (_, index) => signalling.signIn(`Mallory ${index}`));
    const bystander = await watchBystander();
    const reports = await flood(offenders, `42{id}${JSON.stringify([name, body])}`);
    const seen = await bystander.stop();

    const { burst, perSecond } = allowanceOf(name);
    for (const [index, report] of reports.entries()) {
      const calls = offenders[index]?.participant.calls ?? [];
      const releasedAt = offenders[index]?.participant.releasedAt ?? 0;
      // The server's own time: what waits in the network on a busy machine has not been sent yet.
      const seconds = (releasedAt - (calls[0]?.at ?? 0)) / 1_000;
      expect(calls.length).toBe(report.ok);
      expect(report.ok).toBeWithinTenPercentOf(burst + perSecond * seconds);
      expect(report.ok + report.limited).toBeWithinTenPercentOf(200 + 100 * seconds);
      expect(report).toMatchObject({ warnings: 2, reason: 'flood' });
    }
    expect(seen.p95).toBeLessThan(200);
    expect(seen.lost).toBe(0);

    for (const offender of offenders) {
      await expect(signalling.connect(offender)).rejects.toEqual(
        expect.objectContaining({ code: 'rate-limited' }),
      );
    }
    skippedMs = 10 * 60_000;
    for (const offender of offenders) (await signalling.connect(offender)).close();
  },
);

test.each([
  ['heartbeats', '3'],
  ['replies nobody asked for', '43{id}[]'],
])('[T16] a flood of %s counts like any other', async (_what, frame) => {
  const offenders = Array.from({ length: FLOODERS }, (_, index) => signalling.signIn(`Mallory ${index}`));
  const bystander = await watchBystander();
  const reports = await flood(offenders, frame);
  const seen = await bystander.stop();
  expect(reports).toEqual(Array(FLOODERS).fill(expect.objectContaining({ warnings: 2, reason: 'flood' })));
  expect(seen.p95).toBeLessThan(200);
  expect(seen.lost).toBe(0);
});

test('[T16] a flood of WebSocket pings ends too, if not by us then by the WebSocket library', async () => {
  const offenders = Array.from({ length: FLOODERS }, (_, index) => signalling.signIn(`Mallory ${index}`));
  const bystander = await watchBystander();
  await flood(offenders, 'ping');
  expect(offenders.map(({ participant }) => participant.isHeard)).toEqual(Array(FLOODERS).fill(false));
  const seen = await bystander.stop();
  expect(seen.p95).toBeLessThan(200);
  expect(seen.lost).toBe(0);
});

test('[S10] a person who opens a new socket finds their limits where they left them', async () => {
  const mallory = signalling.signIn('Mallory');
  for (let round = 0; round < 3; round++) {
    const socket = await signalling.join(mallory);
    for (let i = 0; i < 40; i++) await socket.send('media:setPaused', [{ source: 'camera', paused: true }]);
    socket.close();
  }
  expect(mallory.participant.calls.length).toBeLessThan(60);
});

test('[S10] twenty malformed requests are borne with, then the socket is closed; the third time for ten minutes', async () => {
  const mallory = signalling.signIn('Mallory');
  const ann = await signalling.join(signalling.signIn('Ann'));
  for (let round = 0; round < 3; round++) {
    const socket = await signalling.connect(mallory);
    const replies = Array.from({ length: 30 }, () =>
      socket.send('media:explode', [{}]).catch(() => undefined),
    );
    expect(await socket.nextNotice('session:warning')).toEqual({ reason: 'schema' });
    expect(await socket.nextNotice('session:closing')).toEqual({ reason: 'protocol' });
    await socket.closed;
    expect(replies).toHaveLength(30);
    skippedMs += 60_000;
  }
  await expect(signalling.connect(mallory)).rejects.toEqual(
    expect.objectContaining({ code: 'rate-limited', reply: expect.objectContaining({ retryAfter: 540 }) }),
  );
  await ann.request('media:view', { tiles: [] });
  skippedMs += 9 * 60_000;
  await signalling.connect(mallory);
}, 20_000);

test('[S10] whoever sends more than half a mebibyte a second is cut', async () => {
  const mallory = await signalling.connect(signalling.signIn('Mallory'));
  const heavy = { tiles: 'x'.repeat(60_000) };
  const sending = setInterval(() => {
    for (let i = 0; i < 10; i++) mallory.sendBlindly('media:view', heavy, () => undefined);
  }, 50);
  expect(await mallory.closed).toBe('io server disconnect');
  clearInterval(sending);
});

async function flood(offenders: readonly SignedIn[], frame: string): Promise<FloodReport[]> {
  const order: FloodOrder = {
    url: signalling.url,
    offenders: offenders.map(({ cookie, token }) => ({
      cookie,
      greeting: `420["conference:bind",{"token":"${token}"}]`,
    })),
    frame,
    perSecond: PER_SECOND,
    seconds: SECONDS,
  };
  const worker = new Worker(join(__dirname, 'flooder.ts'), {
    workerData: order,
    execArgv: ['--require', resolve(__dirname, '../../support/registerSwc.cjs')],
  });
  const reports = await new Promise<FloodReport[]>((done, failed) =>
    worker.once('message', done).once('error', failed),
  );
  await worker.terminate();
  return reports;
}

/** What the bystander asks in turn: each five times a second, which is within every limit. */
const QUESTIONS: readonly ((socket: SocketWireClient) => Promise<unknown>)[] = [
  (socket) => socket.request('media:view', { tiles: [] }),
  (socket) => socket.request('media:consumersReady', { consumers: [ConsumerId.parse(SOME_ID)] }),
  (socket) =>
    socket.request('conference:mute', { participant: ParticipantId.parse(SOME_ID), source: 'camera' }),
  (socket) => socket.request('media:setPaused', { source: 'camera', paused: true }),
];

/** Someone else who takes part meanwhile: asks twenty times a second and is told fifty things a second. */
async function watchBystander() {
  const bob = signalling.signIn('Bob');
  const socket: SocketWireClient = await signalling.join(bob);
  await until('Bob hears', () => bob.participant.isHeard);
  const latencies: number[] = [];
  const asked: Promise<unknown>[] = [];
  let told = 0;
  const ask = async () => {
    const sentAt = performance.now();
    await QUESTIONS[asked.length % QUESTIONS.length]?.(socket);
    latencies.push(performance.now() - sentAt);
  };
  const asking = setInterval(() => asked.push(ask()), 50);
  const telling = setInterval(() => bob.participant.tell('media:speakers', { active: null, levels: [] }), 20);
  const counting = bob.participant.tell.bind(bob.participant);
  bob.participant.tell = (name, body) => {
    told++;
    counting(name, body);
  };
  return {
    async stop() {
      clearInterval(asking);
      clearInterval(telling);
      await Promise.all(asked);
      await ask();
      const heard = socket.takeNotices().length;
      latencies.sort((a, b) => a - b);
      return { lost: told - heard, p95: latencies[Math.floor(latencies.length * 0.95)] ?? 0 };
    },
  };
}

expect.extend({
  toBeWithinTenPercentOf(received: number, expected: number) {
    const pass = Math.abs(received - expected) <= expected * 0.1;
    return { pass, message: () => `${received} is not within ten percent of ${expected}` };
  },
});

declare global {
  namespace jest {
    interface Matchers<R> {
      toBeWithinTenPercentOf(expected: number): R;
    }
  }
}
