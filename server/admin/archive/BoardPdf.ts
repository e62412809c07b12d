import { type Box, boundsOf, boundsOfAll } from '../../board/drawing/boundsOf';
import { wordsOf } from '../../board/drawing/wordsOf';
import type { BoardObject } from '../../contract/board';
import type { FileId } from '../../contract/ids';
import type { BoardOrder } from './BoardOrder';
import { drawBoardObject } from './drawBoardObject';
import { drawPaper } from './drawPaper';
import type { PdfFonts } from './findPdfFonts';
import type { RecordWords } from './RecordWords';
import { TaggedPdf } from './TaggedPdf';

const MARGIN = 36;
const HEAD = 28;
const INK = '#0b1416';
const FAINT = '#56767d';
/** Small things are not blown up further than this. */
const LARGEST_SCALE = 1.5;

interface BoardPdfParts {
  readonly topic: string;
  readonly words: RecordWords;
  readonly fonts: PdfFonts;
  /** PNG or JPEG; of those that are not given there is only the place. */
  readonly pictures: ReadonlyMap<FileId, Buffer>;
}

/** A part of a page, and how large it is on its sheet of paper. */
interface Sheet {
  readonly box: Box;
  readonly scale: number;
}

/** The pages of a whiteboard as a tagged PDF, drawn as lines and text, one sheet for each. */
export class BoardPdf {
  readonly #pdf: TaggedPdf;
  #count = 0;

  constructor(private readonly parts: BoardPdfParts) {
    const { topic, words, fonts } = parts;
    const title = `${topic} · ${words.text.board}`;
    this.#pdf = new TaggedPdf({ title, locale: words.locale, fonts, margin: MARGIN, layout: 'landscape' });
  }

  add({ title, background, objects }: BoardOrder['pages'][number]): void {
    const { text } = this.parts.words;
    const { document, whole } = this.#pdf;
    document.addPage();
    this.#count += 1;
    const section = document.struct('Sect');
    whole.add(section);
    const name = [text.boardPage(this.#count), title].filter((each) => each !== '').join(' · ');
    section.add(
      document.struct('H1', {}, () => this.#line(`${this.parts.topic} · ${name}`, INK, MARGIN - 8)),
    );
    const sheet = this.#sheetFor(objects);
    this.#drawPaper(background, sheet);
    if (objects.length === 0)
      section.add(document.struct('P', {}, () => this.#line(text.emptyPage, FAINT, MARGIN + HEAD)));
    else
      section.add(document.struct('Figure', { alt: altOf(name, objects) }, () => this.#draw(objects, sheet)));
    section.end();
  }

  /** The whole document; nothing can be added after it. */
  finish(): Promise<Uint8Array> {
    return this.#pdf.finish();
  }

  #line(text: string, color: string, top: number): void {
    const { document } = this.#pdf;
    const options = { width: document.page.width - 2 * MARGIN, height: 16, ellipsis: true };
    this.#pdf.font(this.parts.fonts.bold, 11).fillColor(color);
    document.text(this.#pdf.writable(text), MARGIN, top, options);
  }

  /** The part of the page that is on its sheet: all objects in the middle, as large as the sheet allows. */
  #sheetFor(objects: readonly BoardObject[]): Sheet {
    const { width, height } = this.#pdf.document.page;
    const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN - HEAD };
    const all = boundsOfAll(objects.map(boundsOf)) ?? { left: 0, top: 0, right: 1, bottom: 1 };
    const scale = Math.min(
      room.width / Math.max(1, all.right - all.left),
      room.height / Math.max(1, all.bottom - all.top),
      LARGEST_SCALE,
    );
    const [across, down] = [room.width / scale / 2, room.height / scale / 2];
    const middle = { x: (all.left + all.right) / 2, y: (all.top + all.bottom) / 2 };
    const box = {
      left: middle.x - across,
      top: middle.y - down,
      right: middle.x + across,
      bottom: middle.y + down,
    };
    return { box, scale };
  }

  #draw(objects: readonly BoardObject[], sheet: Sheet): void {
    const pencase = {
      font: this.parts.fonts.regular,
      writable: (text: string) => this.#pdf.writable(text),
      pictures: this.parts.pictures,
    };
    this.#place(sheet, (document) => {
      for (const object of objects) drawBoardObject(document, object, pencase);
    });
  }

  #drawPaper(background: string, sheet: Sheet): void {
    const { document } = this.#pdf;
    document.markContent('Artifact', { type: 'Layout' });
    this.#place(sheet, () => drawPaper(document, background, sheet));
    document.endMarkedContent();
  }

  /** What is drawn in the page's coordinates comes to its place on the sheet. */
  #place({ box, scale }: Sheet, draw: (document: PDFKit.PDFDocument) => void): void {
    const { document } = this.#pdf;
    document
      .save()
      .translate(MARGIN, MARGIN + HEAD)
      .scale(scale)
      .translate(-box.left, -box.top);
    draw(document);
    document.restore();
  }
}

/** What is written there, for those who do not see it. */
function altOf(name: string, objects: readonly BoardObject[]): string {
  return [name, ...objects.map(({ shape }) => wordsOf(shape)).filter((words) => words !== '')]
    .join('\n')
    .slice(0, 4_000);
}
