import { once } from 'node:events';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../server/contract/events';
import type { OperationKey } from '../../server/contract/ids';

interface Committed {
  readonly commits: readonly { readonly revision: number; readonly key: OperationKey }[];
}

/** One operation on its way to everyone. */
interface Travelling {
  readonly due: number;
  /** Who has not been told of it yet. */
  left: number;
}

/** Milliseconds from when each operation was due. */
export interface Times {
  readonly lastReceiver: number[];
  readonly acknowledged: number[];
}

const COMMITTED = Buffer.from('42["board:committed",');
const ACKNOWLEDGEMENT = /^43(\d+)(.*)$/s;

/**
 * People at one board, as bare as possible: a WebSocket each, which answers Engine.IO's pings. A frame that everyone
 * is sent is read once.
 */
export class BoardCrowd {
  readonly #sockets: WebSocket[] = [];
  readonly #travelling = new Map<OperationKey, Travelling>();
  readonly #waiting = new Map<string, (reply: { readonly ok: boolean }) => void>();
  readonly #newest: number[] = [];
  #read: { readonly frame: Buffer; readonly notice: Committed } | undefined;
  #asked = 0;
  deliveries = 0;
  #times: Times = { lastReceiver: [], acknowledged: [] };

  private constructor(private readonly url: string) {}

  static async join(url: string, people: number): Promise<BoardCrowd> {
    const crowd = new BoardCrowd(url);
    for (let index = 0; index < people; index += 1) await crowd.#join(index);
    return crowd;
  }

  /** Asks as one of them; answers whether it was granted. */
  async ask(who: number, name: string, body: unknown): Promise<boolean> {
    const id = String(this.#asked++);
    const replied = new Promise<{ readonly ok: boolean }>((resolve) => this.#waiting.set(id, resolve));
    this.#sockets[who]?.send(`42${id}${JSON.stringify([name, body])}`);
    return (await replied).ok;
  }

  /** Sends an operation that was due at a time, on `performance.now()`. */
  submit(who: number, due: number, operation: { readonly key: OperationKey }): void {
    this.#travelling.set(operation.key, { due, left: this.#sockets.length });
    void this.ask(who, 'board:submit', operation).then((isStored) => {
      if (isStored) this.#times.acknowledged.push(performance.now() - due);
    });
  }

  /** Operations that somebody has not been told of yet. */
  get underWay(): number {
    return this.#travelling.size;
  }

  takeTimes(): Times {
    const taken = this.#times;
    this.#times = { lastReceiver: [], acknowledged: [] };
    this.deliveries = 0;
    this.#travelling.clear();
    return taken;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  async #join(index: number): Promise<void> {
    const address = `${this.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { headers: { origin: this.url, cookie: `plenum=${index}` } });
    socket.on('message', (frame: Buffer) => this.#hear(index, socket, frame));
    await once(socket, 'open');
    this.#sockets.push(socket);
    const welcomed = new Promise<void>((resolve) => this.#waiting.set(`welcome ${index}`, () => resolve()));
    socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION })}`);
    await welcomed;
    await this.ask(index, 'conference:bind', { token: 'A'.repeat(43) });
    if (!(await this.ask(index, 'board:open', {}))) throw new Error('the board was not opened');
  }

  #hear(index: number, socket: WebSocket, frame: Buffer): void {
    if (frame.length === 1) socket.send('3');
    else if (frame.subarray(0, COMMITTED.length).equals(COMMITTED)) this.#heard(index, frame);
    else if (frame[0] === 0x34 && frame[1] === 0x33) this.#answered(frame.toString());
    else if (frame[0] === 0x34 && frame[1] === 0x30) this.#resolve(`welcome ${index}`, { ok: true });
  }

  #heard(index: number, frame: Buffer): void {
    if (!this.#read?.frame.equals(frame)) {
      const notice: Committed = JSON.parse(frame.toString('utf8', COMMITTED.length, frame.length - 1));
      this.#read = { frame, notice };
    }
    for (const { revision, key } of this.#read.notice.commits) {
      this.deliveries += 1;
      const newest = this.#newest[index];
      if (newest !== undefined && revision !== newest + 1) throw new Error('an operation is missing');
      this.#newest[index] = revision;
      const travelling = this.#travelling.get(key);
      if (!travelling) continue;
      travelling.left -= 1;
      if (travelling.left > 0) continue;
      this.#travelling.delete(key);
      this.#times.lastReceiver.push(performance.now() - travelling.due);
    }
  }

  #answered(text: string): void {
    const [, id = '', reply = '[{}]'] = ACKNOWLEDGEMENT.exec(text) ?? [];
    const [answer] = JSON.parse(reply);
    this.#resolve(id, answer);
  }

  #resolve(id: string, reply: { readonly ok: boolean }): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(reply);
  }
}
