import { ownershipError } from './ownershipError.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * One thing the set-up sees to. `isDone` is quick and asked first; `run` may tell what it is at in a few words and may
 * give a remark for the line that says it is done.
 * @typedef {{
 *   name: import('./text.mjs').TextKey,
 *   isDone(): boolean | Promise<boolean>,
 *   run(progress: (what: string) => void): Promise<string | void>,
 * }} Step
 * @typedef {{ isTTY?: boolean, write(text: string): unknown }} Output
 */

const QUIET_PROGRESS_MS = 15_000;

/**
 * Does what is not done yet, in order, and says how long each thing took. Stops at the first that fails.
 * @param {Step[]} steps
 * @param {{ output?: Output, now?: () => number }} [options]
 */
export async function runSteps(steps, { output = process.stdout, now = Date.now } = {}) {
  for (const step of steps) {
    if (await step.isDone()) continue;
    await runStep(step, output, now);
  }
}

/**
 * @param {Step} step
 * @param {Output} output
 * @param {() => number} now
 */
async function runStep(step, output, now) {
  const began = now();
  const elapsed = () => `${((now() - began) / 1000).toFixed(1)} s`;
  const name = text(step.name);
  const line = output.isTTY ? liveLine(output) : plainLine(output, now);
  line.say(`… ${name}`);
  try {
    const remark = await step.run((what) => line.say(`… ${name}: ${what}  ${elapsed()}`));
    line.end(`✓ ${name}${remark ? ` (${remark})` : ''}  ${elapsed()}`);
  } catch (error) {
    line.end(`✗ ${name}  ${elapsed()}`);
    throw asSetupError(error, name);
  }
}

/**
 * @param {unknown} error
 * @param {string} name
 */
function asSetupError(error, name) {
  const known = ownershipError(error);
  if (known instanceof SetupError) return known;
  const why = error instanceof Error ? error.message : String(error);
  return new SetupError({ what: name, why, remedy: text('remedy.unexpected') }, { cause: error });
}

/**
 * One line of a terminal that is written over until it ends.
 * @param {Output} output
 */
function liveLine(output) {
  return {
    say: (/** @type {string} */ words) => void output.write(`\r\u001b[K${words}`),
    end: (/** @type {string} */ words) => void output.write(`\r\u001b[K${words}\n`),
  };
}

/**
 * Lines for a log: the first, the last, and one now and then between.
 * @param {Output} output
 * @param {() => number} now
 */
function plainLine(output, now) {
  let next = now();
  return {
    say(/** @type {string} */ words) {
      if (now() < next) return;
      next = now() + QUIET_PROGRESS_MS;
      output.write(`${words}\n`);
    },
    end: (/** @type {string} */ words) => void output.write(`${words}\n`),
  };
}
