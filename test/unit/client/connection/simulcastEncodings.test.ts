import { simulcastEncodings } from '../../../../client/connection/simulcastEncodings';

describe('simulcast layers by the size of the camera', () => {
  test.each([
    [320, 180, [1]],
    [480, 270, [1]],
    [640, 360, [2, 1]],
    [960, 540, [4, 2, 1]],
    [1280, 720, [4, 2, 1]],
    [1920, 1080, [4, 2, 1]],
  ])('%i x %i', (width, height, scales) => {
    expect(simulcastEncodings({ width, height }).map((layer) => layer.scaleResolutionDownBy)).toEqual(scales);
  });

  test('each layer costs more than the one below it', () => {
    const rates = simulcastEncodings({ width: 1280, height: 720 }).map(({ maxBitrate }) => maxBitrate);
    expect(rates.toSorted((a, b) => a - b)).toEqual(rates);
  });
});
