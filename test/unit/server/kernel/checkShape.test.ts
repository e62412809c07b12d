import fc from 'fast-check';
import { checkShape } from '../../../../server/kernel/checkShape';
import { InvalidRequestError } from '../../../../server/kernel/InvalidRequestError';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test('[S7] twenty levels pass, twenty-one do not', () => {
  expect(() => checkShape(nested(20))).not.toThrow();
  expect(() => checkShape(nested(21))).toThrow(InvalidRequestError);
  expect(() => checkShape(nested(30_000))).toThrow(InvalidRequestError);
});

test('[S7] two thousand keys pass, one more does not, wherever they stand', () => {
  const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i]));
  expect(() => checkShape(wide(2_000))).not.toThrow();
  expect(() => checkShape(wide(2_001))).toThrow(InvalidRequestError);
  expect(() => checkShape([wide(1_000), wide(1_000)])).toThrow(InvalidRequestError);
});

test.each(['__proto__', 'constructor', 'prototype'])('[S7] the own key %s is refused at any depth', (key) => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(10), (value, depth) => {
      const hostile = `{"a":${'['.repeat(depth)}{"${key}":${JSON.stringify(value)}}${']'.repeat(depth)}}`;
      expect(() => checkShape(JSON.parse(hostile))).toThrow(InvalidRequestError);
    }),
  );
});

test('[S7] binary parts are refused', () => {
  expect(() => checkShape({ picture: Buffer.from('x') })).toThrow(InvalidRequestError);
});

test('[S7] ordinary JSON passes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
      checkShape(value);
    }),
  );
});
