import { RequestError } from '../../../client/connection/RequestError';
import type { SignallingClient } from '../../../client/connection/SignallingClient';
import { UnansweredError } from '../../../client/connection/UnansweredError';
import { ERROR_CODES, type ErrorCode } from '../../../server/contract/errors';
import type { NoticeName } from '../../../server/contract/events';
import { type SocketWireClient, WireError } from './SocketWireClient';

type Listener = (body: never) => void;

/** The way to the server as the client's links want it, over wire sockets that come and go. */
export class WirePort {
  readonly #listeners = new Map<string, Set<Listener>>();
  #socket: SocketWireClient | undefined;

  /** What the client's links are given. */
  readonly port = {
    on: (name: string, listener: Listener) => this.#on(name, listener),
    request: (name: string, body: unknown) => this.#request(name, body),
  } as unknown as Pick<SignallingClient, 'on' | 'request'>;

  /** Goes on with this socket; what is heard from an earlier one no longer counts. */
  use(socket: SocketWireClient): void {
    if (this.#socket) this.#hear('disconnected', undefined);
    this.#socket = socket;
    for (const name of this.#listeners.keys()) this.#follow(name, socket);
  }

  #on(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name);
    if (listeners) listeners.add(listener);
    else this.#listeners.set(name, new Set([listener]));
    if (!listeners && this.#socket) this.#follow(name, this.#socket);
    return () => void this.#listeners.get(name)?.delete(listener);
  }

  #follow(name: string, socket: SocketWireClient): void {
    socket.on(name as NoticeName, (body) => {
      if (this.#socket === socket) this.#hear(name, body);
    });
  }

  #hear(name: string, body: unknown): void {
    for (const hear of this.#listeners.get(name) ?? []) hear(body as never);
  }

  async #request(name: string, body: unknown): Promise<unknown> {
    const reply = await this.#socket?.send(name, [body]).catch(asRequestError);
    if (!reply) throw new UnansweredError();
    if (!reply.ok) throw new RequestError(reply.error);
    return reply.value;
  }
}

function asRequestError(error: unknown): never {
  const code = error instanceof WireError && ERROR_CODES.find((each: ErrorCode) => each === error.code);
  throw code ? new RequestError({ code, message: String(error) }) : new UnansweredError();
}
