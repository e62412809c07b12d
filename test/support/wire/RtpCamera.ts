import { asksForKeyFrame } from '../../../media/synthetic/asksForKeyFrame';
import { packetizeVp8 } from '../../../media/synthetic/packetizeVp8';
import { RtpStreamWriter } from '../../../media/synthetic/RtpStreamWriter';
import type { ProduceRequest } from '../../../server/contract/media';

const FRAME_MS = 50;
const REPORT_EVERY = 4;
const VP8 = { payloadType: 101, clockRate: 90_000, cname: 'wire' };

/** A camera that needs no codec: VP8 frames with true headers and meaningless content, in 1 to 3 layers. */
export class RtpCamera {
  readonly #layers: readonly RtpStreamWriter[];
  readonly #keyFrameWanted: boolean[];
  readonly #timer: NodeJS.Timeout;
  #frames = 0;
  /** Requests for key frames that came in. */
  keyFrameRequests = 0;

  constructor(
    layers: number,
    private readonly send: (packet: Buffer) => void,
    /** Bytes of a frame of the lowest layer; each further layer has three times as many, about as browsers do. */
    private readonly lowestFrame = 400,
  ) {
    this.#layers = Array.from({ length: layers }, () => new RtpStreamWriter({ ...VP8, ssrc: newSsrc() }));
    this.#keyFrameWanted = this.#layers.map(() => true);
    this.#timer = setInterval(() => this.#frame(), FRAME_MS);
  }

  get request(): ProduceRequest {
    const rtcpFeedback = [{ type: 'nack', parameter: 'pli' }];
    return {
      source: 'camera',
      paused: false,
      pictureHeight: 540,
      rtpParameters: {
        codecs: [
          { mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000, parameters: {}, rtcpFeedback },
        ],
        headerExtensions: [],
        encodings: this.#layers.map(({ ssrc }) => ({ ssrc })),
        rtcp: { cname: 'wire' },
      },
    };
  }

  feedback(compound: Buffer): void {
    if (!asksForKeyFrame(compound)) return;
    this.keyFrameRequests += 1;
    this.#layers.forEach(({ ssrc }, layer) => {
      if (compound.includes(toBytes(ssrc))) this.#keyFrameWanted[layer] = true;
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #frame(): void {
    const timestamp = 1_000_000 + this.#frames * FRAME_MS * 90;
    this.#layers.forEach((stream, layer) => {
      const payloads = packetizeVp8(this.#content(layer), this.#frames);
      const packets = payloads.map((payload, index) =>
        stream.packet({ payload, timestamp, marker: index === payloads.length - 1 }),
      );
      if (this.#frames % REPORT_EVERY === 0) packets.push(stream.senderReport(timestamp));
      packets.forEach(this.send);
    });
    this.#frames += 1;
  }

  #content(layer: number): Buffer {
    const frame = Buffer.alloc(this.lowestFrame * 3 ** layer, 0x55);
    frame[0] = this.#keyFrameWanted[layer] ? 0x10 : 0x11;
    this.#keyFrameWanted[layer] = false;
    return frame;
  }
}

export function newSsrc(): number {
  return 1 + Math.floor(Math.random() * 0xffff_fffe);
}

function toBytes(ssrc: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(ssrc);
  return bytes;
}
