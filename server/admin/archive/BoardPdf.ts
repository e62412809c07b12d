import PDFDocument from 'pdfkit';
import { boundsOf, boundsOfAll } from '../../board/drawing/boundsOf';
import { wordsOf } from '../../board/drawing/wordsOf';
import type { BoardObject } from '../../contract/board';
import type { FileId } from '../../contract/ids';
import type { BoardOrder } from './BoardOrder';
import { drawBoardObject } from './drawBoardObject';
import type { PdfFonts } from './findPdfFonts';
import type { RecordWords } from './RecordWords';

const MARGIN = 36;
const HEAD = 28;
const INK = '#0b1416';
const FAINT = '#56767d';
/** Small things are not blown up further than this. */
const LARGEST_SCALE = 1.5;

type Section = PDFKit.PDFStructureElement;

interface BoardPdfParts {
  readonly topic: string;
  readonly words: RecordWords;
  readonly fonts: PdfFonts;
  /** PNG or JPEG; of those that are not given there is only the place. */
  readonly pictures: ReadonlyMap<FileId, Buffer>;
}

/** The pages of a whiteboard as a tagged PDF, drawn as lines and text, one sheet for each. */
export class BoardPdf {
  readonly #document: PDFKit.PDFDocument;
  readonly #whole: Section;
  #count = 0;

  constructor(private readonly parts: BoardPdfParts) {
    const { topic, words } = parts;
    this.#document = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      margin: MARGIN,
      pdfVersion: '1.7',
      tagged: true,
      lang: words.locale,
      displayTitle: true,
      autoFirstPage: false,
      info: { Title: `${topic} · ${words.text.board}`, Creator: 'Plenum', Producer: 'Plenum' },
    });
    this.#whole = this.#document.struct('Document');
    this.#document.addStructure(this.#whole);
  }

  add({ title, objects }: BoardOrder['pages'][number]): void {
    const { text } = this.parts.words;
    const document = this.#document;
    document.addPage();
    this.#count += 1;
    const section = document.struct('Sect');
    this.#whole.add(section);
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
  async finish(): Promise<Uint8Array> {
    const document = this.#document;
    this.#whole.end();
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

  #line(text: string, color: string, top: number): void {
    const { file, face } = this.parts.fonts.bold;
    const options = { width: this.#document.page.width - 2 * MARGIN, height: 16, ellipsis: true };
    if (face) this.#document.font(file, face, 11);
    else this.#document.font(file, 11);
    this.#document.fillColor(color).text(this.#writable(text), MARGIN, top, options);
  }

  /** As large as the sheet allows, in its middle. */
  #draw(objects: readonly BoardObject[]): void {
    const document = this.#document;
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
      writable: (text: string) => this.#writable(text),
      pictures: this.parts.pictures,
    };
    for (const object of objects) drawBoardObject(document, object, pencase);
    document.restore();
  }

  /** A font without the letters would leave holes: a mark shows that something stood there. */
  #writable(text: string): string {
    return this.parts.fonts.complete ? text : text.replace(/[^\p{ASCII}\u00A0-\u00FF\n]/gu, '?');
  }
}

/** What is written there, for those who do not see it. */
function altOf(name: string, objects: readonly BoardObject[]): string {
  return [name, ...objects.map(({ shape }) => wordsOf(shape)).filter((words) => words !== '')]
    .join('\n')
    .slice(0, 4_000);
}
