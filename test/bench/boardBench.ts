import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { packPoints } from '../../server/contract/boardPoints';
import { OperationKey } from '../../server/contract/ids';
import { startDatabase } from '../../server/setup/database.mjs';
import { until } from '../support/until';
import type { Figures } from './Bench';
import { BoardCrowd } from './BoardCrowd';
import { medianOf, toFigure } from './Figure';

const PEOPLE = 200;
const QUIET_PEOPLE = 10;
const DRAWING = 10;
const RACING = 50;
const RACES = 10;
const SECONDS = 5;
const REGISTER_SWC = path.resolve(__dirname, '../support/registerSwc.cjs');

/** One server with its crowd. */
interface Side {
  readonly url: string;
  readonly page: string;
  readonly process: ChildProcess;
}

/** What one stretch of drawing came to. */
interface Stretch {
  readonly lastReceiverP99Ms: number;
  readonly lastReceiverMedianMs: number;
  readonly durableAckP99Ms: number;
  /** Operations that had not reached everyone two seconds after the last was sent. */
  readonly missing: number;
  /** Operations told to somebody, for each second of the server's processor time. */
  readonly deliveriesPerCore: number;
  readonly cores: number;
}

type Measured = Readonly<Record<'calm' | 'storm' | 'quiet', Stretch>> & { readonly lockAnswerMs: number };

/**
 * 200 people at one board, beside a bare Socket.IO server that broadcasts the same operations. Strokes of 20 points are
 * sent on time, whatever becomes of those before; the database writes through to the disk. 99th percentiles, from when
 * an operation was due, each after a stretch that warms both sides alike:
 *
 * - `board.lastReceiverP99Ms`: until the last of 200 is told, at 200 operations a second by 10 people;
 * - `board.durableAckP99Ms`: until it is acknowledged, which is when it is stored, at the same time;
 * - `board.coreShare`: of a processor, what the server takes for that;
 * - `board.stormP99Ms`: until the last is told at 600 operations a second;
 * - `board.deliveriesPerCore`: operations told to somebody in that storm, for a second of the server's processor time;
 * - `board.quietDelayMs`: until the last of 10 people is told at 20 operations a second, as a median (to be at most 2 ms
 *   above) and as a 99th percentile, which is that of the disk's flushes;
 * - `board.lockAnswerP99Ms`: until each of 50 who ask for one object at once is answered: the slowest of ten races.
 */
export async function boardBench(runs: number): Promise<Figures> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-board-'));
  const database = await startDatabase({ dataDir });
  const [ours, theirs]: [Measured[], Measured[]] = [[], []];
  try {
    while (ours.length < runs) {
      ours.push(await measureSide(database.url));
      theirs.push(await measureSide(undefined));
    }
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const figure = (unit: string, read: (measured: Measured) => number) =>
    toFigure(ours.map(read), unit, { what: 'bare Socket.IO', value: medianOf(theirs.map(read)) });
  return {
    'board.lastReceiverP99Ms': figure('ms', ({ calm }) => calm.lastReceiverP99Ms),
    'board.durableAckP99Ms': figure('ms', ({ calm }) => calm.durableAckP99Ms),
    'board.coreShare': figure('cores', ({ calm }) => calm.cores),
    'board.stormP99Ms': figure('ms', ({ storm }) => storm.lastReceiverP99Ms),
    'board.stormMissing': figure('operations', ({ storm }) => storm.missing),
    'board.deliveriesPerCore': figure('1/s', ({ storm }) => storm.deliveriesPerCore),
    'board.quietDelayMs': figure('ms', ({ quiet }) => quiet.lastReceiverMedianMs),
    'board.quietDelayP99Ms': figure('ms', ({ quiet }) => quiet.lastReceiverP99Ms),
    'board.lockAnswerP99Ms': toFigure(
      ours.map(({ lockAnswerMs }) => lockAnswerMs),
      'ms',
      { what: 'limit', value: 50 },
    ),
  };
}

