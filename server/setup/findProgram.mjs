import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Where a program is, as a shell would look for it.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
export function findProgram(program, env) {
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .map((directory) => path.join(directory, program))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
