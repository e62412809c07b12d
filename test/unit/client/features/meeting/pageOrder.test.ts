import {
  nextPage,
  pageOf,
  previousPage,
  stableOrder,
} from '../../../../../client/features/meeting/pageOrder';

describe('the order of tiles', () => {
  test('who stays keeps their place, who is new comes last, who left leaves no gap', () => {
    expect(stableOrder(['ann', 'bob', 'carol'], ['dave', 'carol', 'ann'])).toEqual(['ann', 'carol', 'dave']);
  });

  test('who returns after leaving comes last', () => {
    const gone = stableOrder(['ann', 'bob'], ['bob']);
    expect(stableOrder(gone, ['ann', 'bob'])).toEqual(['bob', 'ann']);
  });
});

describe('pages', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];

  test('show as many as fit, in order', () => {
    const request = { order, capacity: 2, main: undefined };
    expect(pageOf({ ...request, page: 0 })).toEqual({ shown: ['a', 'b'], page: 0, pages: 3 });
    expect(pageOf({ ...request, page: 2 }).shown).toEqual(['e']);
  });

  test('the main tile is on every page and nobody is skipped for it', () => {
    const request = { order, capacity: 3, main: 'c' };
    expect(pageOf({ ...request, page: 0 }).shown).toEqual(['c', 'a', 'b']);
    expect(pageOf({ ...request, page: 1 })).toEqual({ shown: ['c', 'd', 'e'], page: 1, pages: 2 });
  });

  test('a main tile that is not here leads nothing', () => {
    expect(pageOf({ order, capacity: 2, page: 0, main: 'z' }).shown).toEqual(['a', 'b']);
  });

  test('one picture shows the main tile alone', () => {
    expect(pageOf({ order, capacity: 1, page: 4, main: 'd' })).toEqual({ shown: ['d'], page: 0, pages: 1 });
  });

  test('a page that is no more becomes the last one', () => {
    expect(pageOf({ order: ['a', 'b', 'c'], capacity: 2, page: 7, main: undefined }).page).toBe(1);
  });

  test('turn in a circle', () => {
    expect(nextPage({ page: 2, pages: 3 })).toBe(0);
    expect(previousPage({ page: 0, pages: 3 })).toBe(2);
  });
});
