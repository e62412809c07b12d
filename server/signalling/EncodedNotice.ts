import type { NamedNotice, NoticeName } from '../contract/events';

const FINAL_TEXT = 0x81;
const LENGTH_OF_16_BITS = 126;
const LENGTH_OF_64_BITS = 127;

/** A notice as it goes over the wire, made once for all who are told. */
export class EncodedNotice {
  /** An event packet of Socket.IO's protocol 5 without binary parts. */
  readonly packet: string;
  /** The same as a whole, unmasked WebSocket frame: an Engine.IO message. (RFC 6455, 5.2) */
  readonly frame: Buffer;

  private constructor(name: string, body: unknown) {
    this.packet = `2${JSON.stringify([name, body])}`;
    this.frame = toFrame(`4${this.packet}`);
  }

  static of<Name extends NoticeName>({ name, body }: NamedNotice<Name>): EncodedNotice {
    return new EncodedNotice(name, body);
  }
}

function toFrame(text: string): Buffer {
  const payload = Buffer.byteLength(text);
  const header = toHeader(payload);
  const frame = Buffer.allocUnsafe(header.length + payload);
  header.copy(frame);
  frame.write(text, header.length);
  return frame;
}

function toHeader(payload: number): Buffer {
  if (payload < LENGTH_OF_16_BITS) return Buffer.from([FINAL_TEXT, payload]);
  const isShort = payload <= 0xffff;
  const header = Buffer.alloc(isShort ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = isShort ? LENGTH_OF_16_BITS : LENGTH_OF_64_BITS;
  if (isShort) header.writeUInt16BE(payload, 2);
  else header.writeBigUInt64BE(BigInt(payload), 2);
  return header;
}
