import type { ProcessedTrack } from './CapturedSource';

/** Blurs what is behind the person, in this browser. Loaded when first wanted. */
export async function blurBackground(track: MediaStreamTrack): Promise<ProcessedTrack> {
  const { openSegmenter } = await import('./openSegmenter');
  const { BlurredCamera } = await import('./BlurredCamera');
  const camera = new BlurredCamera(track, await openSegmenter());
  try {
    await camera.start();
    return { track: camera.track, close: () => camera.close() };
  } catch (cause) {
    camera.close();
    throw cause;
  }
}
