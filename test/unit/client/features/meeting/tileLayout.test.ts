import * as fc from 'fast-check';
import {
  capacity,
  LAYOUTS,
  type Rectangle,
  tileLayout,
} from '../../../../../client/features/meeting/tileLayout';

const wide = { width: 1400, height: 700 };
const phone = { width: 374, height: 640 };

describe('how tiles share the stage', () => {
  test('one person has the whole stage', () => {
    expect(tileLayout('auto', 1, wide)).toEqual([{ left: 0, top: 0, ...wide }]);
  });

  test('two stand side by side on a wide stage and one above the other on a phone', () => {
    const [left, right] = tileLayout('auto', 2, wide);
    expect(left?.top).toBe(right?.top);
    const [above, below] = tileLayout('auto', 2, phone);
    expect(above?.left).toBe(below?.left);
  });

  test('two above each other are not drawn out: faces are not cut', () => {
    const [above, below] = tileLayout('auto', 2, { width: 1060, height: 704 });
    expect(above?.left).toBe(below?.left);
    expect(above?.width).toBeLessThanOrEqual(2 * (above?.height ?? 0));
    expect((above?.left ?? 0) + (above?.width ?? 0) / 2).toBeCloseTo(530);
  });

  test('nine make three rows of three', () => {
    expect(new Set(tileLayout('9', 9, wide).map(({ top }) => top)).size).toBe(3);
  });

  test('an incomplete last row stands in the middle', () => {
    const third = tileLayout('4', 3, wide)[2];
    expect((third?.left ?? 0) + (third?.width ?? 0) / 2).toBeCloseTo(wide.width / 2);
  });

  test('one large and five small: the first is four times the others', () => {
    const [main, second] = tileLayout('1+5', 6, { width: 900, height: 600 });
    expect(area(main)).toBeGreaterThan(3.9 * area(second));
  });

  test('the speaker is large beside a strip on a wide stage, above it on a phone', () => {
    const [main, other] = tileLayout('speaker', 4, wide);
    expect(other?.left).toBeGreaterThan((main?.left ?? 0) + (main?.width ?? 0));
    const [large, small] = tileLayout('speaker', 4, phone);
    expect(small?.top).toBeGreaterThan((large?.top ?? 0) + (large?.height ?? 0));
  });

  test('a phone shows one large tile and two by two', () => {
    const tiles = tileLayout('auto', 5, phone);
    expect(tiles).toHaveLength(5);
    expect(tiles[0]?.width).toBe(phone.width);
    expect(tiles.slice(1).every(({ width }) => width === (phone.width - 8) / 2)).toBe(true);
    expect(capacity('auto', 30, phone)).toBe(5);
  });

  test('whatever the layout, tiles stay on the stage and never overlap', () => {
    const stages = fc.record({
      width: fc.integer({ min: 280, max: 3000 }),
      height: fc.integer({ min: 300, max: 2000 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...LAYOUTS),
        fc.integer({ min: 1, max: 16 }),
        stages,
        (layout, people, stage) => {
          const count = Math.min(people, capacity(layout, people, stage));
          const tiles = tileLayout(layout, count, stage);
          expect(tiles).toHaveLength(count);
          for (const [index, tile] of tiles.entries()) {
            expect(isInside(tile, stage)).toBe(true);
            expect(tiles.slice(index + 1).some((other) => overlap(tile, other))).toBe(false);
          }
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });
});

function area(tile: Rectangle | undefined): number {
  return tile ? tile.width * tile.height : 0;
}

function isInside(
  { left, top, width, height }: Rectangle,
  stage: { width: number; height: number },
): boolean {
  const slack = 0.01;
  return (
    left >= -slack &&
    top >= -slack &&
    left + width <= stage.width + slack &&
    top + height <= stage.height + slack
  );
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  const apart =
    one.left + one.width <= other.left + 0.01 ||
    other.left + other.width <= one.left + 0.01 ||
    one.top + one.height <= other.top + 0.01 ||
    other.top + other.height <= one.top + 0.01;
  return !apart;
}
