import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Mixer, RtpLeg } from '../../../media';
import type { Source } from '../../../server/contract/conference';
import type { ParticipantId } from '../../../server/contract/ids';
import type { ConsumerView, RtpCapabilities } from '../../../server/contract/media';
import { RtpCamera } from './RtpCamera';
import { RtpLink } from './RtpLink';
import { RtpMicrophone } from './RtpMicrophone';

const LOOPBACK = '127.0.0.1';
const REPORT_MS = 100;

/** What came in on one stream. */
interface Received {
  packets: number;
  bytes: number;
  keyFrames: number;
}

/** One participant on the wire, in place of a browser: sends and counts plain RTP through a leg of the mixer. */
export class RtpWireClient {
  microphone: RtpMicrophone | undefined;
  camera: RtpCamera | undefined;
  readonly views: ConsumerView[] = [];
  readonly #received = new Map<number, Received>();
  readonly #reporting: NodeJS.Timeout;
  #closed = false;

  private constructor(
    readonly participant: ParticipantId,
    readonly leg: RtpLeg,
    private readonly socket: Socket,
    /** From the mixer to this client. */
    readonly link: RtpLink,
  ) {
    this.#reporting = setInterval(() => this.#report(), REPORT_MS);
    leg.on('closed', () => this.close());
  }

  /** Joins the mixer, builds every consumer that comes, and says that it is ready for it. */
  static async join(mixer: Mixer, participant: ParticipantId): Promise<RtpWireClient> {
    const leg = await mixer.openRtpLeg(participant, { rtpCapabilities: mixer.rtpCapabilities });
    const socket = createSocket('udp4');
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    const client = new RtpWireClient(
      participant,
      leg,
      socket,
      new RtpLink(findTransportCc(mixer.rtpCapabilities)),
    );
    client.views.push(...leg.received());
    leg.on('consumerOpened', (view) => {
      client.views.push(view);
      void leg.consumersReady([view.consumer]);
    });
    leg.on('consumerClosed', (consumer) => {
      client.views.splice(
        client.views.findIndex((view) => view.consumer === consumer),
        1,
      );
    });
    socket.on('message', (packet) => client.#take(packet));
    await leg.connect({ address: LOOPBACK, port: socket.address().port });
    return client;
  }

  async sendMicrophone(level?: number): Promise<void> {
    this.microphone?.close();
    this.microphone = new RtpMicrophone((packet) => this.#send(packet), level);
    await this.leg.produce(this.microphone.request);
  }

  /** In 1 to 3 layers up to 540 pixels; a frame of the lowest has so many bytes, 20 a second. */
  async sendCamera(layers = 1, lowestFrame = 400): Promise<void> {
    this.camera?.close();
    this.camera = new RtpCamera(layers, (packet) => this.#send(packet), lowestFrame);
    await this.leg.produce(this.camera.request);
  }

  /** What has come in of a participant's source since the start. */
  received(participant: ParticipantId, source: Source): Received {
    const view = this.views.find((one) => one.participant === participant && one.source === source);
    const ssrc = view?.rtpParameters.encodings?.[0]?.ssrc ?? 0;
    return { packets: 0, bytes: 0, keyFrames: 0, ...this.#received.get(ssrc) };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#reporting);
    this.microphone?.close();
    this.camera?.close();
    this.socket.close();
    this.leg.close();
  }

  #send(packet: Buffer): void {
    if (this.#closed) return;
    const { address, port } = this.leg.address;
    this.socket.send(packet, port, address, () => undefined);
  }

  #take(packet: Buffer): void {
    const type = packet[1] ?? 0;
    if (type >= 192 && type <= 223) {
      this.camera?.feedback(packet);
      return;
    }
    if (!this.link.passes(packet)) return;
    const stream = this.#stream(packet.readUInt32BE(8));
    stream.packets += 1;
    stream.bytes += packet.length;
    if (startsKeyFrame(packet)) stream.keyFrames += 1;
  }

  #report(): void {
    const report = this.link.report();
    if (report) this.#send(report);
  }

  #stream(ssrc: number): Received {
    const stream = this.#received.get(ssrc) ?? { packets: 0, bytes: 0, keyFrames: 0 };
    this.#received.set(ssrc, stream);
    return stream;
  }
}

function findTransportCc({ headerExtensions = [] }: RtpCapabilities): number {
  return headerExtensions.find(({ uri }) => uri.includes('transport-wide-cc'))?.preferredId ?? 0;
}

/** Whether a packet with our own payload descriptor (four bytes) begins a VP8 key frame. */
function startsKeyFrame(packet: Buffer): boolean {
  const hasExtension = ((packet[0] ?? 0) & 0x10) !== 0;
  const at = 12 + (hasExtension ? 4 + 4 * packet.readUInt16BE(14) : 0);
  const descriptor = packet[at] ?? 0;
  return (descriptor & 0x90) === 0x90 && ((packet[at + 4] ?? 1) & 1) === 0;
}
