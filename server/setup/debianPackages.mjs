import { spawnSync } from 'node:child_process';
import { findProgram } from './findProgram.mjs';
import { CommandError, runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * Something the machine has to have: Debian's package, and how to see that it is there without asking Debian: one of
 * these programs, or this pkg-config module.
 * @typedef {{ package: string, programs?: string[], module?: string }} Requirement
 */

/** To build the media worker. @type {Requirement[]} */
export const workerRequirements = [
  { package: 'cmake', programs: ['cmake'] },
  { package: 'ninja-build', programs: ['ninja'] },
  { package: 'g++', programs: ['g++', 'c++'] },
  { package: 'pkg-config', programs: ['pkg-config'] },
  { package: 'flatbuffers-compiler', programs: ['flatc'] },
  { package: 'libflatbuffers-dev', module: 'flatbuffers' },
  { package: 'libabsl-dev', module: 'absl_strings' },
  { package: 'libsrtp2-dev', module: 'libsrtp2' },
  { package: 'libssl-dev', module: 'openssl' },
  { package: 'libuv1-dev', module: 'libuv' },
  { package: 'libusrsctp-dev', module: 'usrsctp' },
];

/** What makes the worker faster and proves it, but is no reason to stop without. @type {Requirement[]} */
export const workerExtras = [
  { package: 'dpkg-dev', programs: ['dpkg-source'] },
  { package: 'openssl', programs: ['openssl'] },
];

/** To run the tests. @type {Requirement[]} */
export const testRequirements = [
  {
    package: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  },
  { package: 'ffmpeg', programs: ['ffmpeg'] },
  { package: 'baresip', programs: ['baresip'] },
  { package: 'sip-tester', programs: ['sipp'] },
  { package: 'dovecot-imapd', programs: ['dovecot'] },
  { package: 'procps', programs: ['pgrep'] },
  { package: 'iproute2', programs: ['ss'] },
  { package: 'openssl', programs: ['openssl'] },
  { package: 'fonts-noto-cjk' },
];

const APT = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
const LIMIT_MS = 20 * 60_000;

/**
 * The packages of which there is no sign on this machine.
 * @param {Requirement[]} requirements
 * @param {NodeJS.ProcessEnv} [env]
 */
export function missingPackages(requirements, env = process.env) {
  const unseen = requirements.filter(({ programs, module }) => {
    if (programs?.some((program) => findProgram(program, env))) return false;
    return !(module && runs('pkg-config', ['--exists', module], env));
  });
  return unseen.filter((requirement) => !isInstalled(requirement.package, env)).map((each) => each.package);
}

/** May we install packages: root, on a machine that has apt? */
export function mayInstall(env = process.env) {
  return process.getuid?.() === 0 && findProgram('apt-get', env) !== undefined;
}

/** @param {string[]} packages */
export function installCommand(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Installs packages; rejects with a SetupError that names the command where we may not or it fails.
 * @param {string[]} packages
 * @param {(what: string) => void} progress
 */
export async function installPackages(packages, progress) {
  if (packages.length === 0) return;
  const remedy = text('debian.remedy', { command: installCommand(packages) });
  const what = text('debian.what', { packages: packages.join(' ') });
  if (!mayInstall()) throw new SetupError({ what, why: text('debian.mayNot'), remedy });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = {
    env,
    outlivesUs: true,
    timeoutMs: LIMIT_MS,
    onLine: () => progress(text('debian.installing')),
  };
  progress(text('debian.updating'));
  // A repository of somebody else that is out of order does not matter if the packages are to be had.
  await runCommand('apt-get', ['update', '-o', 'Acquire::Retries=3'], options).catch(() => {});
  try {
    await runCommand('apt-get', ['install', ...APT, ...packages], options);
  } catch (cause) {
    const why = cause instanceof CommandError ? cause.lastLines.slice(-6).join('\n') : String(cause);
    throw new SetupError({ what, why, remedy }, { cause });
  }
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function isInstalled(name, env) {
  return runs('dpkg-query', ['-W', '-f', `\${db:Status-Status}`, name], env, /^installed/);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {RegExp} [expected]
 */
function runs(command, args, env, expected = /^/) {
  const { status, stdout } = spawnSync(command, args, { env, encoding: 'utf8' });
  return status === 0 && expected.test(stdout);
}
