import { connect as connectTcp, type Socket } from 'node:net';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { SocketWireClient } from '../support/wire/SocketWireClient';
import { type SocketAttack, socketAttack } from './socketFrames';

export interface FrameFuzzOrder {
  /** How many attacks; each is one frame, message or HTTP request. */
  readonly frames: number;
  readonly seed: number;
  /** A server whose limits are raised so far that it does not cut the attackers off. */
  readonly url: string;
  readonly cookie: string;
}

export interface FrameFuzzReport {
  readonly frames: number;
  /** How many connections the attackers needed: each protocol violation costs one. */
  readonly connections: number;
  /** What somebody else on the same server waited for a reply meanwhile, in milliseconds. */
  readonly bystanderP95: number;
  readonly bystanderReplies: number;
}

const LANES = 6;
const CHUNK = 500;
const PROBE = '420["fuzz:probe"]';
const ANSWER_MS = 300;

/** Attacks a running server with malformed frames and watches how it serves someone else meanwhile. (T14) */
export async function runFrameFuzz(order: FrameFuzzOrder): Promise<FrameFuzzReport> {
  const bystander = await watchBystander(order);
  const lanes = Array.from({ length: LANES }, () => new AttackLane(order));
  for (let done = 0; done < order.frames; done += CHUNK) {
    const numRuns = Math.min(CHUNK, order.frames - done);
    const attacks = fc.sample(socketAttack, { numRuns, seed: order.seed + done });
    await Promise.all(lanes.map((lane, index) => lane.run(attacks.filter((_, at) => at % LANES === index))));
  }
  for (const lane of lanes) lane.close();
  const connections = lanes.reduce((sum, lane) => sum + lane.connections, 0);
  return { frames: order.frames, connections, ...(await bystander.stop()) };
}

/** One attacker: keeps a connection until the server closes it, and makes sure that each attack was looked at. */
class AttackLane {
  connections = 0;
  #socket: WebSocket | undefined;

  constructor(private readonly order: FrameFuzzOrder) {}

  async run(attacks: readonly SocketAttack[]): Promise<void> {
    for (const attack of attacks) {
      if (attack.kind === 'http') await this.#request(attack.data);
      else await this.#attack(await this.#connected(), attack);
    }
  }

  close(): void {
    this.#socket?.terminate();
  }

  async #attack(socket: WebSocket, attack: Exclude<SocketAttack, { kind: 'http' }>): Promise<void> {
    const seen = looked(socket);
    if (attack.kind === 'text') socket.send(attack.data);
    else if (attack.kind === 'binary') socket.send(attack.data);
    else if (attack.kind === 'pieces') sendInPieces(socket, attack.data);
    else tcpOf(socket).write(attack.data);
    socket.send(PROBE, () => undefined);
    // What swallows the probe is half a frame: nothing to wait for.
    if (!(await seen)) socket.terminate();
  }

  async #connected(): Promise<WebSocket> {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket;
    this.#socket?.terminate();
    this.connections++;
    const { url, cookie } = this.order;
    const socket = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin: url, cookie },
    });
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      if (String(data) === '2') socket.send('3');
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('close', () => reject(new Error('the server did not let the fuzzer in')));
      socket.once('open', () => socket.send('40{"protocol":1}'));
      socket.on('message', (data) => {
        if (String(data).startsWith('40')) resolve();
      });
    });
    this.#socket = socket;
    return socket;
  }

  /** Writes a raw HTTP request and waits for the answer to begin, or the connection to end. */
  async #request(template: string): Promise<void> {
    this.connections++;
    const { hostname, port, host } = new URL(this.order.url);
    const request = template.replaceAll('{host}', host).replaceAll('{cookie}', this.order.cookie);
    const socket = connectTcp(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(Buffer.from(request, 'latin1'));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS);
      for (const event of ['data', 'close']) {
        socket.once(event, () => {
          clearTimeout(timer);
          resolve();
        });
      }
    });
    socket.destroy();
  }
}

/** Resolves with true once the server has answered the probe or closed the connection, with false if it does neither. */
function looked(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    const heard = (data: unknown) => {
      if (String(data).startsWith('430[{"ok":false')) end(true);
    };
    const closed = () => end(true);
    const timer = setTimeout(() => end(false), ANSWER_MS);
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket.off('message', heard).off('close', closed);
      resolve(answer);
    };
    socket.on('message', heard).once('close', closed);
  });
}

function sendInPieces(socket: WebSocket, data: string): void {
  const bytes = Buffer.from(data);
  for (let at = 0; at < bytes.length; at++) {
    socket.send(bytes.subarray(at, at + 1), { binary: false, fin: at === bytes.length - 1 });
  }
}

/** The TCP connection below a WebSocket, for what `ws` would not send. */
function tcpOf(socket: WebSocket): Socket {
  return (socket as unknown as { readonly _socket: Socket })._socket;
}

/** Somebody else on the same server, who asks something every 50 ms. */
async function watchBystander({ url, cookie }: FrameFuzzOrder) {
  const client = await SocketWireClient.connect({ url, cookie });
  const latencies: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const askedAt = performance.now();
      await client.send('media:view', [{ tiles: [] }]);
      latencies.push(performance.now() - askedAt);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      client.close();
      latencies.sort((a, b) => a - b);
      const bystanderP95 = latencies[Math.floor(latencies.length * 0.95)] ?? 0;
      return { bystanderP95, bystanderReplies: latencies.length };
    },
  };
}
