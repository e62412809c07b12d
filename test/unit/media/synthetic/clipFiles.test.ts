import { readIvf } from '../../../../media/synthetic/readIvf';
import { readOggOpus, toSamples } from '../../../../media/synthetic/readOggOpus';

test('reads the frames of an IVF file with their times at 90 kHz', () => {
  const { width, height, frames, duration } = readIvf(
    ivf([
      { time: 0n, bytes: [0x10, 1, 2] },
      { time: 1n, bytes: [0x11] },
    ]),
  );
  expect([width, height, duration]).toEqual([480, 270, 12_000]);
  expect(frames).toEqual([
    { timestamp: 0, payload: Buffer.from([0x10, 1, 2]), keyFrame: true },
    { timestamp: 6000, payload: Buffer.from([0x11]), keyFrame: false },
  ]);
});

test('refuses what is no IVF file and one that ends within a frame', () => {
  expect(() => readIvf(Buffer.from('hello'))).toThrow('not an IVF file');
  const whole = ivf([{ time: 0n, bytes: [0x10, 1, 2] }]);
  expect(() => readIvf(whole.subarray(0, whole.length - 1))).toThrow('ends within a frame');
});

test('reads Opus packets, also one that runs over the end of a page', () => {
  const long = Buffer.alloc(600, 7);
  long[0] = 0x78;
  const file = Buffer.concat([
    page([8], Buffer.from('OpusHead')),
    page([8], Buffer.from('OpusTags')),
    page([2, 255, 255], Buffer.concat([Buffer.from([0x78, 1]), long.subarray(0, 510)])),
    page([90], long.subarray(510)),
  ]);
  expect(readOggOpus(file)).toEqual([
    { timestamp: 0, payload: Buffer.from([0x78, 1]) },
    { timestamp: 960, payload: long },
  ]);
});

test('refuses what is no Ogg file and one that ends within a packet', () => {
  expect(() => readOggOpus(Buffer.from('hello, world'))).toThrow('broken');
  expect(() => readOggOpus(page([8], Buffer.from('OpusHead')).subarray(0, 30))).toThrow(
    'ends within a packet',
  );
  expect(() => readOggOpus(page([6], Buffer.from('vorbis')))).toThrow('not an Ogg file with Opus');
});

test.each([
  ['SILK, 20 ms, one frame', [0x08], 960],
  ['SILK, 60 ms, one frame', [0x18], 2880],
  ['hybrid, 20 ms, two frames', [0x69], 1920],
  ['CELT, 2.5 ms, one frame', [0x80], 120],
  ['CELT, 20 ms, five frames', [0xfb, 5], 4800],
])('knows the length of an Opus packet: %s', (_, bytes, samples) => {
  expect(toSamples(Buffer.from(bytes))).toBe(samples);
});

function ivf(frames: { time: bigint; bytes: number[] }[]): Buffer {
  const header = Buffer.alloc(32);
  header.write('DKIF', 0);
  header.writeUInt16LE(32, 6);
  header.write('VP80', 8);
  header.writeUInt16LE(480, 12);
  header.writeUInt16LE(270, 14);
  header.writeUInt32LE(15, 16);
  header.writeUInt32LE(1, 20);
  const body = frames.map(({ time, bytes }) => {
    const frame = Buffer.alloc(12);
    frame.writeUInt32LE(bytes.length, 0);
    frame.writeBigUInt64LE(time, 4);
    return Buffer.concat([frame, Buffer.from(bytes)]);
  });
  return Buffer.concat([header, ...body]);
}

function page(sizes: number[], content: Buffer): Buffer {
  const header = Buffer.alloc(27);
  header.write('OggS', 0);
  header[26] = sizes.length;
  return Buffer.concat([header, Buffer.from(sizes), content]);
}
