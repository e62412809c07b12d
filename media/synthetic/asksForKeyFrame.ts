const PAYLOAD_FEEDBACK = 206;
const PICTURE_LOSS = 1;
const FULL_INTRA_REQUEST = 4;

/** Whether a compound RTCP packet asks for a key frame (RFC 4585 PLI, RFC 5104 FIR). */
export function asksForKeyFrame(compound: Buffer): boolean {
  for (let at = 0; at + 4 <= compound.length; at += 4 * (compound.readUInt16BE(at + 2) + 1)) {
    const format = (compound[at] ?? 0) & 0x1f;
    const asks = format === PICTURE_LOSS || format === FULL_INTRA_REQUEST;
    if (compound[at + 1] === PAYLOAD_FEEDBACK && asks) return true;
  }
  return false;
}
