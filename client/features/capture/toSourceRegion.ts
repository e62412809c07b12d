import type { Region } from './Region';

/** How a picture of some size is shown in a box of the window. */
export interface Shown {
  readonly box: Region;
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'contain' | 'fill';
  readonly mirrored: boolean;
}

/** The part of a picture, in its own pixels, that is seen in a region of the window; undefined when none of it is. */
export function toSourceRegion(region: Region, shown: Shown): Region | undefined {
  const { box, width, height, fit, mirrored } = shown;
  if (width === 0 || height === 0) return undefined;
  const [wide, high] = [box.width / width, box.height / height];
  const scale = fit === 'cover' ? Math.max(wide, high) : Math.min(wide, high);
  const [scaleX, scaleY] = fit === 'fill' ? [wide, high] : [scale, scale];
  const offsetX = box.left + (box.width - width * scaleX) / 2;
  const offsetY = box.top + (box.height - height * scaleY) / 2;
  const left = within((region.left - offsetX) / scaleX, width);
  const right = within((region.left + region.width - offsetX) / scaleX, width);
  const top = within((region.top - offsetY) / scaleY, height);
  const bottom = within((region.top + region.height - offsetY) / scaleY, height);
  if (right <= left || bottom <= top) return undefined;
  return { left: mirrored ? width - right : left, top, width: right - left, height: bottom - top };
}

/** Whole pixels of the picture. */
function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
