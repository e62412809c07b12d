import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SerialQueue } from '../../kernel/SerialQueue';
import type { DocumentOrder } from './printDocument';

const THREAD = join(__dirname, 'recordPrinterThread.js');
const MEMORY_MB = 512;

/** Draws PDFs in a thread of its own, one after the other: meetings go on meanwhile. */
export class RecordPrinter {
  readonly #queue = new SerialQueue();

  print(order: DocumentOrder): Promise<Uint8Array> {
    return this.#queue.run(() => draw(order));
  }
}

function draw(order: DocumentOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.once('message', (pdf: Uint8Array) => resolve(pdf));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that draws PDFs ended without one')));
  });
}
