import PDFDocument from 'pdfkit';
import type { PdfFont, PdfFonts } from './findPdfFonts';

export interface TaggedPdfOptions {
  readonly title: string;
  readonly locale: string;
  readonly fonts: PdfFonts;
  readonly margin: number;
  readonly layout?: 'portrait' | 'landscape';
}

/** A PDF of A4 sheets whose parts are tagged, so that it can be read out, and in which Chinese can be written. */
export class TaggedPdf {
  readonly document: PDFKit.PDFDocument;
  /** What every section belongs to. */
  readonly whole: PDFKit.PDFStructureElement;
  readonly #fonts: PdfFonts;

  constructor({ title, locale, fonts, margin, layout = 'portrait' }: TaggedPdfOptions) {
    this.#fonts = fonts;
    this.document = new PDFDocument({
      size: 'A4',
      layout,
      margin,
      pdfVersion: '1.7',
      tagged: true,
      lang: locale,
      displayTitle: true,
      autoFirstPage: false,
      bufferPages: true,
      info: { Title: title, Creator: 'Plenum', Producer: 'Plenum' },
    });
    this.whole = this.document.struct('Document');
    this.document.addStructure(this.whole);
  }

  font({ file, face }: PdfFont, size: number): PDFKit.PDFDocument {
    return face ? this.document.font(file, face, size) : this.document.font(file, size);
  }

  /** A font without the letters would leave holes: a mark shows that something stood there. */
  writable(text: string): string {
    return this.#fonts.complete ? text : text.replace(/[^\p{ASCII}\u00A0-\u00FF\n]/gu, '?');
  }

  /** The whole document; nothing can be added after it. `last` is done once all sections are closed. */
  async finish(last: () => void = () => undefined): Promise<Uint8Array> {
    const { document } = this;
    this.whole.end();
    last();
    const parts: Uint8Array[] = [];
    const done = new Promise<void>((resolve, reject) => {
      document.on('data', (part: Uint8Array) => parts.push(part));
      document.on('end', resolve);
      document.on('error', reject);
    });
    document.end();
    await done;
    return Buffer.concat(parts);
  }
}
