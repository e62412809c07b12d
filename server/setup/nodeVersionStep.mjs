import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** The first release of each line that can require modules written for the browser's way of importing. */
const FIRST_MINOR = new Map([
  [20, 19],
  [22, 12],
]);
const NEWER = 23;

/** @returns {import('./runSteps.mjs').Step} */
export function nodeVersionStep() {
  const { node } = process.versions;
  return {
    name: 'step.node',
    isDone: () => isSupported(node),
    async run() {
      const why = text('node.why', { version: node });
      throw new SetupError({ what: text('step.node'), why, remedy: text('node.remedy') });
    },
  };
}

/** @param {string} version */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const first = FIRST_MINOR.get(major);
  return first === undefined ? major >= NEWER : minor >= first;
}
