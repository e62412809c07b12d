import { WorkerError } from '../../media/worker/WorkerError.mjs';
import { findWorker, makeWorker } from '../../media/worker/worker.mjs';
import {
  installPackages,
  mayInstall,
  missingPackages,
  workerExtras,
  workerRequirements,
} from './debianPackages.mjs';
import { unpackDebianSource } from './debianSource.mjs';
import { lock } from './lockFile.mjs';
import { workerPlace } from './places.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/** @typedef {import('../../media/worker/worker.mjs').WorkerTools} WorkerTools */

/**
 * The media worker: the one there is, upstream's, or one built here.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./runSteps.mjs').Step}
 */
export function mediaWorkerStep(env) {
  return {
    name: 'step.worker',
    isDone: () => explained(async () => findWorker(workerPlace(env)) !== undefined),
    run: (progress) =>
      explained(async () => {
        const worker = await makeWorker({ ...workerPlace(env), tools: toolsFor(progress) });
        return text(`worker.${worker.origin}`);
      }),
  };
}

/**
 * @param {(what: string) => void} progress
 * @returns {WorkerTools}
 */
function toolsFor(progress) {
  return {
    run: runCommand,
    lock: (file) => lock(file, () => progress(text('worker.waiting'))),
    progress,
    installLibraries: () => {
      const wanted = mayInstall() ? [...workerRequirements, ...workerExtras] : workerRequirements;
      return installPackages(missingPackages(wanted), progress);
    },
    unpackSource: unpackDebianSource,
  };
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
async function explained(work) {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof WorkerError)) throw cause;
    const { failure, detail } = cause;
    throw new SetupError(
      {
        what: text('worker.what'),
        why: text(`worker.${failure}`, { detail }),
        remedy: text(`worker.${failure}.remedy`),
      },
      { cause },
    );
  }
}
