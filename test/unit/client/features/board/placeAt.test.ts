import { placeAt } from '../../../../../client/features/board/placeAt';

const pages = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, order: 'BFKP'.charAt(index) }));

function movedTo(id: string, to: number): string {
  const order = placeAt(pages, id, to);
  return pages
    .map((page) => (page.id === id && order ? { ...page, order } : page))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map((page) => page.id)
    .join('');
}

test('a page comes to the place where it was put, whichever way it goes', () => {
  expect(movedTo('a', 3)).toBe('bcda');
  expect(movedTo('a', 1)).toBe('bacd');
  expect(movedTo('d', 0)).toBe('dabc');
  expect(movedTo('c', 1)).toBe('acbd');
});

test('where it is already, and beyond the ends, nothing is to be done', () => {
  expect(placeAt(pages, 'b', 1)).toBeUndefined();
  expect(placeAt(pages, 'a', -1)).toBeUndefined();
  expect(placeAt(pages, 'd', 4)).toBeUndefined();
  expect(placeAt(pages, 'x', 0)).toBeUndefined();
});
