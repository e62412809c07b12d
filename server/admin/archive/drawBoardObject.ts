import { strokeOutline } from '../../board/drawing/strokeOutline';
import type { BoardObject, Style } from '../../contract/board';
import { unpackPoints } from '../../contract/boardPoints';
import type { FileId } from '../../contract/ids';
import type { PdfFont } from './findPdfFonts';

interface Pencase {
  readonly font: PdfFont;
  /** What the font can show of a text. */
  readonly writable: (text: string) => string;
  /** PNG or JPEG. */
  readonly pictures: ReadonlyMap<FileId, Buffer>;
}

type Pdf = PDFKit.PDFDocument;

const LINE_HEIGHT = 1.3;
const NOTE = { size: 18, edge: 12, corner: 6, paper: '#ffe08a', ink: '#0b1416' } as const;
const NO_PICTURE = '#e6eeef';
/** What is written never begins another sheet. */
const ENDLESS = 100_000;

/** Draws one object of a board, where and as it lies there: the same outlines as in the browser. */
export function drawBoardObject(document: Pdf, object: BoardObject, pencase: Pencase): void {
  const { x, y, rotation, scaleX, scaleY } = object.transform;
  document.save();
  document.translate(x, y).rotate(rotation).scale(scaleX, scaleY);
  document.opacity(object.style.opacity);
  drawShape(document, object, pencase);
  document.restore();
}

function drawShape(document: Pdf, { shape, style }: BoardObject, pencase: Pencase): void {
  switch (shape.kind) {
    case 'stroke': {
      const outline = strokeOutline([shape.points], { pen: shape.pen, width: style.width });
      if (outline !== '') document.path(outline).fill(style.color);
      return;
    }
    case 'line':
    case 'arrow':
      drawLine(document, placesOf(shape.points), style, shape.kind === 'arrow');
      return;
    case 'polygon':
      paint(document.polygon(...placesOf(shape.points)), style);
      return;
    case 'rect':
      paint(document.rect(0, 0, shape.width, shape.height), style);
      return;
    case 'ellipse': {
      const [across, down] = [shape.width / 2, shape.height / 2];
      paint(document.ellipse(across, down, across, down), style);
      return;
    }
    case 'text':
      write(document, shape.text, { ...pencase, size: shape.size, width: shape.width, color: style.color });
      return;
    case 'sticky':
      drawNote(document, shape, style, pencase);
      return;
    case 'image': {
      const { width, height } = shape;
      const picture = pencase.pictures.get(shape.file);
      if (picture) document.image(picture, 0, 0, { width, height });
      else document.rect(0, 0, width, height).fill(NO_PICTURE);
      return;
    }
  }
}

function drawLine(
  document: Pdf,
  places: readonly (readonly [number, number])[],
  style: Style,
  hasHead: boolean,
): void {
  const [first, ...rest] = places;
  if (!first) return;
  document.moveTo(...first);
  for (const place of rest) document.lineTo(...place);
  pen(document, style).stroke(style.color);
  const last = rest.at(-1);
  if (!hasHead || !last) return;
  const before = rest.at(-2) ?? first;
  const size = style.width * 2 + 6;
  const angle = (Math.atan2(last[1] - before[1], last[0] - before[0]) * 180) / Math.PI;
  document
    .save()
    .translate(...last)
    .rotate(angle);
  document
    .polygon([0, 0], [-size, -size / 2], [-size, size / 2])
    .fill(style.color)
    .restore();
}

function paint(document: Pdf, style: Style): void {
  pen(document, style);
  if (style.fill) document.fillAndStroke(style.fill, style.color);
  else document.stroke(style.color);
}

function pen(document: Pdf, { width, dash }: Style): Pdf {
  document.lineWidth(width).lineCap('round').lineJoin('round').undash();
  if (dash === 'dashed') document.dash(width * 4, { space: width * 3 });
  if (dash === 'dotted') document.dash(0.1, { space: width * 2 });
  return document;
}

function drawNote(
  document: Pdf,
  { text, width, height }: { text: string; width: number; height: number },
  { fill }: Style,
  pencase: Pencase,
): void {
  document.roundedRect(0, 0, width, height, NOTE.corner).fill(fill ?? NOTE.paper);
  document.save().translate(NOTE.edge, NOTE.edge);
  const [inner, high] = [width - 2 * NOTE.edge, height - 2 * NOTE.edge];
  if (inner > 0 && high > 0)
    write(document, text, { ...pencase, size: NOTE.size, width: inner, height: high, color: NOTE.ink });
  document.restore();
}

interface Writing extends Pencase {
  readonly size: number;
  readonly width: number;
  readonly height?: number;
  readonly color: string;
}

function write(document: Pdf, text: string, writing: Writing): void {
  const { font, writable, size, width, height = ENDLESS, color } = writing;
  if (text.trim() === '' || width <= 0) return;
  if (font.face) document.font(font.file, font.face, size);
  else document.font(font.file, size);
  const lineGap = size * LINE_HEIGHT - document.currentLineHeight();
  document.fillColor(color).text(writable(text), 0, 0, { width, height, lineGap });
}

function placesOf(points: string): [number, number][] {
  const values = unpackPoints(points);
  const places: [number, number][] = [];
  for (let index = 0; index + 1 < values.length; index += 3)
    places.push([values[index] ?? 0, values[index + 1] ?? 0]);
  return places;
}
