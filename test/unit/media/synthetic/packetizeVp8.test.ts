import { packetizeVp8 } from '../../../../media/synthetic/packetizeVp8';

test('a small frame is one packet that begins the frame', () => {
  const [only, ...others] = packetizeVp8(Buffer.from([1, 2, 3]), 5);
  expect(others).toEqual([]);
  expect(only).toEqual(Buffer.from([0x90, 0x80, 0x80, 0x05, 1, 2, 3]));
});

test('a large frame is cut into packets that fit, of which only the first begins it', () => {
  const frame = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
  const packets = packetizeVp8(frame, 0x7fff);
  expect(packets).toHaveLength(5);
  expect(Math.max(...packets.map(({ length }) => length))).toBeLessThanOrEqual(1184);
  expect(packets.map((packet) => (packet[0] ?? 0) & 0x10)).toEqual([0x10, 0, 0, 0, 0]);
  expect(packets.every((packet) => packet.readUInt16BE(2) === 0xffff)).toBe(true);
  expect(Buffer.concat(packets.map((packet) => packet.subarray(4)))).toEqual(frame);
});

test('picture ids go round after 15 bits', () => {
  expect(packetizeVp8(Buffer.from([1]), 0x8000)[0]?.readUInt16BE(2)).toBe(0x8000);
});
