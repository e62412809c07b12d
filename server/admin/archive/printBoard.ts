import type { FileId } from '../../contract/ids';
import { toPrintable } from '../../files/toPrintable';
import type { BoardOrder } from './BoardOrder';
import { BoardPdf } from './BoardPdf';
import { findPdfFonts } from './findPdfFonts';
import { RecordWords } from './RecordWords';

/** Draws all pages of a board into one PDF. */
export async function printBoard({ topic, pages, pictures, locale }: BoardOrder): Promise<Uint8Array> {
  const words = new RecordWords(locale, 'UTC');
  const printable = new Map<FileId, Buffer>();
  for (const [file, picture] of pictures) {
    const content = await toPrintable(picture);
    if (content) printable.set(file, content);
  }
  const pdf = new BoardPdf({ topic, words, fonts: findPdfFonts(), pictures: printable });
  for (const page of pages) pdf.add(page);
  return pdf.finish();
}
