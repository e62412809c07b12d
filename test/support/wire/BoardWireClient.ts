import { randomUUID } from 'node:crypto';
import { BoardLink } from '../../../client/features/board/BoardLink';
import { PACE, type Pace } from '../../../client/features/board/SendQueue';
import { OperationKey, type ParticipantId } from '../../../server/contract/ids';
import { until } from '../until';
import type { SocketWireClient } from './SocketWireClient';
import type { WireParticipant } from './WireParticipant';
import { WirePort } from './WirePort';

/** One person at the board, with the very replica and link that a browser has, over sockets that come and go. */
export class BoardWireClient {
  readonly #way = new WirePort();
  #link: BoardLink | undefined;

  /** Faster than a browser where the server's limits are raised. */
  constructor(private readonly pace: Pace = PACE) {}

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
    this.#link ??= new BoardLink(this.#way.port, self, () => OperationKey.parse(randomUUID()), this.pace);
    this.#way.use(socket);
    this.link.open();
  }

  /** Until everything is here, and everything of one's own is stored. */
  async settled(within = 10_000): Promise<void> {
    const isSettled = () => this.link.replica.isComplete && this.link.replica.pending.length === 0;
    await until('the replica is in step', isSettled, { within });
  }
}
