import type { BoardObject, BoardPage, CommittedChange, ObjectPatch, Revision } from '../contract/board';
import type { BoardObjectId, BoardPageId, ParticipantId } from '../contract/ids';
import type { Trace } from './applyOperation';
import type { BoardDocument } from './BoardDocument';
import type { ChangeMarks } from './ChangeMarks';

/** How far back a person can go. */
const DEPTH = 200;

/** An operation that can be taken back: what it changed, before and after. */
export interface Undoable {
  readonly revision: Revision;
  readonly objects: ReadonlyMap<BoardObjectId, Step<BoardObject>>;
  readonly pages: ReadonlyMap<BoardPageId, Step<BoardPage>>;
}

interface Step<Thing> {
  readonly before: Thing | undefined;
  readonly after: Thing | undefined;
}

type Direction = 'undo' | 'redo';

/** What each person can take back, and do again. (SPEC U1-U6) */
export class UndoStacks {
  readonly #stacks: Readonly<Record<Direction, Map<ParticipantId, Undoable[]>>> = {
    undo: new Map(),
    redo: new Map(),
  };

  /** A new operation: what had been taken back before cannot be done again. */
  done(who: ParticipantId, operation: Undoable): void {
    this.#stacks.redo.delete(who);
    this.#push('undo', who, operation);
  }

  /** `operation` took back the one of revision `of`; what was above it could not be taken back, and is gone. */
  moved(from: Direction, who: ParticipantId, { of, operation }: { of: Revision; operation: Undoable }): void {
    const stack = this.#stacks[from].get(who) ?? [];
    const index = stack.findIndex(({ revision }) => revision === of);
    this.#stacks[from].set(who, stack.slice(0, Math.max(0, index)));
    this.#push(from === 'undo' ? 'redo' : 'undo', who, operation);
  }

  last(from: Direction, who: ParticipantId): Undoable | undefined {
    return this.#stacks[from].get(who)?.at(-1);
  }

  /** Nothing of it can be taken back any more. */
  drop(from: Direction, who: ParticipantId): void {
    this.#stacks[from].get(who)?.pop();
  }

  #push(onto: Direction, who: ParticipantId, operation: Undoable): void {
    if (operation.objects.size + operation.pages.size === 0) return;
    const stack = this.#stacks[onto].get(who) ?? [];
    this.#stacks[onto].set(who, [...stack.slice(1 - DEPTH), operation]);
  }
}

/** What `trace` left behind in `document`, to take it back later. */
export function toUndoable(document: BoardDocument, trace: Trace, revision: Revision): Undoable {
  return {
    revision,
    objects: new Map([...trace.objects].map(([id, before]) => [id, { before, after: document.object(id) }])),
    pages: new Map([...trace.pages].map(([id, before]) => [id, { before, after: document.page(id) }])),
  };
}

/**
 * The changes that take `operation` of `who` back in `document` as it is now. What somebody else has changed since is
 * left alone (U2), and so is a page on which others have something (U3).
 */
export function changesBack(
  document: BoardDocument,
  marks: ChangeMarks,
  { operation, who }: { operation: Undoable; who: ParticipantId },
): CommittedChange[] {
  const isOwn = (id: string) => marks.changedByOthers(who, id) <= operation.revision;
  const base = document.revision;
  const returning: CommittedChange[] = [];
  const going: CommittedChange[] = [];
  for (const [id, { before, after }] of operation.pages) {
    const now = document.page(id);
    if (!isOwn(id)) continue;
    if (before && after && now) {
      const set = patchBack(['title', 'order', 'background'], before, after);
      returning.push({ kind: 'updatePage', id, base, set });
    } else if (before && !now) returning.push({ kind: 'restorePage', page: before });
    else if (!before && now && isAllOwn(document, marks, { page: id, who, operation }))
      going.push({ kind: 'deletePage', id, base });
  }
  for (const [id, { before, after }] of operation.objects) {
    const now = document.object(id);
    if (!isOwn(id)) continue;
    if (before && after && now) {
      const set: ObjectPatch = patchBack(['group', 'order', 'shape', 'style', 'transform'], before, after);
      returning.push({ kind: 'update', id, base, set });
    } else if (before && !after && !now) returning.push({ kind: 'restore', object: before });
    else if (!before && now) going.push({ kind: 'delete', id, base });
  }
  return [...returning, ...going.reverse()];
}

function isAllOwn(
  document: BoardDocument,
  marks: ChangeMarks,
  { page, who, operation }: { page: BoardPageId; who: ParticipantId; operation: Undoable },
): boolean {
  return document
    .objectsOn(page)
    .every(({ id, author }) => author === who && marks.changedByOthers(who, id) <= operation.revision);
}

/** Of those keys that differ, what was before. */
function patchBack<Thing extends object, Key extends keyof Thing>(
  keys: readonly Key[],
  before: Thing,
  after: Thing,
): Partial<Pick<Thing, Key>> {
  const set: Partial<Pick<Thing, Key>> = {};
  for (const key of keys) if (before[key] !== after[key]) set[key] = before[key];
  return set;
}
