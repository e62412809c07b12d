const HEADER = 12;
const VERSION = 0x80;
const EXTENSION = 0x10;
const MARKER = 0x80;
/** RFC 8285: extensions with headers of one byte. */
const ONE_BYTE_PROFILE = 0xbede;
const VOICE = 0x80;
const SENDER_REPORT = 200;
const SOURCE_DESCRIPTION = 202;
const CNAME = 1;
/** Seconds from 1900, where NTP begins, to 1970. */
const NTP_EPOCH = 2_208_988_800;

export interface RtpStreamOptions {
  readonly ssrc: number;
  readonly payloadType: number;
  readonly clockRate: number;
  readonly cname: string;
  /** Id of the ssrc-audio-level extension, where levels are sent. */
  readonly levelExtension?: number;
}

export interface RtpPacketContent {
  readonly payload: Buffer;
  readonly timestamp: number;
  readonly marker: boolean;
  /** RFC 6464: dB below full scale. */
  readonly level?: number;
}

/** Writes the packets of one RTP stream and its sender reports (RFC 3550). */
export class RtpStreamWriter {
  #sequence = Math.floor(Math.random() * 0x7fff);
  #packets = 0;
  #bytes = 0;

  constructor(private readonly options: RtpStreamOptions) {}

  get ssrc(): number {
    return this.options.ssrc;
  }

  packet({ payload, timestamp, marker, level }: RtpPacketContent): Buffer {
    const extension = this.#levelExtension(level);
    const header = Buffer.alloc(HEADER);
    header[0] = VERSION | (extension.length > 0 ? EXTENSION : 0);
    header[1] = this.options.payloadType | (marker ? MARKER : 0);
    header.writeUInt16BE(this.#sequence, 2);
    header.writeUInt32BE(timestamp >>> 0, 4);
    header.writeUInt32BE(this.options.ssrc, 8);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#packets += 1;
    this.#bytes += payload.length;
    return Buffer.concat([header, extension, payload]);
  }

  /** A compound of sender report and source description; `timestamp` is what the stream's clock shows now. */
  senderReport(timestamp: number, nowMs: number = Date.now()): Buffer {
    const report = Buffer.alloc(28);
    report[0] = VERSION;
    report[1] = SENDER_REPORT;
    report.writeUInt16BE(6, 2);
    report.writeUInt32BE(this.options.ssrc, 4);
    report.writeUInt32BE(Math.floor(nowMs / 1000) + NTP_EPOCH, 8);
    report.writeUInt32BE(Math.floor(((nowMs % 1000) / 1000) * 2 ** 32), 12);
    report.writeUInt32BE(timestamp >>> 0, 16);
    report.writeUInt32BE(this.#packets, 20);
    report.writeUInt32BE(this.#bytes >>> 0, 24);
    return Buffer.concat([report, this.#sourceDescription()]);
  }

  #sourceDescription(): Buffer {
    const name = Buffer.from(this.options.cname);
    const description = Buffer.alloc(4 * Math.ceil((10 + name.length + 1) / 4));
    description[0] = VERSION | 1;
    description[1] = SOURCE_DESCRIPTION;
    description.writeUInt16BE(description.length / 4 - 1, 2);
    description.writeUInt32BE(this.options.ssrc, 4);
    description[8] = CNAME;
    description[9] = name.length;
    name.copy(description, 10);
    return description;
  }

  #levelExtension(level: number | undefined): Buffer {
    const id = this.options.levelExtension;
    if (id === undefined || level === undefined) return Buffer.alloc(0);
    const extension = Buffer.alloc(8);
    extension.writeUInt16BE(ONE_BYTE_PROFILE, 0);
    extension.writeUInt16BE(1, 2);
    extension[4] = id << 4;
    extension[5] = (level & 0x7f) | (level < 127 ? VOICE : 0);
    return extension;
  }
}
