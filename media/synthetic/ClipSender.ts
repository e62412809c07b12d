import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { ProduceRequest } from '../../server/contract/media';
import type { RtpAddress } from '../RtpLeg';
import { asksForKeyFrame } from './asksForKeyFrame';
import type { Clip } from './Clip';
import { ClipPlayer } from './ClipPlayer';
import { packetizeVp8 } from './packetizeVp8';
import { type RtpStreamOptions, RtpStreamWriter } from './RtpStreamWriter';

const LOOPBACK = '127.0.0.1';
const TICK_MS = 20;
const REPORT_MS = 1000;
/** If the process was held up for longer, what was missed is left out and not sent in a burst. */
const LONGEST_DELAY_MS = 250;
const LEVEL_URI = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
const CNAME = 'plenum-clip';
const AUDIO = { payloadType: 100, clockRate: 48_000, cname: CNAME, levelExtension: 10 };
const VIDEO = { payloadType: 101, clockRate: 90_000, cname: CNAME };

/** Sends a clip in an endless loop as RTP from a socket on loopback, in real time. (SPEC M18, M19) */
export class ClipSender {
  readonly #audio: Stream;
  readonly #video: Stream;
  #timer: NodeJS.Timeout | undefined;
  #to: RtpAddress | undefined;
  #startedAt = 0;
  #tickedAt = 0;
  #reportedAt = 0;
  #pictureId = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly pictureHeight: number,
    private readonly player: ClipPlayer,
    private readonly now: () => number,
  ) {
    this.#audio = new Stream({ ...AUDIO, ssrc: randomSsrc() });
    this.#video = new Stream({ ...VIDEO, ssrc: randomSsrc() });
    socket.on('message', (packet) => {
      if (!isRtcp(packet) || !asksForKeyFrame(packet)) return;
      this.player.requestKeyFrame();
      // Somebody is waiting for their first picture.
      this.#tick();
    });
  }

  static async open(clip: Clip, now: () => number = () => performance.now()): Promise<ClipSender> {
    const player = new ClipPlayer(clip);
    const socket = createSocket('udp4');
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    return new ClipSender(socket, clip.height, player, now);
  }

  /** Where its packets come from. */
  get address(): RtpAddress {
    return { address: LOOPBACK, port: this.socket.address().port };
  }

  /** What a mixer has to be told to take the sound and the picture. */
  get requests(): { readonly audio: ProduceRequest; readonly video: ProduceRequest } {
    return {
      audio: {
        source: 'microphone',
        paused: false,
        rtpParameters: toAudioParameters(this.#audio.writer.ssrc),
      },
      video: {
        source: 'camera',
        paused: false,
        rtpParameters: toVideoParameters(this.#video.writer.ssrc),
        pictureHeight: this.pictureHeight,
      },
    };
  }

  start(to: RtpAddress): void {
    if (this.#timer) return;
    this.#to = to;
    this.#startedAt = this.#tickedAt = this.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = undefined;
    this.#to = undefined;
    this.socket.close();
  }

  #tick(): void {
    const to = this.#to;
    if (!to) return;
    const now = this.now();
    const delay = now - this.#tickedAt - TICK_MS;
    if (delay > LONGEST_DELAY_MS) this.#startedAt += delay;
    this.#tickedAt = now;
    const elapsed = now - this.#startedAt;
    const packets = [...this.#take(elapsed), ...this.#reports(elapsed)];
    for (const packet of packets) this.socket.send(packet, to.port, to.address, () => undefined);
  }

  #take(elapsed: number): Buffer[] {
    const { audio, video } = this.player.due(elapsed);
    const sound = audio.map(({ frame, at }) =>
      this.#audio.writer.packet({
        payload: frame.payload,
        timestamp: this.#audio.toTimestamp(at),
        marker: false,
        level: frame.level,
      }),
    );
    return [...sound, ...video.flatMap(({ frame, at }) => this.#picture(frame.payload, at))];
  }

  #picture(frame: Buffer, at: number): Buffer[] {
    const payloads = packetizeVp8(frame, this.#pictureId++);
    const timestamp = this.#video.toTimestamp(at);
    return payloads.map((payload, index) =>
      this.#video.writer.packet({ payload, timestamp, marker: index === payloads.length - 1 }),
    );
  }

  /** Sender reports put sound and picture on one clock. */
  #reports(elapsed: number): Buffer[] {
    if (elapsed - this.#reportedAt < REPORT_MS) return [];
    this.#reportedAt = elapsed;
    return [this.#audio, this.#video].map((stream) =>
      stream.writer.senderReport(stream.toTimestamp(elapsed)),
    );
  }
}

/** A stream's writer and its clock, which starts anywhere. */
class Stream {
  readonly writer: RtpStreamWriter;
  readonly #offset = Math.floor(Math.random() * 2 ** 31);

  constructor(private readonly options: RtpStreamOptions) {
    this.writer = new RtpStreamWriter(options);
  }

  toTimestamp(elapsed: number): number {
    return this.#offset + Math.round((elapsed * this.options.clockRate) / 1000);
  }
}

function toAudioParameters(ssrc: number): ProduceRequest['rtpParameters'] {
  const { payloadType, clockRate, levelExtension } = AUDIO;
  return {
    codecs: [
      { mimeType: 'audio/opus', payloadType, clockRate, channels: 2, parameters: {}, rtcpFeedback: [] },
    ],
    headerExtensions: [{ uri: LEVEL_URI, id: levelExtension }],
    encodings: [{ ssrc }],
    rtcp: { cname: CNAME },
  };
}

function toVideoParameters(ssrc: number): ProduceRequest['rtpParameters'] {
  const { payloadType, clockRate } = VIDEO;
  const rtcpFeedback = [{ type: 'nack', parameter: 'pli' }];
  return {
    codecs: [{ mimeType: 'video/VP8', payloadType, clockRate, parameters: {}, rtcpFeedback }],
    headerExtensions: [],
    encodings: [{ ssrc }],
    rtcp: { cname: CNAME },
  };
}

/** RFC 5761 section 4: packet types 192 to 223 are RTCP. */
function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0;
  return type >= 192 && type <= 223;
}

function randomSsrc(): number {
  return 1 + Math.floor(Math.random() * 0xffff_fffe);
}
