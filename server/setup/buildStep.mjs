import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inputsHash } from './inputsHash.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * Something made from the sources: `build` writes directories into the one it is given; they take the place of those
 * of the same name in `dist` when all is done. Done when the inputs are what they were then.
 * @typedef {{
 *   name: import('./text.mjs').TextKey,
 *   checkout: string,
 *   inputs: string[],
 *   outputs: string[],
 *   build(directory: string): Promise<void>,
 * }} Build
 */

/**
 * @param {Build} build
 * @returns {import('./runSteps.mjs').Step}
 */
export function buildStep({ name, checkout, inputs, outputs, build }) {
  const dist = path.join(checkout, 'dist');
  const stamp = path.join(dist, `.${name}`);
  const hash = () => inputsHash(checkout, inputs);
  return {
    name,
    isDone: () =>
      outputs.every((output) => existsSync(path.join(dist, output))) && readStamp(stamp) === hash(),
    async run() {
      const began = hash();
      const directory = path.join(dist, `.making-${process.pid}`);
      rmSync(directory, { recursive: true, force: true });
      mkdirSync(directory, { recursive: true });
      try {
        await build(directory).catch((cause) => {
          const why = cause instanceof Error ? cause.message : String(cause);
          throw new SetupError({ what: text(name), why, remedy: text('build.remedy') }, { cause });
        });
        rmSync(stamp, { force: true });
        for (const output of outputs) replace(path.join(directory, output), path.join(dist, output));
        writeFileSync(stamp, began);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  };
}

/**
 * @param {string} made
 * @param {string} place
 */
function replace(made, place) {
  rmSync(place, { recursive: true, force: true });
  if (existsSync(made)) renameSync(made, place);
}

/** @param {string} stamp */
function readStamp(stamp) {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}
