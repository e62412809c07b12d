import { type IncomingMessage, ServerResponse } from 'node:http';

/** What the gate asks before it lets anyone in. */
export interface UpgradeGateOptions {
  isAllowedOrigin(request: IncomingMessage): boolean;
  /** Seconds for which this request's address is kept out; 0 when it is welcome. */
  blockedSeconds(request: IncomingMessage): number;
  /** This address has as many connections that have not signed in as it may. */
  isCrowded(request: IncomingMessage): boolean;
}

/** Looks at every HTTP request for the socket before anything else does: where from, how, how many. */
export class UpgradeGate {
  constructor(private readonly options: UpgradeGateOptions) {}

  /** Engine.IO middleware. Synchronous, so that no error of the network falls between two listeners. */
  readonly check = (request: IncomingMessage, response: unknown, next: (error?: Error) => void): void => {
    const refusal = this.#refusal(request);
    if (refusal) refuse(request, response, refusal);
    next(refusal && new Error(refusal.reason));
  };

  #refusal(request: IncomingMessage): Refusal | undefined {
    if (!this.options.isAllowedOrigin(request))
      return { status: '403 Forbidden', reason: 'origin not allowed' };
    // A session id asks to move an existing session to this connection: there is one transport, so nothing to move.
    if (hasSessionId(request)) return { status: '400 Bad Request', reason: 'sessions cannot be moved' };
    const retryAfter = this.options.blockedSeconds(request) || (this.options.isCrowded(request) ? 5 : 0);
    return retryAfter > 0 ? { status: '429 Too Many Requests', reason: 'try later', retryAfter } : undefined;
  }
}

interface Refusal {
  readonly status: string;
  readonly reason: string;
  readonly retryAfter?: number;
}

function hasSessionId(request: IncomingMessage): boolean {
  return new URL(request.url ?? '/', 'http://localhost').searchParams.has('sid');
}

/** Engine.IO would answer 400 to all; what has been answered here it leaves alone. */
function refuse(
  { socket }: IncomingMessage,
  response: unknown,
  { status, reason, retryAfter }: Refusal,
): void {
  const headers = { 'Content-Type': 'text/plain', ...(retryAfter && { 'Retry-After': String(retryAfter) }) };
  if (response instanceof ServerResponse) {
    response.writeHead(Number.parseInt(status, 10), headers).end(reason);
    return;
  }
  const lines = Object.entries({ ...headers, 'Content-Length': reason.length, Connection: 'close' });
  socket.end(
    `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${reason}`,
  );
}
