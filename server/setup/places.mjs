import { accessSync, constants, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where things are kept that every clone of this user can share, outside the checkout.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheDirectory(env) {
  const preferred = path.join(env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'plenum');
  if (canWrite(preferred)) return preferred;
  return ownDirectory(path.join(os.tmpdir(), `plenum-cache-${process.getuid?.() ?? 'user'}`));
}

/**
 * Makes a directory in a place where everybody may; what somebody else put there is not used: programs lie in it.
 * @param {string} directory
 * @param {number} [owner]
 */
export function ownDirectory(directory, owner = process.getuid?.() ?? -1) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const entry = lstatSync(directory);
  const isOwn = owner === -1 || (entry.uid === owner && (entry.mode & 0o022) === 0);
  if (isOwn && entry.isDirectory()) return directory;
  throw new SetupError({
    what: text('cache.what'),
    why: text('cache.why', { directory }),
    remedy: text('cache.remedy', { directory }),
  });
}

/** @param {string} directory */
function canWrite(directory) {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What makeWorker and findWorker need to know.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('../../media/worker/worker.mjs').WorkerPlace}
 */
export function workerPlace(env) {
  return {
    env,
    cacheDirectory: path.join(cacheDirectory(env), 'worker'),
    mediasoupDirectory: path.join(root, 'node_modules', 'mediasoup'),
  };
}
