import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { firstBarrier, stranger } from './reachability.mjs';

/** @typedef {import('./reachability.mjs').Account} Account */

const SYSTEM_DATA = '/var/lib/plenum';

/**
 * The one directory data lives in: the one the operator names, else `data` in the checkout, else, where root cloned
 * below a private directory, one of the system's that the database's account can reach.
 * @param {{ env: NodeJS.ProcessEnv, checkout?: string, isRoot?: boolean,
 *           barrier?: (target: string, account: Account) => string | undefined }} options
 */
export function dataDirectory({
  env,
  checkout = root,
  isRoot = process.getuid?.() === 0,
  barrier = firstBarrier,
}) {
  const given = env['PLENUM_DATA_DIR'];
  if (given) return path.resolve(checkout, given);
  if (!isRoot || barrier(checkout, stranger) === undefined) return path.join(checkout, 'data');
  return path.join(SYSTEM_DATA, createHash('sha256').update(checkout).digest('hex').slice(0, 12));
}

/**
 * Makes a directory that others may not look into, but that this account may pass.
 * @param {string} directory
 * @param {Account | undefined} account
 */
export function makeDirectory(directory, account) {
  if (!existsSync(directory)) {
    mkdirSync(path.dirname(directory), { recursive: true });
    mkdirSync(directory, { mode: account ? 0o710 : 0o700 });
    if (account) chownSync(directory, -1, account.gid);
  } else if (account && firstBarrier(directory, account) === directory) {
    chownSync(directory, -1, account.gid);
    chmodSync(directory, statSync(directory).mode | 0o010);
  }
}

/**
 * Where in the data directory the database's files lie; outside it, with a note in it, where the account cannot get
 * there (root names a data directory below its home).
 * @param {string} dataDir
 * @param {Account | undefined} account
 */
export function clusterDirectory(dataDir, account) {
  makeDirectory(dataDir, account);
  if (!account || firstBarrier(dataDir, account) === undefined) return path.join(dataDir, 'postgres');
  const note = path.join(dataDir, 'postgres.location');
  if (!existsSync(note)) writeFileSync(note, `${path.join(SYSTEM_DATA, randomUUID())}\n`);
  const outside = readFileSync(note, 'utf8').trim();
  makeDirectory(outside, account);
  return path.join(outside, 'postgres');
}
