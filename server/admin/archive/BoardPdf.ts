import { boundsOf, boundsOfAll } from '../../board/drawing/boundsOf';
import { wordsOf } from '../../board/drawing/wordsOf';
import type { BoardObject } from '../../contract/board';
import type { FileId } from '../../contract/ids';
import type { BoardOrder } from './BoardOrder';
import { drawBoardObject } from './drawBoardObject';
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

/** The pages of a whiteboard as a tagged PDF, drawn as lines and text, one sheet for each. */
export class BoardPdf {
  readonly #pdf: TaggedPdf;
  #count = 0;

  constructor(private readonly parts: BoardPdfParts) {
    const { topic, words, fonts } = parts;
    const title = `${topic} · ${words.text.board}`;
    this.#pdf = new TaggedPdf({ title, locale: words.locale, fonts, margin: MARGIN, layout: 'landscape' });
  }

  add({ title, objects }: BoardOrder['pages'][number]): void {
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
    if (objects.length === 0)
      section.add(document.struct('P', {}, () => this.#line(text.emptyPage, FAINT, MARGIN + HEAD)));
    else section.add(document.struct('Figure', { alt: altOf(name, objects) }, () => this.#draw(objects)));
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

  /** As large as the sheet allows, in its middle. */
  #draw(objects: readonly BoardObject[]): void {
    const { document } = this.#pdf;
    const box = boundsOfAll(objects.map(boundsOf)) ?? { left: 0, top: 0, right: 1, bottom: 1 };
    const room = {
      width: document.page.width - 2 * MARGIN,
      height: document.page.height - 2 * MARGIN - HEAD,
    };
    const [width, height] = [Math.max(1, box.right - box.left), Math.max(1, box.bottom - box.top)];
    const scale = Math.min(room.width / width, room.height / height, LARGEST_SCALE);
    document.save();
    document.translate(
      MARGIN + (room.width - width * scale) / 2,
      MARGIN + HEAD + (room.height - height * scale) / 2,
    );
    document.scale(scale).translate(-box.left, -box.top);
    const pencase = {
      font: this.parts.fonts.regular,
      writable: (text: string) => this.#pdf.writable(text),
      pictures: this.parts.pictures,
    };
    for (const object of objects) drawBoardObject(document, object, pencase);
    document.restore();
  }
}

/** What is written there, for those who do not see it. */
function altOf(name: string, objects: readonly BoardObject[]): string {
  return [name, ...objects.map(({ shape }) => wordsOf(shape)).filter((words) => words !== '')]
    .join('\n')
    .slice(0, 4_000);
}
