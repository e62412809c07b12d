import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { isIPv6 } from 'node:net';
import type { Config } from './Config';
import { PortTakenError } from './PortTakenError';

/** A client that sends its headers this slowly is cut. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

/** Where the server reaches itself. */
export function localUrl({ host, port, tls }: Pick<Config['http'], 'host' | 'port' | 'tls'>): URL {
  return new URL(`${tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}:${port}`);
}

/** The one HTTP(S) port: REST and pages, upgrades for SIP and Socket.IO. */
export class HttpDoor {
  readonly server: Server;

  constructor(
    private readonly config: Config['http'],
    handler: RequestListener,
  ) {
    const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS };
    const { tls } = config;
    this.server = tls
      ? createHttpsServer({ ...limits, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, handler)
      : createHttpServer(limits, handler);
  }

  /** Throws PortTakenError. */
  listen(): Promise<void> {
    const { host, port } = this.config;
    return new Promise((resolve, reject) => {
      this.server.once('error', (cause: NodeJS.ErrnoException) =>
        reject(cause.code === 'EADDRINUSE' ? new PortTakenError(port, 'PLENUM_HTTP_PORT', { cause }) : cause),
      );
      this.server.listen(port, host, () => resolve());
    });
  }

  /** The client's address, behind as many proxies as are trusted. */
  readonly addressOf = ({ headers, socket }: IncomingMessage): string => {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const hops = [...forwarded.map((hop) => hop.trim()).filter(Boolean), socket.remoteAddress ?? ''];
    return hops.at(-1 - this.config.trustedProxies) ?? hops[0] ?? '';
  };

  /** Takes no new connections and cuts those that idle. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }
}
