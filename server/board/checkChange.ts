import type { Change, LockTarget, ObjectPatch, Revision } from '../contract/board';
import { BOARD_LIMITS } from '../contract/boardLimits';
import type { BoardGroupId, BoardObjectId, BoardPageId } from '../contract/ids';
import type { BoardDocument } from './BoardDocument';
import {
  BoardFullError,
  DrawingForbiddenError,
  ImpossibleChangeError,
  StaleRevisionError,
  UnknownObjectError,
} from './boardErrors';
import type { ChangeMarks } from './ChangeMarks';
import type { LockTable } from './LockTable';
import { type BoardAuthor, mayDraw } from './mayDraw';

/** What a change is judged by. */
export interface Judge {
  readonly document: BoardDocument;
  readonly locks: LockTable;
  readonly marks: ChangeMarks;
}

/**
 * Throws what speaks against a change, always in the same order: it is not there, its author may not, somebody else
 * holds it, somebody else has changed it, it cannot be. (SPEC B5)
 */
export function checkChange(judge: Judge, author: BoardAuthor, change: Change): void {
  switch (change.kind) {
    case 'create':
      checkCreate(judge, author, change.object);
      return;
    case 'update':
      checkUpdate(judge, author, change);
      return;
    case 'delete':
      checkObject(judge, author, change);
      return;
    case 'permit':
      if (!author.isHost) throw new DrawingForbiddenError();
      return;
    default:
      checkPageChange(judge, author, change);
      return;
  }
}

function checkCreate(
  { document, locks }: Judge,
  author: BoardAuthor,
  object: Extract<Change, { kind: 'create' }>['object'],
): void {
  if (!document.page(object.page)) throw new UnknownObjectError();
  if (!mayDraw(document, author, object.page)) throw new DrawingForbiddenError();
  assertFree(locks, author, placesOf(object.page, object.group));
  if (object.group) assertSamePage(document, object.group, object.page);
  if (document.object(object.id)) throw new ImpossibleChangeError('There is an object of this id already.');
  if (document.size >= BOARD_LIMITS.objects) throw new BoardFullError('objects');
}

interface ObjectChange {
  readonly id: BoardObjectId;
  readonly base: Revision;
}

/** Answers the object. */
function checkObject({ document, locks, marks }: Judge, author: BoardAuthor, { id, base }: ObjectChange) {
  const object = document.object(id);
  if (!object) throw new UnknownObjectError();
  if (!mayDraw(document, author, object.page)) throw new DrawingForbiddenError();
  assertFree(locks, author, [{ kind: 'object', id }]);
  assertSeen(marks, author, { id, base });
  return object;
}

function checkUpdate(
  judge: Judge,
  author: BoardAuthor,
  { set, ...change }: ObjectChange & { set: ObjectPatch },
): void {
  const object = checkObject(judge, author, change);
  if (set.group) {
    assertFree(judge.locks, author, [{ kind: 'group', id: set.group }]);
    assertSamePage(judge.document, set.group, object.page);
  }
  if (set.shape && set.shape.kind !== object.shape.kind)
    throw new ImpossibleChangeError('An object cannot become one of another kind.');
  if (set.shape?.kind === 'image' && object.shape.kind === 'image' && set.shape.file !== object.shape.file)
    throw new ImpossibleChangeError('A picture cannot become another one.');
}

type PageChange = Extract<Change, { kind: 'createPage' | 'updatePage' | 'deletePage' }>;

function checkPageChange({ document, locks, marks }: Judge, author: BoardAuthor, change: PageChange): void {
  if (change.kind === 'createPage') {
    if (!mayDraw(document, author, change.page.id)) throw new DrawingForbiddenError();
    if (document.page(change.page.id)) throw new ImpossibleChangeError('There is a page of this id already.');
    if (document.pages.length >= BOARD_LIMITS.pages) throw new BoardFullError('pages');
    return;
  }
  const { id, base } = change;
  if (!document.page(id)) throw new UnknownObjectError();
  if (!mayDraw(document, author, id)) throw new DrawingForbiddenError();
  if (change.kind === 'updatePage') {
    if (change.set.closed !== undefined && !author.isHost) throw new DrawingForbiddenError();
    assertFree(locks, author, placesOf(id, null));
  } else {
    locks.assertAllFree({ kind: 'page', id }, author.participant);
    if (document.pages.length === 1) throw new ImpossibleChangeError('A board has at least one page.');
  }
  assertSeen(marks, author, { id, base });
}

function placesOf(page: BoardPageId, group: BoardGroupId | null): LockTarget[] {
  const onPage: LockTarget = { kind: 'page', id: page };
  return group ? [{ kind: 'group', id: group }, onPage] : [onPage];
}

function assertSamePage(document: BoardDocument, group: BoardGroupId, page: BoardPageId): void {
  if (document.objectsIn(group).some((other) => other.page !== page))
    throw new ImpossibleChangeError('A group is on one page.');
}

function assertFree(locks: LockTable, { participant }: BoardAuthor, targets: readonly LockTarget[]): void {
  for (const target of targets) locks.assertFree(target, participant);
}

function assertSeen(
  marks: ChangeMarks,
  { participant }: BoardAuthor,
  { id, base }: { id: string; base: Revision },
): void {
  const changedAt = marks.changedByOthers(participant, id);
  if (changedAt > base) throw new StaleRevisionError(changedAt);
}
