import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Packets that wait for their turn on a narrow link; what comes on top is lost. */
const QUEUE = 60;

/** A network link between browsers and the media port, under the test's control: it can be narrow, and it can break. */
export class UdpLink {
  readonly #back = new Map<string, Socket>();
  /** Bits a second towards the browser. */
  #downBits = Number.POSITIVE_INFINITY;
  #freeAt = 0;
  #waiting = 0;
  #isCut = false;
  /** Share of the packets that is lost, in either direction. */
  #lossShare = 0;
  #chance = 1;

  private constructor(
    private readonly front: Socket,
    private readonly mediaPort: number,
  ) {
    front.on('message', (packet, { port, address }) => this.#up(packet, { port, address }));
  }

  static async open(mediaPort: number): Promise<UdpLink> {
    const front = createSocket('udp4');
    front.bind(0, '127.0.0.1');
    await once(front, 'listening');
    return new UdpLink(front, mediaPort);
  }

  get port(): number {
    return this.front.address().port;
  }

  narrow(kilobits: number): void {
    this.#downBits = kilobits * 1000;
  }

  /** Loses this share of the packets, both ways, at random but the same every time. */
  lose(share: number): void {
    this.#lossShare = share;
  }

  cut(): void {
    this.#isCut = true;
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.front.close();
    for (const socket of this.#back.values()) socket.close();
    this.#back.clear();
  }

  #up(packet: Buffer, browser: { port: number; address: string }): void {
    if (!this.#isCut && !this.#isLost()) this.#backOf(browser).send(packet, this.mediaPort, '127.0.0.1');
  }

  /** The media port sees each of a browser's transports come from a port of its own. */
  #backOf(browser: { port: number; address: string }): Socket {
    const key = `${browser.address}:${browser.port}`;
    const known = this.#back.get(key);
    if (known) return known;
    const socket = createSocket('udp4');
    socket.on('message', (packet) => this.#down(packet, browser));
    this.#back.set(key, socket);
    return socket;
  }

  #isLost(): boolean {
    this.#chance = (Math.imul(this.#chance, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (this.#chance >> 8) / 0x7fffff < this.#lossShare;
  }

  #down(packet: Buffer, { port, address }: { port: number; address: string }): void {
    if (this.#isCut || this.#isLost() || this.#waiting >= QUEUE) return;
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now) + (packet.length * 8 * 1000) / this.#downBits;
    const deliver = () => {
      this.#waiting -= 1;
      if (!this.#isCut) this.front.send(packet, port, address, () => undefined);
    };
    this.#waiting += 1;
    if (this.#freeAt - now < 1) deliver();
    else setTimeout(deliver, this.#freeAt - now).unref();
  }
}
