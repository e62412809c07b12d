/** One simulcast layer as the browser sends it. */
export interface Encoding {
  readonly scaleResolutionDownBy: number;
  readonly maxBitrate: number;
  readonly scalabilityMode: 'L1T3';
}

const layer = (scaleResolutionDownBy: number, maxBitrate: number): Encoding => ({
  scaleResolutionDownBy,
  maxBitrate,
  scalabilityMode: 'L1T3',
});

/**
 * How many layers a camera of this size sends, lowest first: browsers drop surplus layers of small pictures
 * silently, so there are three only from about 960x540, two from 640x360.
 */
export function simulcastEncodings({ width, height }: { width: number; height: number }): Encoding[] {
  const pixels = width * height;
  if (pixels >= 1280 * 720) return [layer(4, 150_000), layer(2, 500_000), layer(1, 1_700_000)];
  if (pixels >= 960 * 540) return [layer(4, 120_000), layer(2, 350_000), layer(1, 1_100_000)];
  if (pixels >= 640 * 360) return [layer(2, 150_000), layer(1, 600_000)];
  return [layer(1, 220_000)];
}
