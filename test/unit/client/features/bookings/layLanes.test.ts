import { layLanes } from '../../../../../client/features/bookings/layLanes';

describe('lanes', () => {
  test('what does not overlap has the whole line', () => {
    expect(
      layLanes([
        { from: 0, until: 60 },
        { from: 60, until: 90 },
      ]),
    ).toEqual([
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 1 },
    ]);
  });

  test('what overlaps lies side by side, in the order it was given', () => {
    expect(
      layLanes([
        { from: 30, until: 90 },
        { from: 0, until: 60 },
      ]),
    ).toEqual([
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 2 },
    ]);
  });

  test('a lane is used again once it is free, and a chain counts as one', () => {
    const lanes = layLanes([
      { from: 0, until: 60 },
      { from: 30, until: 120 },
      { from: 60, until: 90 },
      { from: 200, until: 260 },
    ]);
    expect(lanes).toEqual([
      { lane: 0, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 2 },
      { lane: 0, lanes: 1 },
    ]);
  });

  test('nothing is nothing', () => {
    expect(layLanes([])).toEqual([]);
  });
});
