const PAGE_HEADER = 27;
const CONTINUED = 255;
/** Of an Opus packet whose table-of-contents byte has this index: frame length in samples at 48 kHz (RFC 6716 3.1). */
const SILK_FRAMES = [480, 960, 1920, 2880];
const HYBRID_FRAMES = [480, 960];
const CELT_FRAMES = [120, 240, 480, 960];

export interface OpusPacket {
  /** Samples at 48 kHz since the first packet. */
  readonly timestamp: number;
  readonly payload: Buffer;
}

/**
 * Reads the Opus packets of an Ogg file with one stream (RFC 3533, RFC 7845).
 * @throws Error when it is something else.
 */
export function readOggOpus(file: Buffer): OpusPacket[] {
  const packets = readOggPackets(file);
  if (packets[0]?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('not an Ogg file with Opus');
  let timestamp = 0;
  return packets.slice(2).map((payload) => {
    const packet = { timestamp, payload };
    timestamp += toSamples(payload);
    return packet;
  });
}

/** Length of an Opus packet in samples at 48 kHz. */
export function toSamples(packet: Buffer): number {
  const toc = packet[0] ?? 0;
  const frames = [1, 2, 2, (packet[1] ?? 0) & 0x3f][toc & 3] ?? 1;
  return frames * toFrameSamples(toc >> 3);
}

function toFrameSamples(configuration: number): number {
  if (configuration < 12) return SILK_FRAMES[configuration % 4] ?? 0;
  if (configuration < 16) return HYBRID_FRAMES[configuration % 2] ?? 0;
  return CELT_FRAMES[configuration % 4] ?? 0;
}

/** Packets are runs of segments; a segment of 255 bytes is continued by the next, also over a page's end. */
function readOggPackets(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at < file.length; ) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error('the Ogg file is broken');
    const sizes = file.subarray(at + PAGE_HEADER, at + PAGE_HEADER + (file[at + 26] ?? 0));
    at += PAGE_HEADER + sizes.length;
    for (const size of sizes) {
      if (at + size > file.length) throw new Error('the Ogg file ends within a packet');
      parts.push(file.subarray(at, at + size));
      at += size;
      if (size === CONTINUED) continue;
      packets.push(Buffer.concat(parts));
      parts = [];
    }
  }
  return packets;
}
