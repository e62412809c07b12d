import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerTools } from '../../../media/worker/worker.mjs';
import { findWorker, makeWorker, proveWorker } from '../../../media/worker/worker.mjs';
import { lock } from '../../../server/setup/lockFile.mjs';
import { runCommand } from '../../../server/setup/runCommand.mjs';
import { workerBin } from '../../support/workerBin';

const mediasoupDirectory = path.resolve(__dirname, '../../../node_modules/mediasoup');

let directory: string;
let server: Server | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plenum-worker-'));
});

afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(directory, { recursive: true, force: true });
});

/** The machine has no compiler: whoever gets as far as building fails with this. */
const NO_COMPILER = new Error('no compiler here');

const tools: WorkerTools = {
  run: runCommand,
  lock: (file) => lock(file),
  progress: () => {},
  installLibraries: () => Promise.reject(NO_COMPILER),
  unpackSource: async () => undefined,
};

const place = (env: NodeJS.ProcessEnv = {}) => ({
  env: { PATH: process.env['PATH'], ...env },
  cacheDirectory: path.join(directory, 'cache'),
  mediasoupDirectory,
});

/** Upstream's site, which offers `binary`; without one it has nothing for this machine. */
async function upstream(binary?: string): Promise<NodeJS.ProcessEnv> {
  const archive = path.join(directory, 'worker.tgz');
  if (binary) {
    copyFileSync(binary, path.join(directory, 'mediasoup-worker'));
    await runCommand('tar', ['-czf', archive, '-C', directory, 'mediasoup-worker']);
  }
  server = createServer((_, response) => {
    if (binary) response.end(readFileSync(archive));
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: `http://127.0.0.1:${port}` };
}

test('the worker starts, survives a DTLS handshake, and media comes through its encryption unchanged', async () => {
  expect(await proveWorker(workerBin(), process.env, runCommand)).toBeUndefined();
});

test('a program that is no worker proves nothing', async () => {
  expect(await proveWorker('/bin/false', process.env, runCommand)).toContain('"proof":"start","ok":false');
});

test("upstream's worker is taken, proved and kept for the next time", async () => {
  const env = await upstream(workerBin());
  const made = await makeWorker({ ...place(env), tools });
  expect(made.origin).toBe('prebuilt');
  server?.close();
  expect(findWorker(place())).toEqual(made);
  expect(readdirSync(place().cacheDirectory)).toHaveLength(1);
});

test('what a killed set-up left half made is swept away', async () => {
  const env = await upstream(workerBin());
  for (const name of ['making-1/deep', '1.0-linux-x64-prebuilt.new-1'])
    mkdirSync(path.join(place().cacheDirectory, name), { recursive: true });
  await makeWorker({ ...place(env), tools });
  expect(readdirSync(place().cacheDirectory)).toHaveLength(1);
});

test('where upstream has none, or one that does not run here, it is built', async () => {
  const nothing = await upstream();
  await expect(makeWorker({ ...place(nothing), tools })).rejects.toBe(NO_COMPILER);
  server?.close();
  const script = path.join(directory, 'broken');
  writeFileSync(script, '#!/bin/sh\nexit 127\n');
  chmodSync(script, 0o755);
  const broken = await upstream(script);
  await expect(makeWorker({ ...place(broken), tools })).rejects.toBe(NO_COMPILER);
  expect(findWorker(place())).toBeUndefined();
});

test('without network it does not wait long, and PLENUM_WORKER_PREBUILT=0 does not even ask', async () => {
  const dead = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'http://127.0.0.1:1' };
  const began = Date.now();
  await expect(makeWorker({ ...place(dead), tools })).rejects.toBe(NO_COMPILER);
  expect(Date.now() - began).toBeLessThan(5000);
  const offered = await upstream(workerBin());
  const refusing = place({ ...offered, PLENUM_WORKER_PREBUILT: '0' });
  await expect(makeWorker({ ...refusing, tools })).rejects.toBe(NO_COMPILER);
});

test('two set-ups at once: one makes the worker, the other finds it', async () => {
  let downloads = 0;
  const env = await upstream(workerBin());
  server?.on('request', () => downloads++);
  const both = await Promise.all([
    makeWorker({ ...place(env), tools }),
    makeWorker({ ...place(env), tools }),
  ]);
  expect(both[0]).toEqual(both[1]);
  expect(downloads).toBe(1);
});

test('a worker the operator names is used, or said to be wrong', () => {
  expect(findWorker(place({ PLENUM_WORKER_BIN: workerBin() }))).toEqual({
    path: workerBin(),
    origin: 'given',
  });
  expect(() => findWorker(place({ PLENUM_WORKER_BIN: '/nonexistent' }))).toThrow(/given-missing/);
  expect(() => findWorker(place({ PLENUM_WORKER_BIN: '/bin/true' }))).toThrow(/given-unusable/);
});
