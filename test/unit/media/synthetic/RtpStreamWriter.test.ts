import { asksForKeyFrame } from '../../../../media/synthetic/asksForKeyFrame';
import { RtpStreamWriter } from '../../../../media/synthetic/RtpStreamWriter';

const options = { ssrc: 0x01020304, payloadType: 100, clockRate: 48_000, cname: 'clip', levelExtension: 10 };

test('writes a header with marker, time, source and loudness', () => {
  const writer = new RtpStreamWriter(options);
  const packet = writer.packet({
    payload: Buffer.from([9]),
    timestamp: 2 ** 32 + 960,
    marker: true,
    level: 30,
  });
  expect([...packet.subarray(0, 2)]).toEqual([0x90, 0x80 | 100]);
  expect(packet.readUInt32BE(4)).toBe(960);
  expect(packet.readUInt32BE(8)).toBe(0x01020304);
  expect([...packet.subarray(12)]).toEqual([0xbe, 0xde, 0, 1, 0xa0, 0x80 | 30, 0, 0, 9]);
});

test('silence is not marked as voice', () => {
  const packet = new RtpStreamWriter(options).packet({
    payload: Buffer.alloc(0),
    timestamp: 0,
    marker: false,
    level: 127,
  });
  expect(packet[17]).toBe(127);
});

test('sequence numbers rise by one', () => {
  const writer = new RtpStreamWriter(options);
  const numbers = [1, 2, 3].map(() =>
    writer.packet({ payload: Buffer.alloc(1), timestamp: 0, marker: false }).readUInt16BE(2),
  );
  expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
});

test('a sender report puts wall time beside stream time and counts what was sent', () => {
  const writer = new RtpStreamWriter(options);
  writer.packet({ payload: Buffer.alloc(70), timestamp: 0, marker: false });
  const report = writer.senderReport(4800, 1500);
  expect(report[1]).toBe(200);
  expect(report.readUInt32BE(8)).toBe(2_208_988_801);
  expect(report.readUInt32BE(12)).toBe(2 ** 31);
  expect([16, 20, 24].map((at) => report.readUInt32BE(at))).toEqual([4800, 1, 70]);
  expect(report.length % 4).toBe(0);
  expect(report.subarray(28).readUInt16BE(2)).toBe((report.length - 28) / 4 - 1);
});

test('knows a request for a key frame among other reports', () => {
  const receiverReport = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);
  const pictureLoss = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
  expect(asksForKeyFrame(receiverReport)).toBe(false);
  expect(asksForKeyFrame(Buffer.concat([receiverReport, pictureLoss]))).toBe(true);
});
