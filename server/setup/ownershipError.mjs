import { existsSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './places.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * What stands in the way when a file may not be written: most often a former start as another account, with sudo say,
 * whose files are left. Other errors come back as they are.
 * @param {unknown} cause
 * @param {string} [checkout]
 * @returns {unknown}
 */
export function ownershipError(cause, checkout = root) {
  const { code, path: file } = /** @type {NodeJS.ErrnoException} */ (cause ?? {});
  if ((code !== 'EACCES' && code !== 'EPERM') || file === undefined) return cause;
  const barrier = nearestExisting(path.resolve(file));
  const user = os.userInfo().username;
  const target = isBelow(barrier, checkout) ? checkout : barrier;
  return new SetupError(
    {
      what: text('ownership.what', { file }),
      why: text('ownership.why', { barrier, owner: statSync(barrier).uid, user }),
      remedy: text('ownership.remedy', { command: `sudo chown -R ${user}: '${target}'` }),
    },
    { cause },
  );
}

/** @param {string} file @returns {string} */
function nearestExisting(file) {
  return existsSync(file) ? file : nearestExisting(path.dirname(file));
}

/**
 * @param {string} file
 * @param {string} directory
 */
function isBelow(file, directory) {
  return file === directory || file.startsWith(directory + path.sep);
}
