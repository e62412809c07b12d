import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SipFlow, SipServer } from '../../sip';
import type { SignInId } from '../contract/ids';
import type { Actor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { SipFrontDoor } from './SipFrontDoor';

export interface SipUpgradePorts {
  readonly sip: SipServer;
  readonly frontDoor: SipFrontDoor;
  isAllowedOrigin(request: IncomingMessage): boolean;
  authenticate(cookieHeader: string | undefined): Promise<Actor | undefined>;
  /** Address that limits are counted by. */
  addressOf(request: IncomingMessage): string;
  /** Takes one request from an address. Throws when it has none left. */
  limit(address: string): void;
  /** Whether browsers reach us over TLS. */
  readonly secure: boolean;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

const PATH = '/sip';
/** A socket that has not become a WebSocket by then is cut. */
const HANDSHAKE_MS = 5_000;
const FLOWS_PER_SIGN_IN = 8;
/** An address that flooded is kept out this long (Kamailio's default). */
const BAN_MS = 300_000;

/** The door for SIP over WebSocket (RFC 7118): Origin first, then the sign-in; the flow speaks for that one address. */
export class SipUpgrade {
  readonly #flows = new Map<SignInId, Set<SipFlow>>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    perMessageDeflate: false,
    handleProtocols: (protocols) => protocols.has('sip') && 'sip',
  });

  /** Until when an address is kept out, in milliseconds. */
  readonly #banned = new Map<string, number>();

  constructor(private readonly ports: SipUpgradePorts) {
    ports.sip.on('flooded', ({ address }) => this.#ban(address));
  }

  /** Whether this upgrade is for us; if so, it is taken care of. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url?.split('?', 1)[0] !== PATH) return false;
    socket.on('error', () => socket.destroy());
    void this.#open(request, socket, head).catch((cause) => {
      this.ports.logger.error('a SIP WebSocket could not be opened', { cause });
      refuse(socket, 503);
    });
    return true;
  }

  /** Cuts the flows of a sign-in that has ended. */
  closeSignIn(signIn: SignInId): void {
    for (const flow of this.#flows.get(signIn) ?? []) flow.close();
  }

  close(): void {
    this.#sockets.close();
    for (const signIn of this.#flows.keys()) this.closeSignIn(signIn);
  }

  async #open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { isAllowedOrigin, authenticate } = this.ports;
    if (!isAllowedOrigin(request)) return refuse(socket, 403);
    if (!request.headers['sec-websocket-protocol']?.split(/, */).includes('sip')) return refuse(socket, 400);
    if (!this.#hasAllowance(this.ports.addressOf(request))) return refuse(socket, 429);
    const slow = setTimeout(() => socket.destroy(), HANDSHAKE_MS);
    const actor = await authenticate(request.headers.cookie).finally(() => clearTimeout(slow));
    if (!actor) return refuse(socket, 401);
    if ((this.#flows.get(actor.signIn)?.size ?? 0) >= FLOWS_PER_SIGN_IN) return refuse(socket, 429);
    this.#accept(request, socket, head, actor);
  }

  #ban(address: string): void {
    const now = performance.now();
    for (const [other, until] of this.#banned) if (until < now) this.#banned.delete(other);
    this.#banned.set(address, now + BAN_MS);
    this.ports.logger.warn('SIP flood: address kept out', { address, seconds: BAN_MS / 1000 });
  }

  /** Every upgrade costs a look at the database: an address has only so many, and none while it is banned. */
  #hasAllowance(address: string): boolean {
    if ((this.#banned.get(address) ?? 0) > performance.now()) return false;
    try {
      this.ports.limit(address);
      return true;
    } catch {
      return false;
    }
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer, actor: Actor): void {
    const { sip, frontDoor, addressOf, secure, metrics } = this.ports;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const remote = { address: addressOf(request), port: request.socket.remotePort ?? 0, secure };
      const flow = sip.acceptWebSocket(webSocket, frontDoor.identify(actor), remote);
      const flows = this.#flows.get(actor.signIn) ?? new Set();
      this.#flows.set(actor.signIn, flows.add(flow));
      metrics.socketOpened('sip');
      webSocket.once('close', () => {
        metrics.socketClosed('sip');
        flows.delete(flow);
        if (flows.size === 0) this.#flows.delete(actor.signIn);
      });
    });
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