async function measureSide(databaseUrl: string | undefined): Promise<Measured> {
  const side = await openSide(databaseUrl);
  try {
    const few = await BoardCrowd.join(side.url, QUIET_PEOPLE);
    await draw(side, few, { aSecond: 100 });
    const quiet = await draw(side, few, { aSecond: 20 });
    few.close();
    const crowd = await BoardCrowd.join(side.url, PEOPLE);
    await draw(side, crowd, { aSecond: 200 });
    const calm = await draw(side, crowd, { aSecond: 200 });
    const lockAnswerMs = databaseUrl ? await race(side, crowd) : 0;
    const storm = await draw(side, crowd, { aSecond: 600 });
    crowd.close();
    return { quiet, calm, storm, lockAnswerMs };
  } finally {
    const ended = once(side.process, 'exit');
    side.process.kill('SIGKILL');
    await ended;
  }
}

async function draw(side: Side, crowd: BoardCrowd, { aSecond }: { aSecond: number }): Promise<Stretch> {
  crowd.takeTimes();
  const used = await cpuSeconds(side);
  const began = performance.now();
  const count = aSecond * SECONDS;
  for (let index = 0; index < count; ) {
    for (; index < count && began + (index * 1000) / aSecond <= performance.now(); index += 1) {
      crowd.submit(index % DRAWING, began + (index * 1000) / aSecond, stroke(side.page, index));
    }
    await setTimeout(1);
  }
  await until('everyone is told', () => crowd.underWay === 0, { within: 2_000 }).catch(() => undefined);
  const { deliveries, underWay } = crowd;
  const seconds = (await cpuSeconds(side)) - used;
  const { lastReceiver, acknowledged } = crowd.takeTimes();
  return {
    lastReceiverP99Ms: p99(lastReceiver),
    lastReceiverMedianMs: medianOf(lastReceiver),
    durableAckP99Ms: p99(acknowledged),
    missing: underWay,
    deliveriesPerCore: deliveries / seconds,
    cores: seconds / ((performance.now() - began) / 1000),
  };
}

/** Fifty ask for one object, again and again; one gets it each time. */
async function race(side: Side, crowd: BoardCrowd): Promise<number> {
  const times: number[] = [];
  const operation = stroke(side.page, 0);
  await crowd.ask(0, 'board:submit', operation);
  const target = { kind: 'object', id: operation.changes[0]?.object.id };
  for (let turn = 0; turn < RACES; turn += 1) {
    const answers = await Promise.all(
      Array.from({ length: RACING }, async (_, who) => {
        const asked = performance.now();
        const isGranted = await crowd.ask(who, 'board:lock', { targets: [target], activity: 'moving' });
        times.push(performance.now() - asked);
        return { who, isGranted };
      }),
    );
    const [holder, ...others] = answers.filter(({ isGranted }) => isGranted);
    if (!holder || others.length > 0) throw new Error('exactly one is to hold it');
    await crowd.ask(holder.who, 'board:release', { targets: [target] });
  }
  return p99(times);
}

/** Twenty points somewhere on the board. */
function stroke(page: string, index: number) {
  const points = Array.from({ length: 20 }, (_, point) => [
    point * 7,
    (point * point + index) % 90,
    0.5,
  ]).flat();
  return {
    key: OperationKey.parse(randomUUID()),
    changes: [
      {
        kind: 'create',
        object: {
          id: randomUUID(),
          page,
          group: null,
          order: 'V',
          shape: { kind: 'stroke', pen: 'pen', points: packPoints(points) },
          style: { color: '#1d4ed8', width: 3, opacity: 1, dash: 'solid', fill: null },
          transform: { x: index % 1000, y: 0, rotation: 0, scaleX: 1, scaleY: 1 },
        },
      },
    ],
  };
}

async function openSide(databaseUrl: string | undefined): Promise<Side> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['-r', REGISTER_SWC, path.join(__dirname, 'boardSide.ts')], {
    env: { ...env, NODE_ENV: 'production', ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const [port, page = ''] = String(line).trim().split(' ');
  return { url: `http://127.0.0.1:${port}`, page, process: child };
}

async function cpuSeconds({ url }: Side): Promise<number> {
  return Number(await (await fetch(`${url}/cpu`)).text()) / 1e6;
}

function p99(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}
