import path from 'node:path';
import { clientBuildStep } from './clientBuildStep.mjs';
import { documentFontsStep } from './documentFontsStep.mjs';
import { lock } from './lockFile.mjs';
import { mediaWorkerStep } from './mediaWorkerStep.mjs';
import { nodeVersionStep } from './nodeVersionStep.mjs';
import { packagesStep } from './packagesStep.mjs';
import { root } from './places.mjs';
import { runSteps } from './runSteps.mjs';
import { serverBuildStep } from './serverBuildStep.mjs';
import { text } from './text.mjs';

/** @typedef {import('./runSteps.mjs').Step} Step */

/** What has to be there before the product can run, in order. */
export function productSteps() {
  return [
    nodeVersionStep(),
    packagesStep(root),
    mediaWorkerStep(process.env),
    documentFontsStep(),
    clientBuildStep(root),
    serverBuildStep(root),
  ];
}

/**
 * Does what is missing. One set-up at a time works in a checkout; the others wait and then find it done.
 * @param {Step[]} steps
 */
export async function prepare(steps) {
  const release = await lock(path.join(root, 'dist', '.setup.lock'), (pid) => {
    process.stdout.write(`${text('setup.waiting', { pid })}\n`);
  });
  try {
    await runSteps(steps);
  } finally {
    release();
  }
}
