/**
 * Makes the media worker where there is none. With --print says where it is, for MEDIASOUP_WORKER_BIN; with --rebuild
 * forgets the kept ones first.
 */
import { rmSync } from 'node:fs';
import { findWorker } from '../../media/worker/worker.mjs';
import { mediaWorkerStep } from './mediaWorkerStep.mjs';
import { workerPlace } from './places.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { runSteps } from './runSteps.mjs';

await runCommandLine(async () => {
  const place = workerPlace(process.env);
  if (process.argv.includes('--rebuild')) rmSync(place.cacheDirectory, { recursive: true, force: true });
  if (!process.argv.includes('--print')) await runSteps([mediaWorkerStep(process.env)]);
  const worker = findWorker(place);
  if (worker) process.stdout.write(`${worker.path}\n`);
  return worker ? 0 : 1;
});
