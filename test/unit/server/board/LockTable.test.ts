import { BoardDocument } from '../../../../server/board/BoardDocument';
import { LockHeldError } from '../../../../server/board/boardErrors';
import { LEASE_MS, LockTable } from '../../../../server/board/LockTable';
import { withinDocument } from '../../../../server/board/withinDocument';
import type { LockTarget } from '../../../../server/contract/board';
import { circle, newGroupId, newPageId } from '../../../support/board/boardThings';
import { ann, bob } from '../../../support/people';

let now = 0;
const page = newPageId();
const group = newGroupId();
const document = BoardDocument.withPage(page);
const mark = { author: ann.id, changedBy: ann.id, revision: 1 };
const lone = { ...circle(page), ...mark };
const grouped = { ...circle(page, { group }), ...mark };
for (const object of [lone, grouped]) document.putObject(object);
const loneTarget: LockTarget = { kind: 'object', id: lone.id };
const groupedTarget: LockTarget = { kind: 'object', id: grouped.id };
const groupTarget: LockTarget = { kind: 'group', id: group };
const pageTarget: LockTarget = { kind: 'page', id: page };

let locks: LockTable;
beforeEach(() => {
  now = 0;
  locks = new LockTable(withinDocument(document), () => now);
});
const take = (who: typeof ann, ...targets: LockTarget[]) =>
  locks.acquire(targets, { holder: who.id, activity: 'moving', since: 1 });

test('[L1] what Ann holds nobody else gets, until she lets go', () => {
  take(ann, loneTarget);
  expect(() => take(bob, loneTarget)).toThrow(LockHeldError);
  locks.release([loneTarget], ann.id);
  expect(take(bob, loneTarget)[0]?.holder).toBe(bob.id);
});

test('[L1] nobody lets go what another holds', () => {
  take(ann, loneTarget);
  expect(locks.release([loneTarget], bob.id)).toEqual([]);
  expect(() => take(bob, loneTarget)).toThrow(LockHeldError);
});

test.each([
  ['a group', groupTarget, groupedTarget],
  ['a page', pageTarget, groupedTarget],
  ['a page', pageTarget, groupTarget],
])('[L1] %s and what is in it are never held by two', (_, whole, part) => {
  take(ann, whole);
  expect(() => take(bob, part)).toThrow(LockHeldError);
  locks.releaseAll(ann.id);
  take(ann, part);
  expect(() => take(bob, whole)).toThrow(LockHeldError);
  expect(take(ann, whole)).toHaveLength(1);
});

test('[L2] a lock that nobody renews ends after eight seconds', () => {
  take(ann, loneTarget);
  now = LEASE_MS - 1;
  expect(() => take(bob, loneTarget)).toThrow(LockHeldError);
  locks.renew(ann.id);
  now += LEASE_MS - 1;
  expect(() => take(bob, loneTarget)).toThrow(LockHeldError);
  now += 1;
  expect(locks.expire()).toEqual([loneTarget]);
  expect(take(bob, loneTarget)).toHaveLength(1);
});

test('[L2] what has ended cannot be renewed', () => {
  take(ann, loneTarget);
  now = LEASE_MS;
  expect(locks.renew(ann.id)).toEqual([]);
});

test('[L3] several are locked together or not at all', () => {
  take(ann, groupedTarget);
  expect(() => take(bob, loneTarget, groupedTarget)).toThrow(LockHeldError);
  expect(locks.heldBy(bob.id)).toEqual([]);
});
