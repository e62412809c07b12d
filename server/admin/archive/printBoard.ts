import type { Locale } from '../../contract/accounts';
import type { BoardObject } from '../../contract/board';
import { BoardPdf } from './BoardPdf';
import { findPdfFonts } from './findPdfFonts';
import { RecordWords } from './RecordWords';

/** The pages of a board that are to be drawn, lowest object first, and in which words. */
export interface BoardOrder {
  /** Of the meeting. */
  readonly topic: string;
  readonly pages: readonly { readonly title: string; readonly objects: readonly BoardObject[] }[];
  readonly locale: Locale;
}

/** Draws all pages of a board into one PDF. */
export async function printBoard({ topic, pages, locale }: BoardOrder): Promise<Uint8Array> {
  const pdf = new BoardPdf({ topic, words: new RecordWords(locale, 'UTC'), fonts: findPdfFonts() });
  for (const page of pages) pdf.add(page);
  return pdf.finish();
}
