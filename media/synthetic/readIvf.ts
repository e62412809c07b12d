import type { VideoFrame } from './Clip';

const FILE_HEADER = 32;
const FRAME_HEADER = 12;
const VP8_CLOCK = 90_000;

export interface IvfVideo {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly VideoFrame[];
  /** Length in ticks of the 90 kHz clock. */
  readonly duration: number;
}

/**
 * Reads VP8 frames from an IVF file: a header of 32 bytes, then each frame after its size and time.
 * @throws Error when it is something else.
 */
export function readIvf(file: Buffer): IvfVideo {
  const isVp8 = file.length >= FILE_HEADER && file.toString('latin1', 0, 4) === 'DKIF';
  if (!isVp8 || file.toString('latin1', 8, 12) !== 'VP80') throw new Error('not an IVF file with VP8');
  /** Time units: `scale` units of 1/`rate` s. */
  const ticks = (VP8_CLOCK * file.readUInt32LE(20)) / file.readUInt32LE(16);
  const frames: VideoFrame[] = [];
  for (let at = file.readUInt16LE(6); at + FRAME_HEADER <= file.length; ) {
    const size = file.readUInt32LE(at);
    const payload = file.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size);
    if (payload.length < size || size === 0) throw new Error('the IVF file ends within a frame');
    const timestamp = Math.round(Number(file.readBigUInt64LE(at + 4)) * ticks);
    frames.push({ timestamp, payload, keyFrame: isKeyFrame(payload) });
    at += FRAME_HEADER + size;
  }
  const last = frames.at(-1)?.timestamp ?? 0;
  return {
    width: file.readUInt16LE(12),
    height: file.readUInt16LE(14),
    frames,
    duration: Math.round(last + ticks),
  };
}

/** RFC 6386 section 9.1: the first bit of a key frame is 0. */
function isKeyFrame(payload: Buffer): boolean {
  return ((payload[0] ?? 1) & 1) === 0;
}
