import type { BoardObject, BoardPage, BoardPermissions, Revision } from '../contract/board';
import type { BoardGroupId, BoardObjectId, BoardPageId, ParticipantId } from '../contract/ids';
import { bytesOf } from './bytesOf';
import { type Box, boundsOf, overlap } from './drawing/boundsOf';

/** A whole document, in the order of ids. */
export interface BoardSnapshot {
  readonly revision: Revision;
  readonly permissions: BoardPermissions;
  readonly pages: readonly BoardPage[];
  readonly objects: readonly BoardObject[];
}

/** Who made what was there from the start. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as ParticipantId;

export const OPEN_TO_ALL: BoardPermissions = { everyone: true, people: {} };

/**
 * The objects and pages of a board at one revision. What it holds is never changed but replaced, so that what was
 * taken from it stays as it was. The same on the server and in every replica. (SPEC B1)
 */
export class BoardDocument {
  revision: Revision = 0;
  permissions: BoardPermissions = OPEN_TO_ALL;
  readonly #objects = new Map<BoardObjectId, Placed>();
  readonly #pages = new Map<BoardPageId, BoardPage>();
  readonly #onPage = new Map<BoardPageId, Set<BoardObjectId>>();
  readonly #inGroup = new Map<BoardGroupId, Set<BoardObjectId>>();
  #lastSerial = 0;

  /** A new board: one empty page. */
  static withPage(id: BoardPageId): BoardDocument {
    const document = new BoardDocument();
    document.putPage({
      id,
      title: '',
      order: 'V',
      background: 'blank',
      closed: false,
      author: NOBODY,
      changedBy: NOBODY,
      revision: 0,
    });
    return document;
  }

  static of({ revision, permissions, pages, objects }: BoardSnapshot): BoardDocument {
    const document = new BoardDocument();
    document.revision = revision;
    document.permissions = permissions;
    for (const page of pages) document.putPage(page);
    for (const object of objects) document.putObject(object);
    return document;
  }

  get size(): number {
    return this.#objects.size;
  }

  get pages(): readonly BoardPage[] {
    return [...this.#pages.values()];
  }

  page(id: BoardPageId): BoardPage | undefined {
    return this.#pages.get(id);
  }

  object(id: BoardObjectId): BoardObject | undefined {
    return this.#objects.get(id)?.object;
  }

  /** In no particular order. */
  objectsOn(page: BoardPageId): readonly BoardObject[] {
    return this.#found(this.#onPage.get(page));
  }

  objectsIn(group: BoardGroupId): readonly BoardObject[] {
    return this.#found(this.#inGroup.get(group));
  }

  /**
   * The objects of a page that were put there after serial `after`, and the serial of the last: as many as are allowed,
   * and as fit into so many bytes, but one at least. The last reply has `isLast`. With `within` only what lies there.
   */
  objectsAfter(page: BoardPageId, after: number, limits: PieceLimits, within?: Box): ObjectPiece {
    const objects: BoardObject[] = [];
    let [last, bytes] = [after, 0];
    // They stand in the order of their serials.
    for (const id of this.#onPage.get(page) ?? []) {
      const placed = this.#objects.get(id);
      if (!placed || placed.serial <= after || (within && !overlap(boxOf(placed), within))) continue;
      bytes += bytesOf(placed.object.shape);
      if (objects.length === limits.most || (objects.length > 0 && bytes > limits.bytes))
        return { objects, last, isLast: false };
      objects.push(placed.object);
      last = placed.serial;
    }
    return { objects, last, isLast: true };
  }

  /** Where it was already, it keeps its place. An object never changes its page. */
  putObject(object: BoardObject): void {
    const present = this.#objects.get(object.id);
    this.#objects.set(object.id, { object, serial: present?.serial ?? ++this.#lastSerial });
    enter(this.#onPage, object.page, object.id);
    const group = present?.object.group;
    if (group && group !== object.group) leave(this.#inGroup, group, object.id);
    if (object.group) enter(this.#inGroup, object.group, object.id);
  }

  removeObject(id: BoardObjectId): void {
    const present = this.#objects.get(id);
    if (!present) return;
    this.#unlist(present.object);
    this.#objects.delete(id);
  }

  putPage(page: BoardPage): void {
    this.#pages.set(page.id, page);
  }

  removePage(id: BoardPageId): void {
    this.#pages.delete(id);
  }

  snapshot(): BoardSnapshot {
    return {
      revision: this.revision,
      permissions: this.permissions,
      pages: byId(this.pages),
      objects: byId([...this.#objects.values()].map(({ object }) => object)),
    };
  }

  #found(ids: ReadonlySet<BoardObjectId> = new Set()): readonly BoardObject[] {
    return [...ids].flatMap((id) => this.object(id) ?? []);
  }

  #unlist({ id, page, group }: BoardObject): void {
    leave(this.#onPage, page, id);
    if (group) leave(this.#inGroup, group, id);
  }
}

interface PieceLimits {
  readonly most: number;
  readonly bytes: number;
}

/** Some of the objects of a page. */
interface ObjectPiece {
  readonly objects: BoardObject[];
  readonly last: number;
  readonly isLast: boolean;
}

/** An object with its place in the order in which objects came. */
interface Placed {
  readonly object: BoardObject;
  readonly serial: number;
  /** What it covers, once somebody has asked. */
  box?: Box;
}

function boxOf(placed: Placed): Box {
  placed.box ??= boundsOf(placed.object);
  return placed.box;
}

function enter<Key>(index: Map<Key, Set<BoardObjectId>>, key: Key, id: BoardObjectId): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function leave<Key>(index: Map<Key, Set<BoardObjectId>>, key: Key, id: BoardObjectId): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}

function byId<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return [...things].sort((one, other) => (one.id < other.id ? -1 : 1));
}
