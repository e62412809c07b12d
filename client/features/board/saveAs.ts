import { toSvg } from '../../../server/board/drawing/toSvg';
import type { BoardDesk } from './BoardDesk';
import { fetchPictures } from './fetchPictures';

const LARGEST_SIDE = 8_000;

/** A page as a file on this computer. */
export async function saveAs(
  kind: 'png' | 'svg',
  { objects, background, files }: Pick<BoardDesk, 'objects' | 'background' | 'files'>,
  name: string,
): Promise<void> {
  const pictures = await fetchPictures(objects, files);
  const svg = new Blob([toSvg(objects, { pictures, background })], { type: 'image/svg+xml' });
  const content = kind === 'svg' ? svg : await toPng(svg);
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function toPng(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, LARGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
