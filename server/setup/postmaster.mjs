import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './lockFile.mjs';

const STOP_MS = 10_000;
const POLL_MS = 20;

/**
 * What a running server writes about itself into its directory: its process, and in line 8 how far it is.
 * @param {string} cluster
 * @returns {{ pid: number, ready: boolean } | undefined}
 */
export function readPostmaster(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * Clears the way for a new server: stops one that outlived the process that started it, and removes what a dead one
 * left. The caller holds the lock of the data directory, so nobody else's server can be running here.
 * @param {string} cluster
 */
export async function clearPostmaster(cluster) {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return;
  // Where processes cannot be looked up, PostgreSQL's own check has to do.
  if (!existsSync('/proc/self/cwd')) return;
  if (worksIn(postmaster.pid, cluster)) await endProcess(postmaster.pid);
  // PostgreSQL keeps away from a live process of this number, whoever that is now.
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

/**
 * Ends a server as mildly as it will have it: fast shutdown, immediate shutdown, kill.
 * @param {number} pid
 */
export async function endProcess(pid) {
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const until = Date.now() + STOP_MS;
    while (isAlive(pid) && Date.now() < until) await delay(POLL_MS);
  }
}

/**
 * Is this process a server of this cluster? A server's working directory is its data directory.
 * @param {number} pid
 * @param {string} cluster
 */
function worksIn(pid, cluster) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}
