import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where things are kept that every clone of this user can share, outside the checkout.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheDirectory(env) {
  const preferred = path.join(env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'plenum');
  if (canWrite(preferred)) return preferred;
  return path.join(os.tmpdir(), `plenum-cache-${process.getuid?.() ?? 'user'}`);
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
