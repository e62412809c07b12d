import { toSlices } from '../../../../../client/features/board/toSlices';
import { type Change, SubmitRequest } from '../../../../../server/contract/board';
import { BOARD_LIMITS } from '../../../../../server/contract/boardLimits';
import { FARTHEST, packPoints } from '../../../../../server/contract/boardPoints';
import { SOCKET_LIMITS } from '../../../../../server/contract/socketLimits';
import { checkShape } from '../../../../../server/kernel/checkShape';
import {
  at,
  circle,
  create,
  newKey,
  newObjectId,
  newPageId,
  remove,
  update,
} from '../../../../support/board/boardThings';

const page = newPageId();
const many = (count: number, make: () => Change) => Array.from({ length: count }, make);
const cut = (changes: readonly Change[]) => toSlices(changes)?.map((slice) => [...slice.changes]);
const sizesOf = (changes: readonly Change[]) => cut(changes)?.map((slice) => slice.length);
const sticky = (text: string) =>
  create(circle(page, { shape: { kind: 'sticky', text, width: 200, height: 200 } }));
const stroke = (points: string) => create(circle(page, { shape: { kind: 'stroke', pen: 'pen', points } }));

/** What the server's door says to it. */
function expectTaken(changes: Change[]): void {
  const request = { key: newKey(), changes };
  expect(Buffer.byteLength(JSON.stringify(['board:submit', request]))).toBeLessThan(
    SOCKET_LIMITS.bytes - 512,
  );
  expect(() => checkShape(request)).not.toThrow();
  expect(SubmitRequest.safeParse(request).success).toBe(true);
}

test('what one message holds stays one operation, and nothing is none', () => {
  const changes = many(BOARD_LIMITS.changes, () => remove(newObjectId(), 7));
  expect(cut(changes)).toEqual([changes]);
  expect(cut([])).toEqual([]);
});

test('[B15] an operation has at most 200 changes, in the order in which they were made', () => {
  const changes = many(450, () => remove(newObjectId(), 7));
  expect(sizesOf(changes)).toEqual([200, 200, 50]);
  expect(cut(changes)?.flat()).toEqual(changes);
});

test('[B15] two hundred objects that are moved have more keys than a message may have', () => {
  const changes = many(200, () => update(newObjectId(), 7, at(1, 2)));
  const slices = cut(changes) ?? [];
  expect(slices.length).toBe(2);
  for (const slice of slices) expectTaken(slice);
});

test('[B15] an operation has at most 48 KiB, Chinese text counted as it travels', () => {
  const latin = toSlices(many(60, () => sticky('w'.repeat(2_000)))) ?? [];
  const chinese = toSlices(many(60, () => sticky('\u767d'.repeat(2_000)))) ?? [];
  for (const slice of [...latin, ...chinese]) {
    expect(Buffer.byteLength(JSON.stringify(slice.changes))).toBeLessThanOrEqual(48 * 1024);
    expect(slice.bytes).toBe(Buffer.byteLength(JSON.stringify(slice.changes)) - 1);
    expectTaken([...slice.changes]);
  }
  // 2,000 characters are 2,000 bytes in one case and 6,000 in the other.
  expect([latin.length, chinese.length]).toEqual([3, 9]);
});

test('[B15] the largest stroke that there can be is sent alone, and taken', () => {
  const far = (index: number) => (index % 2 === 0 ? FARTHEST : -FARTHEST);
  const points = packPoints(
    Array.from({ length: BOARD_LIMITS.strokePoints }, (_, index) => [
      far(index),
      far(index),
      index % 2,
    ]).flat(),
  );
  const slices = cut([sticky('before'), stroke(points), sticky('after')]) ?? [];
  expect(slices.map((slice) => slice.length)).toEqual([1, 1, 1]);
  expect(points.length).toBeGreaterThan(48 * 1024);
  for (const slice of slices) expectTaken(slice);
});

test('[B15] a change that no message can hold is not cut', () => {
  expect(toSlices([sticky('before'), stroke('A'.repeat(SOCKET_LIMITS.bytes))])).toBeUndefined();
});
