import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** What a thread of flooders is started with. */
export interface FloodOrder {
  readonly url: string;
  /** Who floods: a cookie and the request that binds the socket, which is answered with ack 0. */
  readonly offenders: readonly { readonly cookie: string; readonly greeting: string }[];
  /** The frame to repeat; `{id}` in it becomes an ack id. `ping` stands for a ping of WebSocket itself. */
  readonly frame: string;
  readonly perSecond: number;
  readonly seconds: number;
}

/** What one flooder sent and heard. */
export interface FloodReport {
  sent: number;
  ok: number;
  limited: number;
  warnings: number;
  /** Why the server closed the session; `open` if it did not. */
  reason: string;
  milliseconds: number;
}

const TICK_MS = 10;

/** Runs in a thread of its own, so that the flood costs the server's thread nothing but its reception. */
async function main(order: FloodOrder): Promise<void> {
  const reports = await Promise.all(order.offenders.map((offender) => flood(order, offender)));
  parentPort?.postMessage(reports);
}

async function flood(
  { url, frame, perSecond, seconds }: FloodOrder,
  { cookie, greeting }: FloodOrder['offenders'][number],
): Promise<FloodReport> {
  const report: FloodReport = { sent: 0, ok: 0, limited: 0, warnings: 0, reason: 'open', milliseconds: 0 };
  const socket = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: url, cookie },
  });
  await greet(socket, greeting, report);
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const due = Math.min(seconds, (performance.now() - startedAt) / 1_000) * perSecond;
    for (; report.sent < due && socket.readyState === WebSocket.OPEN; report.sent++) {
      if (frame === 'ping') socket.ping();
      else socket.send(frame.replace('{id}', String(report.sent + 1)));
    }
  }, TICK_MS);
  await Promise.race([closed(socket), delay(seconds * 1_000 + 500)]);
  clearInterval(timer);
  socket.terminate();
  return { ...report, milliseconds: performance.now() - startedAt };
}

/** Signs in and binds; from then on counts what the server says. */
function greet(socket: WebSocket, greeting: string, report: FloodReport): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('open', () => socket.send('40{"protocol":1}'));
    socket.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('40')) socket.send(greeting);
      else if (text.startsWith('430[')) resolve();
      else note(report, text);
    });
  });
}

function note(report: FloodReport, text: string): void {
  if (text.startsWith('42["session:warning"')) report.warnings++;
  else if (text.startsWith('42["session:closing"')) report.reason = JSON.parse(text.slice(2))[1].reason;
  else if (text.includes('"ok":true')) report.ok++;
  else if (text.includes('"rate-limited"')) report.limited++;
}

function closed(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

function delay(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

if (parentPort) void main(workerData);
