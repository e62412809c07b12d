import { BoardDocument } from '../../../../server/board/BoardDocument';
import { bytesOf } from '../../../../server/board/bytesOf';
import type { BoardObject } from '../../../../server/contract/board';
import { author, circle, newGroupId, newPageId } from '../../../support/board/boardThings';

const page = newPageId();
const { participant } = author();
const MUCH = { most: 1_000, bytes: 1_000_000 };

function object(more: Parameters<typeof circle>[1] = {}): BoardObject {
  return { ...circle(page, more), author: participant, changedBy: participant, revision: 1 };
}

function documentOf(objects: readonly BoardObject[]): BoardDocument {
  const document = new BoardDocument();
  for (const each of objects) document.putObject(each);
  return document;
}

/** All pieces, each asked for with where the one before ended. */
function loadAll(document: BoardDocument, limits: { most: number; bytes: number }): BoardObject[][] {
  const pieces: BoardObject[][] = [];
  for (let after = 0; ; ) {
    const { objects, last, isLast } = document.objectsAfter(page, after, limits);
    pieces.push(objects);
    if (isLast) return pieces;
    after = last;
  }
}

test('a page is loaded in pieces of so many objects, each once, in the order in which they came', () => {
  const objects = Array.from({ length: 25 }, () => object());
  const document = documentOf(objects);
  const pieces = loadAll(document, { ...MUCH, most: 10 });
  expect(pieces.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(pieces.flat()).toEqual(objects);
});

test('what is changed meanwhile keeps its place, what is removed and comes again stands last', () => {
  const [first, second, third] = [object(), object(), object()];
  const document = documentOf([first, second, third]);
  const changed = { ...first, revision: 2, group: newGroupId() };
  document.putObject(changed);
  document.removeObject(second.id);
  document.putObject(second);
  expect(document.objectsAfter(page, 0, MUCH).objects).toEqual([changed, third, second]);
  expect(document.objectsIn(changed.group)).toEqual([changed]);
  document.putObject({ ...changed, group: null });
  expect(document.objectsIn(changed.group)).toEqual([]);
});

test('what lies in a part of the page is loaded in pieces as well, and only that', () => {
  const at = (x: number) => object({ transform: { x, y: 0, rotation: 0, scaleX: 1, scaleY: 1 } });
  const objects = Array.from({ length: 30 }, (_, index) => at(index * 1_000));
  const document = documentOf(objects);
  const within = { left: 9_000, top: -10, right: 20_000, bottom: 10 };
  const { objects: first, last, isLast } = document.objectsAfter(page, 0, { ...MUCH, most: 10 }, within);
  expect([first, isLast]).toEqual([objects.slice(9, 19), false]);
  expect(document.objectsAfter(page, last, MUCH, within)).toMatchObject({
    objects: objects.slice(19, 21),
    isLast: true,
  });
  // Where it has gone since.
  const [moved] = objects;
  if (!moved) throw new Error('there is nothing');
  document.putObject({ ...moved, transform: { ...moved.transform, x: 15_000 } });
  expect(document.objectsAfter(page, 0, MUCH, within).objects).toHaveLength(13);
});

test('long strokes make short pieces, and one that is longer than a piece comes alone', () => {
  const shape = { kind: 'stroke', pen: 'pen', points: 'x'.repeat(30_000) } as const;
  const document = documentOf([object({ shape }), object({ shape }), object({ shape }), object()]);
  expect(loadAll(document, { most: 10, bytes: 2 * bytesOf(shape) }).map(({ length }) => length)).toEqual([
    2, 2,
  ]);
  expect(loadAll(document, { most: 10, bytes: 100 }).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
});
