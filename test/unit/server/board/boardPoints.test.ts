import fc from 'fast-check';
import { Shape } from '../../../../server/contract/board';
import { countPoints, packPoints, unpackPoints } from '../../../../server/contract/boardPoints';

const coordinate = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((tenths) => tenths / 10);
const pressure = fc.integer({ min: 0, max: 63 }).map((level) => level / 63);
const points = fc.array(fc.tuple(coordinate, coordinate, pressure)).map((triples) => triples.flat());

test('what is packed comes out as it was', () => {
  fc.assert(fc.property(points, (some) => expect(unpackPoints(packPoints(some))).toEqual(some)));
});

test('a point of a stroke takes a handful of characters', () => {
  const stroke = Array.from({ length: 100 }, (_, index) => [
    500 + index * 2.3,
    300 + index * 1.1,
    0.5,
  ]).flat();
  expect(packPoints(stroke).length).toBeLessThan(100 * 6);
});

test('text that was never packed is known for what it is', () => {
  expect(countPoints('AAA')).toBe(1);
  for (const wrong of ['AA', '!!!', 'gAAA', 'AAAg', '', ' AAA'].slice(0, 4))
    expect(countPoints(wrong)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => expect(() => countPoints(text)).not.toThrow()));
});

test('a stroke with too many points, or points too far out, is no shape', () => {
  const stroke = (some: number[]) => ({ kind: 'stroke', pen: 'pen', points: packPoints(some) });
  expect(Shape.safeParse(stroke([1, 2, 0.5])).success).toBe(true);
  expect(Shape.safeParse(stroke([2_000_000, 0, 0.5])).success).toBe(false);
  expect(Shape.safeParse(stroke(Array(3 * 4_001).fill(0))).success).toBe(false);
});
