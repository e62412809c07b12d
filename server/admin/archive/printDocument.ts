import type { BoardOrder } from './BoardOrder';
import { printBoard } from './printBoard';
import { type PrintOrder, printRecords } from './printRecords';

/** What is to be drawn into a PDF: records, or the pages of a board. */
export type DocumentOrder = PrintOrder | BoardOrder;

/** Draws what is ordered; takes as long as computing takes. */
export function printDocument(order: DocumentOrder): Promise<Uint8Array> {
  return 'pages' in order ? printBoard(order) : printRecords(order);
}
