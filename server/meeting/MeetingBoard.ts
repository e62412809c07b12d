import { Board } from '../board/Board';
import type { BoardAuthor } from '../board/mayDraw';
import type { BoardStore } from '../board/OperationLog';
import type { Conference } from '../conference/Conference';
import { mayDo } from '../conference/conferencePolicy';
import type { Entrant } from '../conference/Participant';
import type { BoardPermissions, PageCapturedNotice, PenAskedNotice } from '../contract/board';
import type { NamedNotice } from '../contract/events';
import type { MeetingId, ParticipantId } from '../contract/ids';
import type { Logger } from '../kernel/Logger';
import { TypedEmitter } from '../kernel/TypedEmitter';
import { NoBoardError } from './meetingErrors';

/** What is told to everyone who looks at a board. */
export type BoardNotice = NamedNotice<
  'board:committed' | 'board:locks' | 'board:live' | 'board:person' | 'board:reset'
>;

type MeetingBoardEvents = {
  told: [channel: string, notice: BoardNotice];
  /** For these people alone. */
  penAsked: [notice: PenAskedNotice, to: (entrant: Entrant) => boolean];
  /** For everyone in the meeting but whoever did it. */
  pageCaptured: [notice: PageCapturedNotice];
  /** Who may draw is different now. */
  pensChanged: [permissions: BoardPermissions];
};

export interface MeetingBoardPorts {
  readonly meeting: MeetingId;
  /** None: the meeting has no board. */
  readonly store: BoardStore | undefined;
  readonly conference: Conference;
  readonly logger: Logger;
  readonly now: () => number;
}

const TICK_MS = 1_000;

/** The board of a meeting that runs: opened by the first who looks at it, and for each as their role allows. */
export class MeetingBoard extends TypedEmitter<MeetingBoardEvents> {
  readonly channel: string;
  #board: Promise<Board> | undefined;
  #opened: Board | undefined;
  #ticking: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly ports: MeetingBoardPorts) {
    super();
    this.channel = `board ${ports.meeting}`;
    ports.conference.on('participantLeft', ({ id }) => this.#opened?.leave(id));
  }

  /** The board, for someone who is in the conference. Throws what keeps them from it. */
  async enter(participant: ParticipantId): Promise<{ board: Board; author: BoardAuthor; name: string }> {
    const { entrant } = this.ports.conference.authorize(participant, 'board.view');
    const board = await this.#open();
    // While the board was read from the database they may have left.
    const { role } = this.ports.conference.authorize(participant, 'board.view').entrant;
    const author = { participant, isHost: mayDo(role, 'board.govern') };
    return { board, author, name: entrant.displayName };
  }

  /** Stores what waits. Harmless when repeated. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#ticking);
    const board = await this.#board?.catch(() => undefined);
    await board?.close();
  }

  #open(): Promise<Board> {
    const { meeting, store, logger, now } = this.ports;
    if (!store || this.#closed) throw new NoBoardError();
    this.#board ??= Board.open({ meeting, store, logger, now }).then(
      (board) => this.#listen(board),
      (cause) => {
        this.#board = undefined;
        throw cause;
      },
    );
    return this.#board;
  }

  #listen(board: Board): Board {
    this.#opened = board;
    const tell = (notice: BoardNotice) => this.emit('told', this.channel, notice);
    board.on('committed', (body) => tell({ name: 'board:committed', body }));
    board.on('locksChanged', (body) => tell({ name: 'board:locks', body }));
    board.on('live', (body) => tell({ name: 'board:live', body }));
    board.on('personCame', (body) => tell({ name: 'board:person', body }));
    board.on('permissionsChanged', (permissions) => this.emit('pensChanged', permissions));
    board.on('pageCaptured', (notice) => this.emit('pageCaptured', notice));
    board.on('penAsked', (notice, holder) =>
      this.emit('penAsked', notice, ({ id, role }) => id === holder || mayDo(role, 'board.govern')),
    );
    board.on('broken', () => {
      this.#board = undefined;
      this.#opened = undefined;
      clearInterval(this.#ticking);
      tell({ name: 'board:reset', body: {} });
      void board.close();
    });
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => board.tick(), TICK_MS).unref();
    return board;
  }
}
