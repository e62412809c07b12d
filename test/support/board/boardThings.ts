import { randomUUID } from 'node:crypto';
import { Board } from '../../../server/board/Board';
import type { BoardAuthor } from '../../../server/board/mayDraw';
import type { Change, NewObject, ObjectPatch, SubmitRequest } from '../../../server/contract/board';
import {
  BoardGroupId,
  BoardObjectId,
  BoardPageId,
  MeetingId,
  OperationKey,
  ParticipantId,
} from '../../../server/contract/ids';
import { silentLogger } from '../../../server/kernel/Logger';
import { MemoryBoardStore } from './MemoryBoardStore';

export const newKey = () => OperationKey.parse(randomUUID());
export const newObjectId = () => BoardObjectId.parse(randomUUID());
export const newGroupId = () => BoardGroupId.parse(randomUUID());
export const newPageId = () => BoardPageId.parse(randomUUID());

export function author(isHost = false): BoardAuthor {
  return { participant: ParticipantId.parse(randomUUID()), isHost };
}

/** A yellow circle, unless told otherwise. */
export function circle(page: BoardPageId, more: Partial<NewObject> = {}): NewObject {
  return {
    id: newObjectId(),
    page,
    group: null,
    order: 'V',
    shape: { kind: 'ellipse', width: 100, height: 100 },
    style: { color: '#ffcc00', width: 2, opacity: 1, dash: 'solid', fill: null },
    transform: { x: 0, y: 0, rotation: 0, scaleX: 1, scaleY: 1 },
    ...more,
  };
}

export const create = (object: NewObject): Change => ({ kind: 'create', object });
export const update = (id: BoardObjectId, base: number, set: ObjectPatch): Change => ({
  kind: 'update',
  id,
  base,
  set,
});
export const remove = (id: BoardObjectId, base: number): Change => ({ kind: 'delete', id, base });
export const operation = (...changes: Change[]): SubmitRequest => ({ key: newKey(), changes });
export const at = (x: number, y = 0) => ({ transform: { x, y, rotation: 0, scaleX: 1, scaleY: 1 } });

/** A board in memory, with a clock that the test sets. */
export async function openBoard(store = new MemoryBoardStore(), meeting = MeetingId.parse(randomUUID())) {
  const clock = { ms: 0 };
  const open = () => Board.open({ meeting, store, logger: silentLogger, now: () => clock.ms });
  const board = await open();
  return { board, store, meeting, page: BoardPageId.parse(meeting), clock, reopen: open };
}
