import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError, runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * A lockfile: each installed folder and what is in it.
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

const LIMIT_MS = 20 * 60_000;

/**
 * The npm packages of the lockfile, with install scripts off: nothing may download a binary behind npm's back.
 * @param {string} checkout
 * @returns {import('./runSteps.mjs').Step}
 */
export function packagesStep(checkout) {
  return {
    name: 'step.packages',
    isDone: () => isInstalled(checkout),
    async run() {
      const [command, ...args] = npmCommand(process.env);
      try {
        await runCommand(
          command,
          [...args, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'],
          {
            cwd: checkout,
            timeoutMs: LIMIT_MS,
          },
        );
      } catch (cause) {
        const why =
          cause instanceof CommandError
            ? [cause.reason, ...cause.lastLines.slice(-8)].join('\n')
            : String(cause);
        throw new SetupError(
          { what: text('packages.what'), why, remedy: text('packages.remedy') },
          { cause },
        );
      }
    },
  };
}

/** @param {string} checkout */
function isInstalled(checkout) {
  const wanted = readLockfile(path.join(checkout, 'package-lock.json'));
  const installed = readLockfile(path.join(checkout, 'node_modules', '.package-lock.json'));
  return wanted !== undefined && installed !== undefined && differences(wanted, installed).length === 0;
}

/**
 * The folders that hold something else than the lockfile says. npm writes down what it installed when it has finished;
 * packages for other machines are not there.
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 */
export function differences(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([folder, { version, optional, devOptional, peer }]) => {
      if (folder === '') return false;
      const there = present[folder];
      return there ? there.version !== version : !(optional || devOptional || peer);
    })
    .map(([folder]) => folder);
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The npm that runs us, else the one in the path.
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, ...string[]]}
 */
export function npmCommand(env) {
  const running = env['npm_execpath'];
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}
