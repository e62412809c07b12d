import sharp from 'sharp';
import { FILE_LIMITS } from '../contract/fileLimits';
import type { PictureSize, PictureType } from './readPictureSize';

/** One picture to be written anew. */
export interface EncodeOrder {
  readonly from: string;
  readonly to: string;
  readonly type: PictureType;
}

/**
 * Decodes a picture and writes it anew: turned as it says it is to be seen, without metadata and without anything that
 * was not picture. Done in a process of its own: what decodes may crash, hang or want too much memory.
 */
export async function encodePicture({ from, to, type }: EncodeOrder): Promise<PictureSize> {
  sharp.cache(false);
  sharp.concurrency(1);
  const isMoving = type === 'image/gif' || type === 'image/webp';
  const picture = sharp(from, {
    animated: isMoving,
    limitInputPixels: FILE_LIMITS.pixels,
    failOn: 'error',
    sequentialRead: true,
  }).autoOrient();
  const { width, height, pages, pageHeight } = await ENCODERS[type](picture)
    .toFile(to)
    .then(({ pages, pageHeight, ...info }) => ({ ...info, pages, pageHeight }));
  return { width, height: pages && pageHeight ? pageHeight : height };
}

const ENCODERS: Readonly<Record<PictureType, (picture: sharp.Sharp) => sharp.Sharp>> = {
  'image/png': (picture) => picture.png({ compressionLevel: 6 }),
  'image/jpeg': (picture) => picture.jpeg({ quality: 88 }),
  'image/webp': (picture) => picture.webp({ quality: 88 }),
  'image/gif': (picture) => picture.gif(),
};
