import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a TCP port, made longer: what comes in goes out a while later, in order. */
export class DelayedPort {
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    private readonly oneWayMs: number,
  ) {
    server.on('connection', (near: Socket) => this.#join(near));
  }

  static async open(target: number, oneWayMs: number): Promise<DelayedPort> {
    const server = createServer();
    const port = new DelayedPort(server, target, oneWayMs);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return port;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    this.#carry(near, far);
    this.#carry(far, near);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (data) => setTimeout(() => to.write(data), this.oneWayMs));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      setTimeout(() => to.destroy(), this.oneWayMs);
    });
  }
}
