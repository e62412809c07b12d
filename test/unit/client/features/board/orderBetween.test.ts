import fc from 'fast-check';
import { orderAfter, orderBetween } from '../../../../../client/features/board/orderBetween';

test('between any two places there is room for another', () => {
  const steps = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(steps, (choices) => {
      const places = [orderBetween(undefined, undefined)];
      for (const choice of choices) {
        const index = choice % (places.length + 1);
        const place = orderBetween(places[index - 1], places[index]);
        places.splice(index, 0, place);
      }
      expect([...places].sort()).toEqual(places);
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('what is always put on top stays short', () => {
  let place = orderBetween(undefined, undefined);
  for (let turn = 0; turn < 20_000; turn++) {
    const next = orderAfter(place);
    expect(next > place).toBe(true);
    place = next;
  }
  expect(place.length).toBeLessThan(8);
});
