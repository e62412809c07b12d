import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseAccount } from './databaseAccount.mjs';
import { databaseMemory } from './databaseMemory.mjs';
import { clusterDirectory } from './dataDirectory.mjs';
import { dieWithParent } from './dieWithParent.mjs';
import { freePort } from './freePort.mjs';
import { tryLock } from './lockFile.mjs';
import { postgresPrograms } from './postgresPrograms.mjs';
import { clearPostmaster, endProcess, readPostmaster } from './postmaster.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** @typedef {import('./reachability.mjs').Account} Account */
/**
 * `fsync` off is for tests; `port` undefined takes a free one; `log` gets the server's lines.
 * @typedef {{ dataDir: string, fsync?: boolean, port?: number, log?: (line: string) => void }} DatabaseOptions
 * @typedef {{ url: string, port: number, pid: number, exited: Promise<void>, stop(): Promise<void> }} RunningDatabase
 * @typedef {{ programs: string, cluster: string, account: Account | undefined }} Installation
 */

const USER = 'plenum';
/** initdb makes this one; it holds nothing else, so the product may have it for itself. */
const DATABASE = 'postgres';
const START_LIMIT_MS = 60_000;
const POLL_MS = 10;
const LINES_IN_ERROR = 10;
/** Starts that end at once: another process took the port, or a killed server's children still hold its memory. */
const ATTEMPTS = 20;
const RETRY_MS = 500;
const RETRY_ON = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/;
const LOCALE = 'C.UTF-8';

/**
 * Starts the embedded PostgreSQL as a direct child of this process, making its files first if there are none.
 *
 * The programs are spawned here and not through the package's wrapper: the wrapper takes root's privileges only from an
 * account named "postgres" that may exist already, knows nothing of directories that account cannot reach, and loses
 * why a start failed.
 * @param {DatabaseOptions} options
 * @returns {Promise<RunningDatabase>}
 */
export async function startDatabase(options) {
  const account = databaseAccount();
  const installation = {
    account,
    programs: postgresPrograms(account),
    cluster: clusterDirectory(options.dataDir, account),
  };
  const held = tryLock(`${installation.cluster}.lock`);
  if ('heldBy' in held) throw inUse(options.dataDir, held.heldBy);
  try {
    if (!existsSync(installation.cluster)) await makeCluster(installation, options);
    await clearPostmaster(installation.cluster);
    return await startServer(installation, options, held.release);
  } catch (error) {
    held.release();
    throw error;
  }
}

/**
 * Makes the files beside their place and moves them there, so that an interrupted set-up leaves nothing half done.
 * @param {Installation} installation
 * @param {DatabaseOptions} options
 */
async function makeCluster({ programs, cluster, account }, { fsync = true }) {
  const made = `${cluster}.new-${process.pid}`;
  const passwordFile = `${made}.password`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  for (const file of account ? [made, passwordFile] : [])
    chownSync(file, account?.uid ?? -1, account?.gid ?? -1);
  const options = [
    `--pgdata=${made}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${LOCALE}`,
    ...(fsync ? [] : ['--no-sync']),
  ];
  try {
    await runCommand(path.join(programs, 'initdb'), options, {
      ...account,
      cwd: '/',
      env: environment(),
    });
    renameSync(passwordFile, path.join(made, 'plenum.password'));
    renameSync(made, cluster);
  } catch (cause) {
    throw failed(cause instanceof Error ? cause.message : String(cause), cluster, cause);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(made, { recursive: true, force: true });
  }
}

/**
 * @param {Installation} installation
 * @param {DatabaseOptions} options
 * @param {() => void} release
 * @returns {Promise<RunningDatabase>}
 */
async function startServer(installation, options, release) {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await startOnce(installation, { ...options, port }, release);
    } catch (error) {
      const passing = error instanceof SetupError && RETRY_ON.test(error.why);
      if (!passing || attempt === ATTEMPTS) throw error;
      await delay(RETRY_MS);
    }
  }
}

/**
 * @param {Installation} installation
 * @param {DatabaseOptions & { port: number }} options
 * @param {() => void} release
 * @returns {Promise<RunningDatabase>}
 */
async function startOnce({ programs, cluster, account }, { port, fsync = true, log }, release) {
  const [command, args] = dieWithParent(
    'INT',
    path.join(programs, 'postgres'),
    serverArguments(cluster, port, fsync),
  );
  const child = spawn(command, args, {
    ...account,
    cwd: '/',
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal is for the process that started it, which stops it in its turn.
    detached: true,
  });
  /** @type {string[]} */
  const lines = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (lines.push(line) > LINES_IN_ERROR) lines.shift();
    log?.(line);
  });
  const exited = once(child, 'close').then(
    () => {},
    () => {},
  );
  const pid = await started(child);
  const ready = await isReady(cluster, pid, exited);
  if (!ready) {
    await endProcess(pid);
    throw failed(lines.join('\n') || text('database.silent', { seconds: START_LIMIT_MS / 1000 }), cluster);
  }
  const password = readFileSync(path.join(cluster, 'plenum.password'), 'utf8').trim();
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const stop = async () => {
    // A process that has ended may have left its number to somebody else.
    if (child.exitCode === null && child.signalCode === null) await endProcess(pid);
    await exited;
    release();
  };
  return { url, port, pid, exited, stop };
}

/** @param {import('node:child_process').ChildProcess} child */
async function started(child) {
  if (child.pid !== undefined) return child.pid;
  const [error] = await once(child, 'error');
  throw error;
}

/**
 * Waits until the server accepts connections; false when it ends or takes too long.
 * @param {string} cluster
 * @param {number} pid
 * @param {Promise<void>} exited
 */
async function isReady(cluster, pid, exited) {
  let ended = false;
  void exited.then(() => (ended = true));
  const until = Date.now() + START_LIMIT_MS;
  while (!ended && Date.now() < until) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === pid && postmaster.ready) return true;
    await delay(POLL_MS);
  }
  return false;
}

/**
 * Only on loopback, and only lifecycle lines in the log: statements and keys of rows may be private.
 * @param {string} cluster
 * @param {number} port
 * @param {boolean} fsync
 */
function serverArguments(cluster, port, fsync) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
    ...databaseMemory(),
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** None of the PG* variables of the person who starts us. */
function environment() {
  return { PATH: process.env['PATH'], LC_ALL: LOCALE, TZ: 'UTC' };
}

/**
 * @param {string} why
 * @param {string} cluster
 * @param {unknown} [cause]
 */
function failed(why, cluster, cause) {
  return new SetupError(
    { what: text('database.what'), why, remedy: text('database.failed.remedy', { cluster }) },
    { cause },
  );
}

/**
 * @param {string} dataDir
 * @param {number} pid
 */
function inUse(dataDir, pid) {
  return new SetupError({
    what: text('database.what'),
    why: text('database.inUse', { dataDir, pid }),
    remedy: text('database.inUse.remedy', { pid }),
  });
}
