import { boundsOf } from '../../../../../server/board/drawing/boundsOf';
import { toSvg } from '../../../../../server/board/drawing/toSvg';
import { wrapText } from '../../../../../server/board/drawing/wrapText';
import type { Shape } from '../../../../../server/contract/board';
import { author, circle, newPageId } from '../../../../support/board/boardThings';

const by = author().participant;
const object = (shape: Shape, x = 0) => ({
  ...circle(newPageId(), { shape, transform: { x, y: 0, rotation: 0, scaleX: 1, scaleY: 1 } }),
  author: by,
  changedBy: by,
  revision: 1,
});

test('words stay whole, Chinese breaks anywhere, and nothing of a text is lost', () => {
  expect(wrapText('one two three', { width: 60, size: 16 })).toEqual(['one two', 'three']);
  expect(wrapText('预算与日程安排', { width: 50, size: 16 })).toEqual(['预算与', '日程安', '排']);
  expect(wrapText('a\n\nb', { width: 50, size: 16 })).toEqual(['a', '', 'b']);
  expect(wrapText('Donaudampfschifffahrt', { width: 20, size: 16 })).toEqual(['Donaudampfschifffahrt']);
});

test('what people write is text in an SVG, never markup', () => {
  const svg = toSvg([
    object({ kind: 'sticky', text: '<script>alert("1")</script>&', width: 400, height: 90 }),
  ]);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
});

test('a page is as large as what is on it', () => {
  const svg = toSvg([
    object({ kind: 'rect', width: 100, height: 50 }),
    object({ kind: 'rect', width: 100, height: 50 }, 300),
  ]);
  expect(svg).toContain('viewBox="-24 -24 448 98"');
  const turned = { ...object({ kind: 'rect', width: 100, height: 50 }) };
  turned.transform = { ...turned.transform, rotation: 90 };
  const { left, right } = boundsOf(turned);
  expect([Math.round(left), Math.round(right)]).toEqual([-50, 0]);
});
