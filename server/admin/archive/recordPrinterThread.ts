import { parentPort, workerData } from 'node:worker_threads';
import { type PrintOrder, printRecords } from './printRecords';

/** The thread in which RecordPrinter draws: it is given one order, and answers the file. */
void printRecords(workerData as PrintOrder).then((pdf) => parentPort?.postMessage(pdf));
