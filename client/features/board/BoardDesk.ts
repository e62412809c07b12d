import { byOrder } from '../../../server/board/drawing/byOrder';
import { mayDraw } from '../../../server/board/mayDraw';
import type {
  BoardObject,
  BoardPage,
  CaptureSource,
  Change,
  PagePatch,
  PenAskedNotice,
  Shape,
  Style,
  Transform,
} from '../../../server/contract/board';
import type { BoardGroupId, BoardObjectId, BoardPageId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import type { RequestError } from '../../connection/RequestError';
import type { BoardFiles } from './BoardFiles';
import type { BoardLink, BoardState } from './BoardLink';
import {
  type Alignment,
  aligned,
  copies,
  deleted,
  grouped,
  moved,
  reordered,
  rewritten,
  styled,
} from './boardEdits';
import { INKS, STICKY_COLOR } from './colors';
import { orderAfter } from './orderBetween';
import type { ToolName } from './toolNames';

/** What the board's controls draw; a new object at each change. */
export interface DeskSnapshot {
  readonly state: BoardState;
  readonly page: BoardPageId | null;
  readonly tool: ToolName;
  readonly style: Style;
  readonly selection: readonly BoardObjectId[];
  /** The text that is being written. */
  readonly editing: BoardObjectId | null;
  readonly refusal: RequestError | null;
  readonly asked: PenAskedNotice | null;
  /** Whether one may draw on this page. */
  readonly canDraw: boolean;
  /** Counts what happened on the board: objects, pages, locks, people. */
  readonly version: number;
}

/** What has words of its own; those of a picture describe it. */
const WRITTEN: readonly Shape['kind'][] = ['text', 'sticky', 'image'];

const newId = () => crypto.randomUUID();
const UPRIGHT = { rotation: 0, scaleX: 1, scaleY: 1 };

/** What one person does at the board: tool, style, page, selection, and the commands on these. Fits useSyncExternalStore. */
export class BoardDesk extends Emitter<{ changed: [] }> {
  readonly #undo: (() => void)[];
  #copied: readonly BoardObject[] = [];
  #snapshot: DeskSnapshot = {
    state: 'opening',
    page: null,
    tool: 'pen',
    style: { color: INKS[0], width: 4, opacity: 1, dash: 'solid', fill: null },
    selection: [],
    editing: null,
    refusal: null,
    asked: null,
    canDraw: false,
    version: 0,
  };

  constructor(
    readonly link: BoardLink,
    readonly files: BoardFiles,
    private readonly isHost: () => boolean,
  ) {
    super();
    this.#undo = [
      // While a large board comes in, its pieces are drawn; what stands around them waits for the last.
      link.replica.on('changed', ({ frame }) => {
        if (frame || link.replica.isComplete) this.#happened();
      }),
      link.on('changed', () => this.#happened()),
      link.locks.on('changed', () => this.#happened()),
      link.on('refused', (refusal) => this.#update({ refusal })),
    ];
  }

  readonly getSnapshot = (): DeskSnapshot => this.#snapshot;
  readonly subscribe = (observer: () => void): (() => void) => this.on('changed', observer);

  get selected(): readonly BoardObject[] {
    return this.#snapshot.selection.flatMap((id) => this.link.replica.document.object(id) ?? []);
  }

  /** Of the page that is shown. */
  get objects(): readonly BoardObject[] {
    const { page } = this.#snapshot;
    return page ? this.link.replica.document.objectsOn(page) : [];
  }

  /** Of the page that is shown. */
  get background(): BoardPage['background'] {
    const { page } = this.#snapshot;
    return (page && this.link.replica.document.page(page)?.background) || 'blank';
  }

  /** Lowest first. */
  get pages() {
    return byOrder(this.link.replica.document.pages);
  }

  choose(change: Partial<Pick<DeskSnapshot, 'tool' | 'page' | 'refusal' | 'asked' | 'editing'>>): void {
    const leaves = change.page !== undefined || (change.tool !== undefined && change.tool !== 'select');
    this.#update({ ...change, ...(leaves && { selection: [] }) });
  }

  /** Objects of a group are chosen together. */
  select(ids: readonly BoardObjectId[]): void {
    const { document } = this.link.replica;
    const all = ids.flatMap((id) => {
      const object = document.object(id);
      if (!object) return [];
      return object.group ? document.objectsIn(object.group).map((member) => member.id) : [id];
    });
    this.#update({ selection: [...new Set(all)], editing: null });
  }

  /** For what is drawn from now on, and for what is selected. */
  changeStyle(style: Partial<Style>): void {
    this.#update({ style: { ...this.#snapshot.style, ...style } });
    this.#change((objects, base) => styled(objects, base, style));
  }

  /** Puts something new on the page; answers its id, undefined where one may not draw. */
  add(
    shape: Shape,
    place: { x: number; y: number },
    given: { id?: BoardObjectId; style?: Style; page?: BoardPageId } = {},
  ): BoardObjectId | undefined {
    const { canDraw } = this.#snapshot;
    const page = given.page ?? this.#snapshot.page;
    const { id = newId() as BoardObjectId, style = this.#snapshot.style } = given;
    if (!page || !canDraw) return undefined;
    const isSticky = shape.kind === 'sticky';
    const object = {
      id,
      page,
      group: null,
      order: orderAfter(byOrder(this.link.replica.document.objectsOn(page)).at(-1)?.order),
      shape,
      style: isSticky ? { ...style, fill: style.fill ?? STICKY_COLOR } : style,
      transform: { ...place, ...UPRIGHT },
    };
    this.link.propose([{ kind: 'create', object }]);
    return id;
  }

  write(id: BoardObjectId, text: string): void {
    const object = this.link.replica.document.object(id);
    this.#update({ editing: null });
    this.link.locks.release([{ kind: 'object', id }]);
    if (object) this.link.propose(rewritten(object, this.#base, text));
  }

  /** Takes the lock first: two who write one text would lose one of theirs. */
  async startWriting(id: BoardObjectId): Promise<void> {
    const shape = this.link.replica.document.object(id)?.shape;
    if (!this.#snapshot.canDraw || !shape || !WRITTEN.includes(shape.kind)) return;
    const isNew = this.link.replica.pending.some(({ changes }) =>
      changes.some((change) => change.kind === 'create' && change.object.id === id),
    );
    if (isNew || (await this.link.locks.acquire([{ kind: 'object', id }], 'writing')))
      this.#update({ editing: id, selection: [id] });
  }

  transform(transforms: ReadonlyMap<BoardObjectId, Transform>): void {
    const base = this.#base;
    this.link.propose(
      [...transforms].map(([id, transform]) => ({ kind: 'update', id, base, set: { transform } })),
    );
  }

  nudge(x: number, y: number): void {
    this.#change((objects, base) => moved(objects, base, { x, y }));
  }

  remove(ids: readonly BoardObjectId[] = this.#snapshot.selection): void {
    const objects = ids.flatMap((id) => this.link.replica.document.object(id) ?? []);
    if (this.#snapshot.canDraw) this.link.propose(deleted(objects, this.#base));
  }

  align(to: Alignment): void {
    this.#change((objects, base) => aligned(objects, base, to));
  }

  reorder(to: 'front' | 'back'): void {
    this.#change((objects, base) => reordered(objects, this.objects, base, to));
  }

  group(isTogether: boolean): void {
    const group = isTogether ? (newId() as BoardGroupId) : null;
    this.#change((objects, base) => grouped(objects, base, group));
  }

  copy(): void {
    this.#copied = this.selected;
  }

  paste(objects = this.#copied): void {
    const { page, canDraw } = this.#snapshot;
    if (!page || !canDraw || objects.length === 0) return;
    const made = copies(objects, { page, last: byOrder(this.objects).at(-1)?.order, newId });
    this.link.propose(made.map((object): Change => ({ kind: 'create', object })));
    this.#copied =
      objects === this.#copied
        ? made.flatMap(({ id }) => this.link.replica.document.object(id) ?? [])
        : this.#copied;
    this.#update({ tool: 'select', selection: made.map(({ id }) => id) });
  }

  duplicate(): void {
    this.paste(this.selected);
  }

  /** Behind all others; answers its id. */
  addPage(title = '', captured?: CaptureSource): BoardPageId {
    const id = newId() as BoardPageId;
    const order = orderAfter(this.pages.at(-1)?.order);
    const page = { id, title, order, background: 'blank' as const, ...(captured && { captured }) };
    this.link.propose([{ kind: 'createPage', page }]);
    this.choose({ page: id });
    return id;
  }

  /** Of the page that is shown, unless another is named. */
  changePage(set: PagePatch, page = this.#snapshot.page): void {
    if (page) this.link.propose([{ kind: 'updatePage', id: page, base: this.#base, set }]);
  }

  removePage(): void {
    const { page } = this.#snapshot;
    if (page && this.pages.length > 1)
      this.link.propose([{ kind: 'deletePage', id: page, base: this.#base }]);
  }

  /** A host gives or takes the pen. */
  permit(who: Extract<Change, { kind: 'permit' }>['who'], may: boolean | null): void {
    this.link.propose([{ kind: 'permit', who, may }]);
  }

  close(): void {
    for (const undo of this.#undo) undo();
    this.link.close();
    this.removeAllListeners();
  }

  get #base() {
    return this.link.replica.revision;
  }

  #change(edit: (objects: readonly BoardObject[], base: number) => Change[]): void {
    if (this.#snapshot.canDraw) this.link.propose(edit(this.selected, this.#base));
  }

  /** The page that was shown may be gone, and what was selected too. */
  #happened(): void {
    const { document } = this.link.replica;
    const { page: shown, selection, version, editing, asked } = this.#snapshot;
    const page = shown && document.page(shown) ? shown : (this.pages[0]?.id ?? null);
    const author = { participant: this.link.self, isHost: this.isHost() };
    this.#update({
      state: this.link.state,
      page,
      asked: asked && document.permissions.people[asked.participant] ? null : asked,
      selection: selection.filter((id) => document.object(id)?.page === page),
      editing: editing && document.object(editing) ? editing : null,
      canDraw: page !== null && mayDraw(document, author, page),
      version: version + 1,
    });
  }

  #update(change: Partial<DeskSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.emit('changed');
  }
}
