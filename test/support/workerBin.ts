import { findWorker } from '../../media/worker/worker.mjs';
import { workerPlace } from '../../server/setup/places.mjs';

/** The media worker that set-up made, for MEDIASOUP_WORKER_BIN; mediasoup reads that when it is first imported. */
export function workerBin(): string {
  const worker = findWorker(workerPlace(process.env));
  if (!worker) throw new Error('there is no media worker yet: run `node server/setup/worker.mjs` once');
  return worker.path;
}
