import { randomUUID } from 'node:crypto';
import { RequestError } from '../../../client/connection/RequestError';
import { UnansweredError } from '../../../client/connection/UnansweredError';
import { BoardLink, type BoardSocket } from '../../../client/features/board/BoardLink';
import { ERROR_CODES, type ErrorCode } from '../../../server/contract/errors';
import { OperationKey, type ParticipantId } from '../../../server/contract/ids';
import { until } from '../until';
import { type SocketWireClient, WireError } from './SocketWireClient';
import type { WireParticipant } from './WireParticipant';

/** One person at the board, with the very replica and link that a browser has, over sockets that come and go. */
export class BoardWireClient {
  readonly #listeners = new Map<string, Set<(body: never) => void>>();
  #socket: SocketWireClient | undefined;
  #link: BoardLink | undefined;

  get link(): BoardLink {
    if (!this.#link) throw new Error('not at the board yet');
    return this.#link;
  }

  /** Joins the meeting and opens the board, for the first time or again. */
  async join(
    wire: WireParticipant,
    meeting: { readonly code: Parameters<WireParticipant['join']>[0]['code'] },
  ) {
    const { answer } = await wire.join(meeting);
    this.use(wire.socket, answer.participant);
  }

  /** Goes on with a socket that is bound already. */
  use(socket: SocketWireClient, self: ParticipantId): void {
    this.#socket = socket;
    this.#link ??= new BoardLink(this.#port(), self, () => OperationKey.parse(randomUUID()));
    for (const name of [
      'board:committed',
      'board:locks',
      'board:live',
      'board:person',
      'board:reset',
    ] as const)
      socket.on(name, (body) => {
        if (this.#socket === socket) for (const hear of this.#listeners.get(name) ?? []) hear(body as never);
      });
    this.link.open();
  }

  /** Until everything is here, and everything of one's own is stored. */
  async settled(within = 10_000): Promise<void> {
    const isSettled = () => this.link.replica.isComplete && this.link.replica.pending.length === 0;
    await until('the replica is in step', isSettled, { within });
  }

  #port(): BoardSocket {
    const on = (name: string, listener: (body: never) => void) => {
      const listeners = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, listeners.add(listener));
      return () => void listeners.delete(listener);
    };
    const request = async (name: string, body: unknown) => {
      const reply = await this.#socket?.send(name, [body]).catch(asRequestError);
      if (!reply) throw new UnansweredError();
      if (!reply.ok) throw new RequestError(reply.error);
      return reply.value;
    };
    return { on, request } as unknown as BoardSocket;
  }
}

function asRequestError(error: unknown): never {
  const code = error instanceof WireError && ERROR_CODES.find((each: ErrorCode) => each === error.code);
  throw code ? new RequestError({ code, message: String(error) }) : new UnansweredError();
}
