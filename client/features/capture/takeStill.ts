import type { CaptureSource } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';
import { drawPaper } from './drawPaper';
import type { Region } from './Region';
import { toSourceRegion } from './toSourceRegion';

/** A still picture, and what it was taken of. */
export interface Still {
  readonly content: Blob;
  readonly of: CaptureSource;
}

/**
 * What is seen in a region: of the picture, the share or the board beneath its middle, in that one's own pixels and
 * never mirrored. Undefined where there is nothing of the kind.
 */
export async function takeStill(region: Region): Promise<Still | undefined> {
  const [x, y] = [region.left + region.width / 2, region.top + region.height / 2];
  for (const element of document.elementsFromPoint(x, y)) {
    if (element instanceof HTMLVideoElement) {
      const { source } = element.dataset;
      const participant = element.dataset['participant'] as ParticipantId | undefined;
      if (participant === undefined) continue;
      const { videoWidth: width, videoHeight: height } = element;
      const content = await cut(element, { width, height }, region);
      return content && { content, of: { kind: source === 'screen' ? 'screen' : 'camera', participant } };
    }
    if (element instanceof HTMLCanvasElement && element.dataset['captured'] !== undefined) {
      const { width, height } = element;
      const content = await cut(element, { width, height }, region);
      return content && { content, of: { kind: 'window' } };
    }
    const board = element.closest<HTMLElement>('[data-background]');
    if (board) {
      const content = await cutBoard(board, region);
      return content && { content, of: { kind: 'board' } };
    }
  }
  return undefined;
}

type Size = { readonly width: number; readonly height: number };

async function cut(
  element: HTMLVideoElement | HTMLCanvasElement,
  { width, height }: Size,
  region: Region,
): Promise<Blob | undefined> {
  const { objectFit } = getComputedStyle(element);
  const part = toSourceRegion(region, {
    box: element.getBoundingClientRect(),
    width,
    height,
    fit: objectFit === 'cover' || objectFit === 'contain' ? objectFit : 'fill',
    mirrored: element.dataset['mirrored'] !== undefined,
  });
  return part && paint(part, (context) => context.drawImage(element, -part.left, -part.top));
}

/** The board is painted on several canvases, one over the other, and all of them over its paper. */
async function cutBoard(board: HTMLElement, region: Region): Promise<Blob | undefined> {
  const layers = [...board.querySelectorAll('canvas')];
  const [lowest] = layers;
  if (!lowest) return undefined;
  const { width, height } = lowest;
  const shown = { box: lowest.getBoundingClientRect(), width, height, fit: 'fill', mirrored: false } as const;
  const part = toSourceRegion(region, shown);
  return (
    part &&
    paint(part, (context) => {
      const [across, down] = [width / shown.box.width, height / shown.box.height];
      context.setTransform(across, 0, 0, down, -part.left, -part.top);
      drawPaper(context, board);
      context.resetTransform();
      for (const layer of layers) context.drawImage(layer, -part.left, -part.top);
    })
  );
}

/** On white, as paper is. */
async function paint(
  { width, height }: Size,
  draw: (context: CanvasRenderingContext2D) => void,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  draw(context);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
