import type {
  BoardObject,
  BoardPage,
  BoardPermissions,
  CommittedChange,
  ObjectPatch,
  Revision,
} from '../contract/board';
import type { BoardObjectId, BoardPageId, ParticipantId } from '../contract/ids';
import type { BoardDocument } from './BoardDocument';

/** As much of an operation as changes a document. */
export interface AppliedOperation {
  readonly revision: Revision;
  readonly author: ParticipantId;
  readonly changes: readonly CommittedChange[];
}

/** What an operation found: everything it changed, as it was before; undefined where there was nothing. */
export interface Trace {
  readonly objects: Map<BoardObjectId, BoardObject | undefined>;
  readonly pages: Map<BoardPageId, BoardPage | undefined>;
  permissions?: BoardPermissions;
}

/**
 * Document and operation to document, in place. The same operation on the same document comes to the same everywhere;
 * a change of something that is not there changes nothing. The answer is what `rewind` wants. (SPEC B1, B6)
 */
export function applyOperation(document: BoardDocument, operation: AppliedOperation): Trace {
  const trace: Trace = { objects: new Map(), pages: new Map() };
  for (const change of operation.changes) applyChange(document, change, { ...operation, trace });
  return trace;
}

/** Puts everything back exactly as `trace` found it. */
export function rewind(document: BoardDocument, { objects, pages, permissions }: Trace): void {
  for (const [id, page] of pages) {
    if (page) document.putPage(page);
    else document.removePage(id);
  }
  for (const [id, object] of objects) {
    if (object) document.putObject(object);
    else document.removeObject(id);
  }
  if (permissions) document.permissions = permissions;
}

type Doing = AppliedOperation & { readonly trace: Trace };

export function applyChange(document: BoardDocument, change: CommittedChange, doing: Doing): void {
  switch (change.kind) {
    case 'create':
      if (!document.object(change.object.id) && document.page(change.object.page))
        put(document, { ...change.object, ...freshMark(doing) }, doing);
      return;
    case 'restore':
      if (!document.object(change.object.id) && document.page(change.object.page))
        put(document, { ...change.object, ...mark(doing) }, doing);
      return;
    case 'update':
      update(document, change.id, change.set, doing);
      return;
    case 'delete':
      remove(document, change.id, doing);
      return;
    case 'permit':
      doing.trace.permissions ??= document.permissions;
      document.permissions = permitted(document.permissions, change);
      return;
    default:
      applyPageChange(document, change, doing);
      return;
  }
}

type PageChange = Extract<
  CommittedChange,
  { kind: 'createPage' | 'restorePage' | 'updatePage' | 'deletePage' }
>;

function applyPageChange(document: BoardDocument, change: PageChange, doing: Doing): void {
  switch (change.kind) {
    case 'createPage':
      if (!document.page(change.page.id))
        putPage(document, { ...change.page, closed: false, ...freshMark(doing) }, doing);
      return;
    case 'restorePage':
      if (!document.page(change.page.id)) putPage(document, { ...change.page, ...mark(doing) }, doing);
      return;
    case 'updatePage': {
      const page = document.page(change.id);
      if (page) putPage(document, { ...page, ...present(change.set), ...mark(doing) }, doing);
      return;
    }
    case 'deletePage':
      for (const { id } of document.objectsOn(change.id)) remove(document, id, doing);
      if (document.page(change.id)) {
        remember(doing.trace.pages, change.id, document.page(change.id));
        document.removePage(change.id);
      }
      return;
  }
}

function update(document: BoardDocument, id: BoardObjectId, set: ObjectPatch, doing: Doing): void {
  const object = document.object(id);
  if (object) put(document, { ...object, ...present(set), ...mark(doing) }, doing);
}

function put(document: BoardDocument, object: BoardObject, { trace }: Doing): void {
  remember(trace.objects, object.id, document.object(object.id));
  document.putObject(object);
}

function remove(document: BoardDocument, id: BoardObjectId, { trace }: Doing): void {
  const object = document.object(id);
  if (!object) return;
  remember(trace.objects, id, object);
  document.removeObject(id);
}

function putPage(document: BoardDocument, page: BoardPage, { trace }: Doing): void {
  remember(trace.pages, page.id, document.page(page.id));
  document.putPage(page);
}

function permitted(
  { everyone, people }: BoardPermissions,
  { who, may }: Extract<CommittedChange, { kind: 'permit' }>,
): BoardPermissions {
  if (who === 'everyone') return { everyone: may ?? true, people };
  const { [who]: _, ...others } = people;
  return { everyone, people: may === null ? others : { ...others, [who]: may } };
}

/** The first time counts: that is how it was. */
function remember<Id, Value>(before: Map<Id, Value | undefined>, id: Id, value: Value | undefined): void {
  if (!before.has(id)) before.set(id, value);
}

function mark({ author, revision }: Doing) {
  return { changedBy: author, revision };
}

function freshMark(doing: Doing) {
  return { author: doing.author, ...mark(doing) };
}

/** Without the keys that are there but undefined. */
function present<T extends object>(set: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
