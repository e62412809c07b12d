import { RtpStreamWriter } from '../../../media/synthetic/RtpStreamWriter';
import type { ProduceRequest } from '../../../server/contract/media';
import { newSsrc } from './RtpCamera';

const PACKET_MS = 20;
const LEVEL_EXTENSION = 10;
/** An Opus packet of 20 ms that decodes to comfort noise; long enough not to be taken for DTX. */
const PACKET = Buffer.concat([Buffer.from([0x78]), Buffer.alloc(60, 0x2a)]);

/** A microphone that needs no codec; its loudness can be set. */
export class RtpMicrophone {
  readonly #stream = new RtpStreamWriter({
    ssrc: newSsrc(),
    payloadType: 100,
    clockRate: 48_000,
    cname: 'wire',
    levelExtension: LEVEL_EXTENSION,
  });
  readonly #timer: NodeJS.Timeout;
  #packets = 0;

  constructor(
    private readonly send: (packet: Buffer) => void,
    /** dB below full scale: 0 is the loudest, 127 silence. */
    public level = 30,
  ) {
    this.#timer = setInterval(() => this.#packet(), PACKET_MS);
  }

  get request(): ProduceRequest {
    return {
      source: 'microphone',
      paused: false,
      rtpParameters: {
        codecs: [
          { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2, parameters: {} },
        ],
        headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: LEVEL_EXTENSION }],
        encodings: [{ ssrc: this.#stream.ssrc }],
        rtcp: { cname: 'wire' },
      },
    };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #packet(): void {
    const timestamp = 1_000_000 + this.#packets * 960;
    this.send(this.#stream.packet({ payload: PACKET, timestamp, marker: false, level: this.level }));
    if (this.#packets % 25 === 0) this.send(this.#stream.senderReport(timestamp));
    this.#packets += 1;
  }
}
