import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../server/setup/places.mjs';
import { freePorts } from '../support/freePorts';
import { until } from '../support/until';
import type { Figures } from './Bench';
import { toFigure } from './Figure';

const LIMIT_MS = 10_000;
const PATIENCE_MS = 120_000;

/** `npm start` with everything built and a database that exists, from the command to ready. */
export async function startBench(runs: number): Promise<Figures> {
  const [http = 0, sip = 0, media = 0] = await freePorts(3);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-start-'));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    PLENUM_HTTP_PORT: String(http),
    PLENUM_SIP_PORT: String(sip),
    PLENUM_MEDIA_PORT: String(media),
    PLENUM_MEDIA_WORKERS: '1',
    PLENUM_DATA_DIR: dataDir,
  };
  const ready = `http://localhost:${http}/readyz`;
  try {
    await startAndStop(env, ready);
    const times: number[] = [];
    while (times.length < runs) times.push(await startAndStop(env, ready));
    return { 'start.warmMs': toFigure(times, 'ms', { what: 'limit', value: LIMIT_MS }) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds until it was ready. */
async function startAndStop(env: NodeJS.ProcessEnv, ready: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'server', 'setup', 'start.mjs')], { env });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(String(data)));
  try {
    await until(
      'the product is ready',
      async () => {
        if (child.exitCode !== null) throw new Error(`it ended:\n${output.join('')}`);
        return (await fetch(ready)).ok;
      },
      { within: PATIENCE_MS },
    );
    return performance.now() - began;
  } finally {
    await stop(child);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
