import type { Locale } from '../../contract/accounts';
import { findPdfFonts } from './findPdfFonts';
import { RecordPdf } from './RecordPdf';
import { RecordWords } from './RecordWords';
import type { ExportedRecord } from './toRecordView';

/** What is to be drawn, and in which words. */
export interface PrintOrder {
  readonly records: readonly ExportedRecord[];
  readonly locale: Locale;
  readonly zone: string;
}

/** Draws records into one PDF. Takes a second of computing and more, in which nothing else is done by the thread. */
export async function printRecords({ records, locale, zone }: PrintOrder): Promise<Uint8Array> {
  const pdf = new RecordPdf(new RecordWords(locale, zone), findPdfFonts());
  for (const record of records) pdf.add(record);
  return pdf.finish();
}
