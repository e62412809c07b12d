import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A system account by its numbers. `stranger` stands for any account that owns nothing here.
 * @typedef {{ uid: number, gid: number }} Account
 * @typedef {{ uid: number, gid: number, mode: number }} Ownership
 */

/** @type {Account} */
export const stranger = { uid: -1, gid: -1 };

/**
 * The first directory on the way to `target` that the account may not pass, or undefined when it gets there. Ends at
 * the nearest directory that exists: what is below it is still to be made.
 * @param {string} target
 * @param {Account} account
 * @param {(directory: string) => Ownership} [stat]
 * @returns {string | undefined}
 */
export function firstBarrier(target, account, stat = statSync) {
  if (account.uid === 0) return undefined;
  return ancestors(target).find((directory) => !mayPass(directory, account, stat));
}

/**
 * The directories from the root down to `target` itself, symbolic links resolved as far as the path exists.
 * @param {string} target
 */
function ancestors(target) {
  const resolved = resolveExisting(path.resolve(target));
  const parts = resolved.split(path.sep).filter(Boolean);
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}

/** @param {string} target @returns {string} */
function resolveExisting(target) {
  try {
    return realpathSync(target);
  } catch {
    const parent = path.dirname(target);
    return parent === target ? target : path.join(resolveExisting(parent), path.basename(target));
  }
}

/**
 * @param {string} directory
 * @param {Account} account
 * @param {(directory: string) => Ownership} stat
 */
function mayPass(directory, account, stat) {
  try {
    const { uid, gid, mode } = stat(directory);
    if (uid === account.uid) return (mode & 0o100) !== 0;
    if (gid === account.gid) return (mode & 0o010) !== 0;
    return (mode & 0o001) !== 0;
  } catch {
    return true;
  }
}
