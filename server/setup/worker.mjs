/**
 * Makes the media worker where there is none. With --print says where it is, for MEDIASOUP_WORKER_BIN; with --rebuild
 * forgets the kept ones first.
 */
import { rmSync } from 'node:fs';
import { findWorker } from '../../media/worker/worker.mjs';
import { explainFailure } from './explainFailure.mjs';
import { mediaWorkerStep } from './mediaWorkerStep.mjs';
import { workerPlace } from './places.mjs';
import { runSteps } from './runSteps.mjs';

const place = workerPlace(process.env);

try {
  if (process.argv.includes('--rebuild')) rmSync(place.cacheDirectory, { recursive: true, force: true });
  if (!process.argv.includes('--print')) await runSteps([mediaWorkerStep(process.env)]);
  const worker = findWorker(place);
  if (worker) process.stdout.write(`${worker.path}\n`);
  else process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
