import { findProgram } from './findProgram.mjs';

/**
 * A command line for a child that the kernel sends `signal` when this process ends in whatever way, so that even
 * `kill -9` of a parent leaves nothing behind. Where util-linux is not to be had, the plain command.
 * @param {'INT' | 'TERM'} signal
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function dieWithParent(signal, command, args) {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv', process.env) : undefined;
  if (!setpriv) return [command, args];
  return [setpriv, [`--pdeathsig=${signal}`, '--', command, ...args]];
}
