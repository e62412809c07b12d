import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWorker } from './buildWorker.mjs';
import { downloadPrebuilt } from './prebuiltWorker.mjs';
import { WorkerError } from './WorkerError.mjs';
import { WorkerCache } from './workerCache.mjs';

/**
 * What the making of a worker asks of its owner.
 *
 * - `run` runs a command and gives its standard output; it rejects with the end of the output in its message.
 * - `lock` waits until this process alone holds the named lock and gives the function that releases it.
 * - `progress` is told what is being done, in a few words.
 * - `installLibraries` makes the compiler and the libraries available, or rejects.
 * - `unpackSource` unpacks the distribution's source of a package into a directory; undefined where that cannot be had.
 *
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} RunOptions
 * @typedef {{
 *   run(command: string, args: string[], options?: RunOptions): Promise<string>,
 *   lock(file: string): Promise<() => void>,
 *   progress(text: string): void,
 *   installLibraries(): Promise<void>,
 *   unpackSource(packageName: string, directory: string): Promise<string | undefined>,
 * }} WorkerTools
 */
/** @typedef {import('./workerCache.mjs').FoundWorker} FoundWorker */
/**
 * `cacheDirectory` is where workers are kept, `mediasoupDirectory` the installed package.
 * @typedef {{ env: NodeJS.ProcessEnv, cacheDirectory: string, mediasoupDirectory: string }} WorkerPlace
 */

/** The worker ends with this code when it starts without mediasoup: so it runs on this machine's libraries. */
const NOT_MY_FATHER = 41;
const PROOF_LIMIT_MS = 60_000;

/**
 * The worker that is there already: the one the operator names, or a kept one that runs.
 * @param {WorkerPlace} place
 * @returns {FoundWorker | undefined}
 */
export function findWorker({ env, cacheDirectory, mediasoupDirectory }) {
  const given = env['PLENUM_WORKER_BIN'] || env['MEDIASOUP_WORKER_BIN'];
  if (given) return checkGiven(path.resolve(given), env);
  const found = cacheOf(cacheDirectory, mediasoupDirectory).find();
  return found && starts(found.path, env) ? found : undefined;
}

/**
 * The worker that is there already, else upstream's binary, else one built here; kept for the next time.
 * @param {WorkerPlace & { tools: WorkerTools }} options
 * @returns {Promise<FoundWorker>}
 */
export async function makeWorker({ tools, ...place }) {
  const release = await tools.lock(path.join(place.cacheDirectory, 'lock'));
  const directory = path.join(place.cacheDirectory, `making-${process.pid}`);
  try {
    sweep(place.cacheDirectory);
    return (
      findWorker(place) ??
      (await keepPrebuilt(place, directory, tools)) ??
      (await keepBuilt(place, directory, tools))
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
    release();
  }
}

/**
 * Removes what killed set-ups left half made; to be called by the one that holds the lock.
 * @param {string} cacheDirectory
 */
function sweep(cacheDirectory) {
  for (const name of readdirSync(cacheDirectory))
    if (/^making-|\.new-\d+$/.test(name))
      rmSync(path.join(cacheDirectory, name), { recursive: true, force: true });
}

/**
 * Runs the proofs of proveWorker.mjs with this binary.
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 * @param {WorkerTools['run']} run
 * @returns {Promise<string | undefined>} what failed, if anything did
 */
export async function proveWorker(binary, env, run) {
  const script = fileURLToPath(new URL('proveWorker.mjs', import.meta.url));
  const proofEnv = { ...env, MEDIASOUP_WORKER_BIN: binary };
  try {
    await run(process.execPath, [script], { env: proofEnv, timeoutMs: PROOF_LIMIT_MS });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {WorkerPlace} place
 * @param {string} directory
 * @param {WorkerTools} tools
 */
async function keepPrebuilt({ env, cacheDirectory, mediasoupDirectory }, directory, tools) {
  if (env['PLENUM_WORKER_PREBUILT'] === '0') return undefined;
  const mediasoup = readPackage(mediasoupDirectory);
  if (!(await downloadPrebuilt({ mediasoup, env, directory, tools }))) return undefined;
  const binary = path.join(directory, 'mediasoup-worker');
  if (!starts(binary, env) || (await proveWorker(binary, env, tools.run))) return undefined;
  const cache = cacheOf(cacheDirectory, mediasoupDirectory);
  return keep(cache, cache.prebuiltKey, { path: binary, origin: 'prebuilt' });
}

/**
 * @param {WorkerPlace} place
 * @param {string} directory
 * @param {WorkerTools} tools
 */
async function keepBuilt({ env, cacheDirectory, mediasoupDirectory }, directory, tools) {
  await tools.installLibraries();
  const cache = cacheOf(cacheDirectory, mediasoupDirectory);
  const key = cache.builtKey;
  if (key === undefined) throw new WorkerError('libraries-missing', 'pkg-config does not find them');
  const kept = cache.findBuilt();
  if (kept && starts(kept.path, env)) return kept;
  const built = await buildWorker({ mediasoupDirectory, directory, tools });
  const failure = await proveWorker(built.path, env, tools.run);
  if (failure !== undefined) throw new WorkerError('proof-failed', failure);
  return keep(cache, key, built);
}

/**
 * Puts a new worker in its place at one stroke, over one that no longer runs.
 * @param {WorkerCache} cache
 * @param {string} key
 * @param {FoundWorker} worker
 * @returns {FoundWorker}
 */
function keep(cache, key, worker) {
  const destination = cache.pathOf(key);
  const made = `${path.dirname(destination)}.new-${process.pid}`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  copyFileSync(worker.path, path.join(made, 'mediasoup-worker'));
  chmodSync(path.join(made, 'mediasoup-worker'), 0o755);
  writeFileSync(path.join(made, 'origin'), `${worker.origin}\n`);
  rmSync(path.dirname(destination), { recursive: true, force: true });
  renameSync(made, path.dirname(destination));
  return { path: destination, origin: worker.origin };
}

/**
 * @param {string} given
 * @param {NodeJS.ProcessEnv} env
 * @returns {FoundWorker}
 */
function checkGiven(given, env) {
  if (!existsSync(given)) throw new WorkerError('given-missing', given);
  if (!starts(given, env)) throw new WorkerError('given-unusable', given);
  return { path: given, origin: 'given' };
}

/**
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 */
function starts(binary, env) {
  const orphan = { ...env };
  delete orphan['MEDIASOUP_VERSION'];
  return spawnSync(binary, { env: orphan, stdio: 'ignore', timeout: 10_000 }).status === NOT_MY_FATHER;
}

/**
 * @param {string} cacheDirectory
 * @param {string} mediasoupDirectory
 */
function cacheOf(cacheDirectory, mediasoupDirectory) {
  return new WorkerCache(cacheDirectory, readPackage(mediasoupDirectory).version);
}

/**
 * @param {string} mediasoupDirectory
 * @returns {{ version: string, repository: { url: string } }}
 */
function readPackage(mediasoupDirectory) {
  return JSON.parse(readFileSync(path.join(mediasoupDirectory, 'package.json'), 'utf8'));
}
