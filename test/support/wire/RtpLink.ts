const TRANSPORT_FEEDBACK = 205;
const TRANSPORT_CC = 15;
const LOST = 0;
const LARGE_DELTA = 2;
/** A queue longer than this loses what comes. */
const LONGEST_QUEUE_MS = 300;
const EXTENSION_PROFILE = 0xbede;

/** One packet as it went over the link; `at` is its arrival in milliseconds, undefined if it was lost. */
interface Passage {
  readonly sequence: number;
  readonly at: number | undefined;
}

/**
 * The link from the mixer to one client, as narrow as wanted: delays and loses packets, and reports their arrival to
 * the mixer as browsers do (draft-holmer-rmcat-transport-wide-cc-extensions-01).
 */
export class RtpLink {
  /** Bits per second. */
  rate = Infinity;
  /** Up to so many milliseconds later than true is each arrival reported, as a busy machine does. */
  jitter = 0;
  readonly #passages: Passage[] = [];
  #freeAt = 0;
  #reports = 0;

  constructor(
    /** Id of the header extension with the number that runs through all packets of a transport. */
    private readonly extension: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the packet comes through. */
  passes(packet: Buffer): boolean {
    const now = this.now();
    const lost = this.#freeAt - now > LONGEST_QUEUE_MS;
    if (!lost) this.#freeAt = Math.max(this.#freeAt, now) + (packet.length * 8000) / this.rate;
    const sequence = readSequence(packet, this.extension);
    const at = lost ? undefined : this.#freeAt + Math.random() * this.jitter;
    if (sequence !== undefined) this.#passages.push({ sequence, at });
    return !lost;
  }

  /** The report on everything since the last one, if there was anything. */
  report(): Buffer | undefined {
    const passages = this.#passages.splice(0).sort((a, b) => a.sequence - b.sequence);
    const first = passages[0];
    const arrivals = passages.flatMap(({ at }) => at ?? []);
    if (!first || arrivals.length === 0) return undefined;
    const reference = Math.floor(Math.min(...arrivals) / 64);
    const statuses = passages.map(({ at }) => ((at === undefined ? LOST : LARGE_DELTA) << 13) | 1);
    const header = Buffer.alloc(20);
    header.writeUInt16BE(first.sequence, 12);
    header.writeUInt16BE(passages.length, 14);
    header.writeUIntBE(reference & 0xffffff, 16, 3);
    header[19] = this.#reports++ & 0xff;
    const body = toWords([...statuses, ...toDeltas(arrivals, reference * 64)]);
    header[0] = 0x80 | TRANSPORT_CC;
    header[1] = TRANSPORT_FEEDBACK;
    header.writeUInt16BE((header.length + body.length) / 4 - 1, 2);
    return Buffer.concat([header, body]);
  }
}

/** Steps of 250 us from one arrival to the next. */
function toDeltas(arrivals: readonly number[], reference: number): number[] {
  let before = Math.round(reference * 4);
  return arrivals.map((at) => {
    const delta = Math.round(at * 4) - before;
    before += delta;
    return delta & 0xffff;
  });
}

/** Numbers of 16 bits, filled up to whole words of 32. */
function toWords(values: readonly number[]): Buffer {
  const words = Buffer.alloc(4 * Math.ceil(values.length / 2));
  values.forEach((value, index) => void words.writeUInt16BE(value, 2 * index));
  return words;
}

/** RFC 8285, extensions with headers of one byte. */
function readSequence(packet: Buffer, extension: number): number | undefined {
  if (((packet[0] ?? 0) & 0x10) === 0 || packet.readUInt16BE(12) !== EXTENSION_PROFILE) return undefined;
  const end = 16 + 4 * packet.readUInt16BE(14);
  for (let at = 16; at < end; ) {
    const header = packet[at] ?? 0;
    if (header === 0) at += 1;
    else if (header >> 4 === extension) return packet.readUInt16BE(at + 1);
    else at += 2 + (header & 0x0f);
  }
  return undefined;
}
