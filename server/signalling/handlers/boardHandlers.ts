import {
  AskPenRequest,
  CloseBoardRequest,
  LockRequest,
  OpenBoardRequest,
  PensRequest,
  ReleaseRequest,
  RenewRequest,
  SubmitRequest,
  UndoRequest,
} from '../../contract/board';
import { LiveRequest } from '../../contract/boardLive';
import { LoadRequest } from '../../contract/boardLoad';
import type { Done, RequestName } from '../../contract/events';
import { act, ask, type Caller, type RequestHandlers } from '../RequestHandler';

/** Requests about the meeting's board: see it, change it, lock, take back, point. */
export const boardHandlers = {
  'board:open': { schema: OpenBoardRequest, run: openBoard },
  'board:close': { schema: CloseBoardRequest, run: closeBoard },
  'board:load': ask(LoadRequest, ({ board }, request) => board.load(request)),
  'board:submit': ask(SubmitRequest, ({ board }, request) => board.submit(request)),
  'board:undo': ask(UndoRequest, ({ board }, request) => board.undo(request)),
  'board:redo': ask(UndoRequest, ({ board }, request) => board.redo(request)),
  'board:lock': ask(LockRequest, ({ board }, request) => board.lock(request)),
  'board:renew': ask(RenewRequest, ({ board }) => board.renew()),
  'board:release': act(ReleaseRequest, ({ board }, request) => board.release(request)),
  'board:live': act(LiveRequest, ({ board }, request) => board.live(request)),
  'board:pens': ask(PensRequest, ({ board }) => board.pens()),
  'board:askPen': act(AskPenRequest, ({ board }, request) => board.askPen(request)),
} satisfies RequestHandlers<Extract<RequestName, `board:${string}`>>;

/** Follows first: what happens from the moment of the answer on is told. */
async function openBoard(caller: Caller, request: OpenBoardRequest) {
  const { board } = caller.boundParticipant();
  caller.follow(board.channel);
  try {
    return await board.open(request);
  } catch (refusal) {
    caller.unfollow(board.channel);
    throw refusal;
  }
}

function closeBoard(caller: Caller): Done {
  caller.unfollow(caller.boundParticipant().board.channel);
  return {};
}
