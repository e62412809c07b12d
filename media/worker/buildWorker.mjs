import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSrtp } from './buildSrtp.mjs';
import { WorkerError } from './WorkerError.mjs';

/** @typedef {import('./worker.mjs').WorkerTools} WorkerTools */
/** @typedef {import('./workerCache.mjs').FoundWorker} FoundWorker */

const LIMIT_MS = 45 * 60_000;
/** The largest of the compiler's processes at -O2. */
const MEMORY_PER_JOB = 700 * 1024 * 1024;

/**
 * Compiles the worker from the source inside the installed package, all of it below `directory`.
 * @param {{ mediasoupDirectory: string, directory: string, tools: WorkerTools }} options
 * @returns {Promise<FoundWorker>}
 */
export async function buildWorker({ mediasoupDirectory, directory, tools }) {
  const source = path.join(mediasoupDirectory, 'worker');
  const build = path.join(directory, 'worker');
  const fastSrtp = await buildSrtp(path.join(directory, 'srtp'), tools);
  const definitions = [`-DMEDIASOUP_SOURCE=${source}`, ...(fastSrtp ? [`-DFAST_SRTP=${fastSrtp}`] : [])];
  const recipe = fileURLToPath(new URL('.', import.meta.url));
  try {
    await tools.run('cmake', ['-G', 'Ninja', '-S', recipe, '-B', build, ...definitions], {
      timeoutMs: LIMIT_MS,
    });
    // Not by way of cmake, which would leave it running when it is ended.
    await tools.run('ninja', ['-C', build, '-j', String(parallelJobs())], {
      timeoutMs: LIMIT_MS,
      onLine: (line) => reportProgress(line, tools),
    });
  } catch (cause) {
    throw new WorkerError('build-failed', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const binary = path.join(build, 'mediasoup-worker');
  if (!existsSync(binary)) throw new WorkerError('build-failed', `${binary} is not there`);
  return { path: binary, origin: fastSrtp ? 'built with OpenSSL' : 'built with NSS' };
}

/** As many compilers as there are processors and memory for. */
function parallelJobs() {
  const limit = process.constrainedMemory();
  const memory = Math.min(os.freemem(), limit > 0 ? limit : Number.POSITIVE_INFINITY);
  return Math.max(1, Math.min(os.availableParallelism(), Math.floor(memory / MEMORY_PER_JOB)));
}

/**
 * Ninja begins its lines with "[57/166]".
 * @param {string} line
 * @param {WorkerTools} tools
 */
function reportProgress(line, tools) {
  const [, done, total] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? [];
  if (done && total) tools.progress(`${done}/${total}`);
}
