import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { bindingRequest } from '../../../../media/worker/dtlsClient.mjs';

const INTEGRITY_LENGTH = 24;
const FINGERPRINT_LENGTH = 8;

test('a connectivity check names both ends and is signed and checked as RFC 8489 says', () => {
  const packet = bindingRequest({ port: 0, usernameFragment: 'theirs', password: 'secret' });
  expect(packet.readUInt16BE(0)).toBe(1);
  expect(packet.readUInt16BE(2)).toBe(packet.length - 20);
  expect(packet.readUInt32BE(4)).toBe(0x2112a442);
  expect(packet.includes('theirs:')).toBe(true);

  const beforeFingerprint = packet.subarray(0, -FINGERPRINT_LENGTH);
  expect((packet.readUInt32BE(packet.length - 4) ^ 0x5354554e) >>> 0).toBe(crc32(beforeFingerprint));

  const signed = Buffer.from(beforeFingerprint.subarray(0, -INTEGRITY_LENGTH));
  signed.writeUInt16BE(signed.length - 20 + INTEGRITY_LENGTH, 2);
  expect(beforeFingerprint.subarray(-20)).toEqual(createHmac('sha1', 'secret').update(signed).digest());
});
