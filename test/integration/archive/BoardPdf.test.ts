import { randomUUID } from 'node:crypto';
import { BoardPdf } from '../../../server/admin/archive/BoardPdf';
import { findPdfFonts } from '../../../server/admin/archive/findPdfFonts';
import { RecordWords } from '../../../server/admin/archive/RecordWords';
import type { BoardObject, BoardPage, Shape } from '../../../server/contract/board';
import { packPoints } from '../../../server/contract/boardPoints';
import { FileId } from '../../../server/contract/ids';
import { author, circle, newPageId } from '../../support/board/boardThings';
import { readPdfText } from '../../support/readPdfText';
import { unpackPdf } from '../../support/unpackPdf';

const fonts = findPdfFonts();
const by = author().participant;
const points = packPoints([0, 0, 0.5, 40, 30, 0.5, 80, 0, 0.5]);

const plan = FileId.parse(randomUUID());
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const SHAPES: readonly Shape[] = [
  { kind: 'stroke', pen: 'brush', points },
  { kind: 'line', points },
  { kind: 'arrow', points },
  { kind: 'polygon', points },
  { kind: 'rect', width: 100, height: 60 },
  { kind: 'ellipse', width: 100, height: 60 },
  { kind: 'text', text: '预算 2027', size: 24, width: 300 },
  { kind: 'sticky', text: `${'决定通过 '.repeat(80)}`, width: 200, height: 120 },
];

const object = (shape: Shape, place: number): BoardObject => ({
  ...circle(newPageId(), {
    shape,
    transform: { x: place * 400, y: -place * 5_000, rotation: 30, scaleX: 1.5, scaleY: 1 },
  }),
  author: by,
  changedBy: by,
  revision: 1,
});

const picture = (file: FileId): Shape => ({ kind: 'image', file, width: 80, height: 60, alt: '平面图' });

function draw(...pages: readonly (readonly BoardObject[])[]) {
  return print(pages.map((objects) => ({ title: '草图', background: 'blank', objects })));
}

async function print(pages: readonly Parameters<BoardPdf['add']>[0][]) {
  const words = new RecordWords('zh-CN', 'UTC');
  const pdf = new BoardPdf({ topic: 'Budget', words, fonts, pictures: new Map([[plan, PIXEL]]) });
  for (const page of pages) pdf.add(page);
  return Buffer.from(await pdf.finish());
}

test('every page of a board is one sheet, whatever is on it and wherever it lies', async () => {
  const pdf = (await draw(SHAPES.map(object), [], SHAPES.map(object))).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(3);
  for (const kind of ['H1', 'Figure', 'P']) expect(pdf).toContain(`/S /${kind}`);
  expect(pdf).toMatch(/\/Lang \(zh-CN\)/);
});

test('what is written on a page is text, Chinese too, and lines are drawn as lines', async () => {
  const pdf = await draw(SHAPES.map(object));
  expect(pdf.toString('latin1')).not.toContain('/Subtype /Image');
  if (!fonts.complete) return expect(fonts.regular.file).not.toBe('');
  const text = readPdfText(pdf);
  expect(text).toContain('预算2027');
  for (const character of '预算决定通过草图')
    expect([character, text.includes(character)]).toEqual([character, true]);
});

test('pictures are in it, and of one that is gone there is the place', async () => {
  const pdf = (
    await draw([object(picture(plan), 0), object(picture(FileId.parse(randomUUID())), 1)])
  ).toString('latin1');
  // Itself, and what is transparent of it.
  expect(pdf.match(/\/Subtype \/Image/g)?.length).toBe(2);
});

test('the paper of a page is in it, in the colour of the screen, whether anything lies on it or not', async () => {
  const drawn = async (background: BoardPage['background'], objects: readonly BoardObject[]) => {
    const pdf = await print([{ title: '', background, objects }]);
    return [...unpackPdf(pdf).values()].map(({ stream }) => stream).join('\n');
  };
  const rect = [object({ kind: 'rect', width: 100, height: 60 }, 0)];
  for (const objects of [rect, []]) {
    const blank = await drawn('blank', objects);
    for (const [background, color] of [
      ['grid', '#e6eeef'],
      ['lines', '#cfdcde'],
      ['dots', '#a9bec2'],
    ] as const) {
      const parts = [color.slice(1, 3), color.slice(3, 5), color.slice(5)];
      const numbers = parts.map((hex) => `0\\.${String(Number.parseInt(hex, 16) / 255).slice(2, 6)}\\d*`);
      const stroke = new RegExp(`${numbers.join(' ')} SCN`);
      expect(stroke.test(await drawn(background, objects))).toBe(true);
      expect(stroke.test(blank)).toBe(false);
    }
  }
});
