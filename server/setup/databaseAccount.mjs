import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findProgram } from './findProgram.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** @typedef {import('./reachability.mjs').Account} Account */

const NAME = 'plenum';

/**
 * The account PostgreSQL runs under: it refuses to be root, so root gets a system user made for it. Undefined means
 * the account that runs this.
 * @returns {Account | undefined}
 */
export function databaseAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const known = findDatabaseAccount();
  if (known) return known;
  const create = [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ];
  if (findProgram('useradd', searchPath())) spawnSync('useradd', create.slice(1), { env: searchPath() });
  const created = findDatabaseAccount();
  if (created) return created;
  throw new SetupError({
    what: text('database.what'),
    why: text('database.noAccount', { name: NAME }),
    remedy: text('database.noAccount.remedy', { command: create.join(' ') }),
  });
}

/** The programs that make accounts are in directories that a shell of root's may not search. */
function searchPath() {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
}

/** Root's account for PostgreSQL, if it was made already. */
export function findDatabaseAccount() {
  return readAccount(readFileSync('/etc/passwd', 'utf8'), NAME);
}

/**
 * @param {string} passwd
 * @param {string} name
 * @returns {Account | undefined}
 */
export function readAccount(passwd, name) {
  const line = passwd.split('\n').find((each) => each.startsWith(`${name}:`));
  if (line === undefined) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
