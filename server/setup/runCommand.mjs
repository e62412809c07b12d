import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { dieWithParent } from './dieWithParent.mjs';

/**
 * `onLine` sees every line of both outputs. After `timeoutMs` the command is ended, and so it is when this process ends
 * in whatever way, unless it `outlivesUs`: apt, say, which should not leave packages half installed.
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void,
 *             uid?: number, gid?: number, outlivesUs?: boolean }} RunOptions
 */

const LINES_IN_ERROR = 30;
const KILL_AFTER_MS = 5_000;

/** A command that could not be started or ended with something else than 0; the message ends with its last lines. */
export class CommandError extends Error {
  /**
   * @param {string} command
   * @param {string} reason
   * @param {string[]} lastLines
   */
  constructor(command, reason, lastLines) {
    super([`${command}: ${reason}`, ...lastLines].join('\n'));
    this.name = 'CommandError';
    this.reason = reason;
    this.lastLines = lastLines;
  }
}

/**
 * Runs a command to its end and gives its standard output.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export function runCommand(command, args, { timeoutMs, onLine, outlivesUs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const output = [];
    /** @type {string[]} */
    const lastLines = [];
    const [program, words] = outlivesUs ? [command, args] : dieWithParent('TERM', command, args);
    const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const see = (/** @type {string} */ line) => {
      lastLines.push(line);
      if (lastLines.length > LINES_IN_ERROR) lastLines.shift();
      onLine?.(line);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      see(line);
    });
    createInterface({ input: child.stderr }).on('line', see);
    const stopTimer = endAfter(child, timeoutMs);
    const describe = [command, ...args].join(' ');
    child.once('error', (error) => {
      stopTimer();
      reject(new CommandError(describe, error.message, lastLines));
    });
    child.once('close', (code, signal) => {
      stopTimer();
      if (code === 0) resolve(output.join('\n'));
      else
        reject(new CommandError(describe, signal ? `ended by ${signal}` : `ended with ${code}`, lastLines));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number | undefined} timeoutMs
 */
function endAfter(child, timeoutMs) {
  if (timeoutMs === undefined) return () => {};
  /** @type {NodeJS.Timeout} */
  let timer = setTimeout(() => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  }, timeoutMs);
  return () => clearTimeout(timer);
}
