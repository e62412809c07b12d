import type { ByteSource } from './ByteSource';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/**
 * How many pixels a picture says it has, without decoding any. Undefined where its structure is not that of its type.
 * (PNG 5.6 and 11.2.2; JPEG B.2.2; GIF89a 18; WebP container)
 */
export function readPictureSize(source: ByteSource, type: PictureType): Promise<PictureSize | undefined> {
  return READERS[type](source);
}

const READERS: Readonly<Record<PictureType, (source: ByteSource) => Promise<PictureSize | undefined>>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
  'image/gif': readGif,
};

async function readPng(source: ByteSource): Promise<PictureSize | undefined> {
  const head = await view(source, 8, 25);
  const isHeader = head && head.getUint32(0) === 13 && head.getUint32(4) === IHDR;
  return isHeader ? sized(head.getUint32(8), head.getUint32(12)) : undefined;
}

const IHDR = 0x49484452;
/** A picture with more of what is no picture than this is none. */
const MOST_SEGMENTS = 2_000;

async function readJpeg(source: ByteSource): Promise<PictureSize | undefined> {
  let position = 2;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const head = await view(source, position, 9);
    if (head?.getUint8(0) !== 0xff) return undefined;
    const marker = head.getUint8(1);
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (isFrame(marker)) return sized(head.getUint16(7), head.getUint16(5));
    // The scan, or the end, before any frame.
    if (marker === 0xda || marker === 0xd9) return undefined;
    position += 2 + (isAlone(marker) ? 0 : head.getUint16(2));
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

async function readGif(source: ByteSource): Promise<PictureSize | undefined> {
  const head = await view(source, 6, 7);
  return head && sized(head.getUint16(0, true), head.getUint16(2, true));
}

async function readWebp(source: ByteSource): Promise<PictureSize | undefined> {
  const head = await view(source, 12, 18);
  if (!head) return undefined;
  switch (head.getUint32(0)) {
    case 0x56503820: // 'VP8 '
      return sized(head.getUint16(14, true) & 0x3fff, head.getUint16(16, true) & 0x3fff);
    case 0x5650384c: {
      // 'VP8L'
      const bits = head.getUint32(9, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858: // 'VP8X'
      return sized(threeBytes(head, 12) + 1, threeBytes(head, 15) + 1);
    default:
      return undefined;
  }
}

function threeBytes(head: DataView, at: number): number {
  return head.getUint16(at, true) | (head.getUint8(at + 2) << 16);
}

function sized(width: number, height: number): PictureSize | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

async function view(source: ByteSource, position: number, length: number): Promise<DataView | undefined> {
  const bytes = await source.read(position, length);
  return bytes.length < length ? undefined : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
