import { regionBetween } from '../../../../../client/features/capture/Region';
import { toSourceRegion } from '../../../../../client/features/capture/toSourceRegion';

const box = { left: 100, top: 50, width: 200, height: 200 };
const whole = { ...box };
const picture = { box, width: 400, height: 300, mirrored: false } as const;

test('however it is dragged, the rectangle is the same', () => {
  const region = { left: 10, top: 20, width: 30, height: 40 };
  expect(regionBetween({ x: 10, y: 20 }, { x: 40, y: 60 })).toEqual(region);
  expect(regionBetween({ x: 40, y: 60 }, { x: 10, y: 20 })).toEqual(region);
});

test('of a picture that fills its box the part that is seen is taken', () => {
  expect(toSourceRegion(whole, { ...picture, fit: 'cover' })).toEqual({
    left: 50,
    top: 0,
    width: 300,
    height: 300,
  });
});

test('of a picture that fits into its box nothing beside it is taken', () => {
  expect(toSourceRegion(whole, { ...picture, fit: 'contain' })).toEqual({
    left: 0,
    top: 0,
    width: 400,
    height: 300,
  });
  const above = { left: 100, top: 50, width: 200, height: 20 };
  expect(toSourceRegion(above, { ...picture, fit: 'contain' })).toBeUndefined();
});

test('what one sees mirrored of oneself is taken as others see it', () => {
  const left = { ...box, width: 50 };
  const shown = { ...picture, fit: 'fill' } as const;
  expect(toSourceRegion(left, shown)).toMatchObject({ left: 0, width: 100 });
  expect(toSourceRegion(left, { ...shown, mirrored: true })).toMatchObject({ left: 300, width: 100 });
});

test('of a picture that has not come yet nothing is taken', () => {
  expect(toSourceRegion(whole, { ...picture, width: 0, height: 0, fit: 'cover' })).toBeUndefined();
});
