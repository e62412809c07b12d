import type { Results, SelfieSegmentation } from '@mediapipe/selfie_segmentation';
import { loaderUrl, segmentationFiles } from './segmentationAssets';

/** Tells the person in a picture from what is behind. */
export interface Segmenter {
  /** The mask of one picture: opaque where the person is. */
  segment(image: HTMLVideoElement): Promise<CanvasImageSource>;
  close(): void;
}

interface LoadedWindow {
  readonly SelfieSegmentation: typeof SelfieSegmentation;
}

/** The landscape model: made for cameras of computers, and the quicker of the two. */
const LANDSCAPE = 1;

/** Opens MediaPipe's selfie segmentation; its loader is a classic script that leaves a constructor on `window`. */
export async function openSegmenter(): Promise<Segmenter> {
  await loadScript(loaderUrl);
  const { SelfieSegmentation: Solution } = window as unknown as LoadedWindow;
  const solution = new Solution({ locateFile: (name) => segmentationFiles[name] ?? name });
  solution.setOptions({ modelSelection: LANDSCAPE, selfieMode: false });
  let mask: CanvasImageSource | null = null;
  solution.onResults((results: Results) => {
    mask = results.segmentationMask;
  });
  await solution.initialize();
  return {
    async segment(image) {
      await solution.send({ image });
      if (mask === null) throw new Error('the segmentation gave no mask');
      return mask;
    },
    close: () => void solution.close(),
  };
}

let loading: Promise<void> | null = null;

function loadScript(address: string): Promise<void> {
  loading ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => loaded();
    script.onerror = () => failed(new Error('the segmentation could not be loaded'));
    document.head.append(script);
  });
  return loading;
}
