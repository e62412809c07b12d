import { boundsOf } from '../../../../../server/board/drawing/boundsOf';
import { paperOf } from '../../../../../server/board/drawing/paperOf';
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

test.each([
  ['grid', '#e6eeef', 'M0 0.5H32M0.5 0V32'],
  ['lines', '#cfdcde', 'M0 0.5H32'],
  ['dots', '#a9bec2', '<circle'],
] as const)('the paper of a page is in its SVG as on the screen: %s', (background, color, marks) => {
  const things = [object({ kind: 'rect', width: 100, height: 50 })];
  const svg = toSvg(things, { background });
  const [paper = ''] = /<pattern.*<\/pattern>\n<rect[^>]*fill="url\(#paper\)"\/>/s.exec(svg) ?? [];
  expect(paper).toContain(color);
  expect(paper).toContain(marks);
  // Beneath what lies on it, over all of the page.
  expect(svg.indexOf(paper)).toBeLessThan(svg.indexOf('translate(0 0)'));
  expect(paper).toContain('x="-24" y="-24" width="148" height="98"');
  expect(toSvg(things)).not.toContain('pattern');
});

test('from afar the marks of the paper stand as far from each other as near by', () => {
  expect(paperOf('grid', 1)?.step).toBe(32);
  for (const scale of [0.1, 0.3, 0.5, 2]) {
    const step = paperOf('grid', scale)?.step ?? 0;
    expect(step * scale).toBeGreaterThanOrEqual(12);
    expect(step % 32).toBe(0);
  }
  expect(paperOf('blank')).toBeUndefined();
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
