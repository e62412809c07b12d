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

/** What a bound socket may ask of its meeting's board, as one participant. */
export interface BoardPort {
  /** Who follows it is told what happens on the board. */
  readonly channel: string;
  open(request: OpenBoardRequest): Promise<OpenBoardReply>;
  load(request: LoadRequest): Promise<LoadReply>;
  submit(request: SubmitRequest): Promise<SubmitReply>;
  undo(request: UndoRequest): Promise<SubmitReply>;
  redo(request: UndoRequest): Promise<SubmitReply>;
  lock(request: LockRequest): Promise<LockReply>;
  renew(): Promise<LockReply>;
  release(request: ReleaseRequest): Promise<void>;
  live(request: LiveRequest): Promise<void>;
  pens(): Promise<BoardPermissions>;
  askPen(request: AskPenRequest): Promise<void>;
}
