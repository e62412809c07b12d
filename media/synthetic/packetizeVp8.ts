/** RTP payload that fits every path together with RTP, SRTP and UDP headers. */
const MAXIMUM_PAYLOAD = 1180;
const START_OF_PARTITION = 0x10;
const EXTENDED = 0x80;
const HAS_PICTURE_ID = 0x80;
const LONG_PICTURE_ID = 0x8000;

/**
 * Cuts one VP8 frame into RTP payloads of about equal size, each with its payload descriptor and a picture id of
 * 15 bits (RFC 7741 section 4.2). The last one carries the marker.
 */
export function packetizeVp8(frame: Buffer, pictureId: number): Buffer[] {
  const count = Math.max(1, Math.ceil(frame.length / MAXIMUM_PAYLOAD));
  const size = Math.ceil(frame.length / count);
  return Array.from({ length: count }, (_, index) => {
    const descriptor = Buffer.from([EXTENDED | (index === 0 ? START_OF_PARTITION : 0), HAS_PICTURE_ID, 0, 0]);
    descriptor.writeUInt16BE(LONG_PICTURE_ID | (pictureId & 0x7fff), 2);
    return Buffer.concat([descriptor, frame.subarray(index * size, (index + 1) * size)]);
  });
}
