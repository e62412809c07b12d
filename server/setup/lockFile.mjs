import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;
let attempts = 0;

/**
 * Takes the lock, or tells which process holds it. A lock whose holder is gone is free: the file names the process
 * and when it started, so that another process that got the same number is not mistaken for it.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function tryLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = `${file}.${process.pid}-${++attempts}`;
  writeFileSync(own, `${process.pid} ${startTime(process.pid) ?? ''}`);
  try {
    for (;;) {
      if (link(own, file)) return { release: () => releaseLock(file) };
      const holder = readHolder(file);
      if (holder?.alive) return { heldBy: holder.pid };
      if (holder) discard(file, holder.text);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Waits until this process holds the lock.
 * @param {string} file
 * @param {(holder: number) => void} [onWait] told once, when somebody else holds it
 * @returns {Promise<() => void>} releases it
 */
export async function lock(file, onWait) {
  for (let waited = false; ; waited = true) {
    const result = tryLock(file);
    if ('release' in result) return result.release;
    if (!waited) onWait?.(result.heldBy);
    await delay(POLL_MS);
  }
}

/**
 * When a process started, in clock ticks since boot; undefined when it is gone or this system does not tell.
 * @param {number} pid
 */
export function startTime(pid) {
  return readStat(pid)?.[19];
}

/**
 * Does a process of this number run? One that has ended counts as gone even while its parent has not asked after it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return readStat(pid)?.[0] !== 'Z';
}

/**
 * The fields of /proc/<pid>/stat after the name, which stands in brackets and may hold blanks: state first.
 * @param {number} pid
 */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} own
 * @param {string} file
 */
function link(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function readHolder(file) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [pid = '', started = ''] = text.split(' ');
  const number = Number(pid);
  const alive = number > 0 && isAlive(number) && (started === '' || startTime(number) === started);
  return { pid: number, alive, text };
}

/**
 * Removes a lock whose holder is gone, unless somebody took it in the meantime.
 * @param {string} file
 * @param {string} text
 */
function discard(file, text) {
  const aside = `${file}.stale-${process.pid}-${++attempts}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== text) link(aside, file);
  rmSync(aside, { force: true });
}

/** @param {string} file */
function releaseLock(file) {
  const holder = readHolder(file);
  if (holder?.pid === process.pid) unlinkSync(file);
}
