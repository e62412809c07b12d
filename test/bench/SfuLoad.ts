import { type ChildProcess, fork } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RtpCamera } from '../support/wire/RtpCamera';
import { RtpMicrophone } from '../support/wire/RtpMicrophone';
import type { SfuSideReply, SfuSideRequest } from './sfuSide';

const LOOPBACK = '127.0.0.1';
/** Bytes of a frame, 20 a second: 480 kbit/s, as the middle layer of a camera has. */
const FRAME = 3000;
/** Of /proc: hundredths of a second. */
const TICK_MS = 10;
const RECEIVE_BUFFER = 4 * 2 ** 20;

/** Senders and receivers of plain RTP around one side of the SFU bench, which runs in a process of its own. */
export class SfuLoad {
  #bytes = 0;

  private constructor(
    private readonly side: ChildProcess,
    private readonly workerPid: number,
    private readonly senders: readonly Sender[],
    private readonly viewers: Socket,
  ) {
    viewers.on('message', (packet) => {
      this.#bytes += packet.length;
    });
  }

  static async start(
    side: SfuSideRequest['side'],
    size: { senders: number; viewers: number },
  ): Promise<SfuLoad> {
    const viewers = await openSocket();
    viewers.setRecvBufferSize(RECEIVE_BUFFER);
    const senders = await Promise.all(Array.from({ length: size.senders }, () => Sender.open()));
    const child = fork(join(__dirname, 'sfuSide.ts'), {
      execArgv: ['-r', join(__dirname, '../support/registerSwc.cjs')],
    });
    const request: SfuSideRequest = {
      side,
      senders: senders.map(({ port, requests }) => ({ port, requests })),
      viewers: size.viewers,
      viewerPort: viewers.address().port,
    };
    child.send(request);
    const { ports, workerPid } = await replyOf(child);
    senders.forEach((sender, index) => void (sender.to = ports[index]));
    return new SfuLoad(child, workerPid, senders, viewers);
  }

  /** Processor time in milliseconds, Node and worker together, for each Mbit that viewers got in that time. */
  async cpuPerMbit(milliseconds: number): Promise<number> {
    const [cpu, bytes] = [this.#cpuMs(), this.#bytes];
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const megabits = ((this.#bytes - bytes) * 8) / 1e6;
    if (megabits < 1) throw new Error('viewers get nothing');
    return (this.#cpuMs() - cpu) / megabits;
  }

  async close(): Promise<void> {
    for (const sender of this.senders) sender.close();
    this.viewers.close();
    const ended = once(this.side, 'exit');
    process.kill(this.workerPid, 'SIGKILL');
    this.side.kill('SIGKILL');
    await ended;
  }

  #cpuMs(): number {
    return cpuTicksOf(this.side.pid) * TICK_MS + cpuTicksOf(this.workerPid) * TICK_MS;
  }
}

/** One participant's microphone and camera, from one socket. */
class Sender {
  /** Nothing is sent before it is known where to. */
  to: number | undefined;
  readonly #microphone = new RtpMicrophone((packet) => this.#send(packet));
  readonly #camera = new RtpCamera(1, (packet) => this.#send(packet), FRAME);

  private constructor(private readonly socket: Socket) {
    socket.on('message', (packet) => this.#camera.feedback(packet));
  }

  static async open(): Promise<Sender> {
    return new Sender(await openSocket());
  }

  get port(): number {
    return this.socket.address().port;
  }

  get requests() {
    return [this.#microphone.request, this.#camera.request];
  }

  close(): void {
    this.#microphone.close();
    this.#camera.close();
    this.socket.close();
  }

  #send(packet: Buffer): void {
    if (this.to !== undefined) this.socket.send(packet, this.to, LOOPBACK, () => undefined);
  }
}

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, LOOPBACK);
  await once(socket, 'listening');
  return socket;
}

async function replyOf(child: ChildProcess): Promise<SfuSideReply> {
  const failed = once(child, 'disconnect').then(() => {
    throw new Error('one side of the bench did not start');
  });
  const [reply] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return reply as SfuSideReply;
}

/** User and system time of a process: fields 14 and 15 of /proc/PID/stat. */
function cpuTicksOf(pid = 0): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
