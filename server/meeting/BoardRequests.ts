import type {
  AskPenRequest,
  BoardPermissions,
  LockReply,
  LockRequest,
  OpenBoardReply,
  OpenBoardRequest,
  ReleaseRequest,
  SubmitReply,
  SubmitRequest,
  UndoRequest,
} from '../contract/board';
import type { LiveRequest } from '../contract/boardLive';
import type { LoadReply, LoadRequest } from '../contract/boardLoad';
import type { ParticipantId } from '../contract/ids';
import type { MeetingBoard } from './MeetingBoard';

/** What one participant may ask of their meeting's board; who they are is judged at each request. */
export class BoardRequests {
  constructor(
    private readonly meeting: MeetingBoard,
    private readonly participant: ParticipantId,
  ) {}

  get channel(): string {
    return this.meeting.channel;
  }

  async open(request: OpenBoardRequest): Promise<OpenBoardReply> {
    const { board, name } = await this.#enter();
    return board.open({ id: this.participant, displayName: name }, request);
  }

  async load(request: LoadRequest): Promise<LoadReply> {
    const { board } = await this.#enter();
    return board.load(request);
  }

  async submit(request: SubmitRequest): Promise<SubmitReply> {
    const { board, author } = await this.#enter();
    return { revision: await board.sequencer.submit(author, request) };
  }

  async undo({ key }: UndoRequest): Promise<SubmitReply> {
    const { board, author } = await this.#enter();
    return { revision: await board.sequencer.undo(author, key) };
  }

  async redo({ key }: UndoRequest): Promise<SubmitReply> {
    const { board, author } = await this.#enter();
    return { revision: await board.sequencer.redo(author, key) };
  }

  async lock(request: LockRequest): Promise<LockReply> {
    const { board, author } = await this.#enter();
    return board.sequencer.acquire(author, request);
  }

  async renew(): Promise<LockReply> {
    const { board, author } = await this.#enter();
    return board.sequencer.renew(author);
  }

  async release({ targets }: ReleaseRequest): Promise<void> {
    const { board, author } = await this.#enter();
    board.sequencer.release(author, targets);
  }

  async live(request: LiveRequest): Promise<void> {
    const { board, author } = await this.#enter();
    board.live(author, request);
  }

  async pens(): Promise<BoardPermissions> {
    const { board } = await this.#enter();
    return board.permissions;
  }

  async askPen(request: AskPenRequest): Promise<void> {
    const { board, name } = await this.#enter();
    board.askPen({ id: this.participant, displayName: name }, request);
  }

  #enter(): ReturnType<MeetingBoard['enter']> {
    return this.meeting.enter(this.participant);
  }
}
