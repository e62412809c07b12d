import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentOrder, printDocument } from './printDocument';

/** The thread in which RecordPrinter draws: it is given one order, and answers the file. */
void printDocument(workerData as DocumentOrder).then((pdf) => parentPort?.postMessage(pdf));
