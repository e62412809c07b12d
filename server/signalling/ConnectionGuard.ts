import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { TypedEmitter } from '../kernel/TypedEmitter';
import type { EncodedNotice } from './EncodedNotice';
import type { SocketAllowance } from './SocketAllowance';

/** The Engine.IO connection that carries a socket. */
export type Connection = Socket['conn'];

const MAX_UNSENT_BYTES = 1024 * 1024;
const MAX_UNSENT_MS = 10_000;
const FORCED_AFTER_MS = 500;

interface Packet {
  type: string;
  readonly data?: string | Buffer;
}

/** What a guard saw. */
interface ConnectionGuardEvents {
  /** More came in than is allowed, and was dropped. */
  warned: [];
  /** Warnings did not help: whoever owns the connection is to close it. */
  flooded: [];
  /** What came in was no Engine.IO over WebSocket; the connection is closed. */
  violated: [];
  /** The peer does not read: the connection is cut. */
  stalled: [];
}

/** Watches one connection below Socket.IO: counts what comes in before it is decoded, and what waits to go out. */
export class ConnectionGuard extends TypedEmitter<ConnectionGuardEvents> {
  #queuedBytes = 0;
  #flushedAt: number;

  constructor(
    private readonly connection: Connection,
    private readonly allowance: SocketAllowance,
    private readonly now: () => number,
  ) {
    super();
    this.#flushedAt = now();
    connection.on('packet', (packet: Packet) => this.#received(packet));
    connection.on('packetCreate', (packet: Packet) => this.#queued(packet));
    connection.on('flush', () => this.#flushed());
    connection.on('close', (reason: string, cause?: unknown) => this.#closed(reason, cause));
    webSocketOf(connection).on('ping', () => this.#count(0));
  }

  /** To be called every second: cuts a peer that has taken nothing for ten seconds. */
  tick(): void {
    const isBlocked = !this.connection.transport.writable;
    if (isBlocked && this.now() - this.#flushedAt > MAX_UNSENT_MS) this.#stall();
  }

  /** Sends what others are sent as well: past Engine.IO's queue and its events, as long as nothing waits in it. */
  send({ packet, frame }: EncodedNotice): void {
    if (this.connection.readyState !== 'open') return;
    if (!this.connection.transport.writable) return void this.connection.write(packet);
    const webSocket = webSocketOf(this.connection);
    webSocket._sender.sendFrame([frame]);
    if (webSocket.bufferedAmount > MAX_UNSENT_BYTES) this.#stall();
  }

  /** Closes once what was told has gone out, at the latest in half a second. */
  close(): void {
    this.connection.close();
    setTimeout(() => this.cut(), FORCED_AFTER_MS).unref();
  }

  /** Closes without sending what waits. */
  cut(): void {
    this.connection.close(true);
  }

  #received(packet: Packet): void {
    // @NOTE Engine.IO looks at the type after this event: a `noop` goes no further and is never decoded.
    if (!this.#count(sizeOf(packet))) packet.type = 'noop';
  }

  #count(bytes: number): boolean {
    if (this.connection.readyState !== 'open') return false;
    const verdict = this.allowance.judge(bytes);
    if (verdict === 'warned') this.emit('warned');
    if (verdict === 'cut') this.emit('flooded');
    return verdict === 'accepted';
  }

  #queued(packet: Packet): void {
    this.#queuedBytes += sizeOf(packet);
    const unsent = this.#queuedBytes + webSocketOf(this.connection).bufferedAmount;
    if (unsent > MAX_UNSENT_BYTES) this.#stall();
  }

  #flushed(): void {
    this.#queuedBytes = 0;
    this.#flushedAt = this.now();
  }

  #stall(): void {
    this.cut();
    this.emit('stalled');
  }

  #closed(reason: string, cause: unknown): void {
    if (reason === 'parse error' || isWebSocketViolation(cause)) this.emit('violated');
  }
}

function sizeOf({ data }: Packet): number {
  return data === undefined ? 0 : Buffer.byteLength(data);
}

/** A WebSocket of `ws`, with the part that sends frames made elsewhere: Engine.IO uses it for its own broadcasts. */
interface FramedWebSocket extends WebSocket {
  readonly _sender: { sendFrame(frame: readonly Buffer[]): void };
}

/** Engine.IO keeps the WebSocket to itself, and is configured to have no other transport. */
function webSocketOf(connection: Connection): FramedWebSocket {
  return (connection.transport as unknown as { readonly socket: FramedWebSocket }).socket;
}

/** Engine.IO wraps what `ws` reports: the description is the original error. */
function isWebSocketViolation(cause: unknown): boolean {
  const original = cause instanceof Error && 'description' in cause ? cause.description : cause;
  if (!(original instanceof Error) || !('code' in original)) return false;
  return typeof original.code === 'string' && original.code.startsWith('WS_ERR_');
}
