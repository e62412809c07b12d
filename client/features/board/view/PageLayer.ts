import { Layer } from 'konva/lib/Layer';
import { type Box, boundsOf, overlap } from '../../../../server/board/drawing/boundsOf';
import { byOrder } from '../../../../server/board/drawing/byOrder';
import type { BoardObject } from '../../../../server/contract/board';
import type { BoardObjectId, FileId } from '../../../../server/contract/ids';
import { type ObjectNode, objectNode } from './objectNode';
import { Pictures } from './Pictures';

interface Drawn {
  readonly object: BoardObject;
  readonly node: ObjectNode;
}

/** The objects of one page: only those in view are on the canvas, what is out of view costs nothing. */
export class PageLayer {
  readonly layer = new Layer();
  readonly #objects = new Map<BoardObjectId, { readonly object: BoardObject; readonly box: Box }>();
  readonly #drawn = new Map<BoardObjectId, Drawn>();
  readonly #pictures: Pictures;
  /** Where the page stood, and how large, when it was painted last. */
  #painted = { x: 0, y: 0, scale: 1 };

  constructor(urlOf: (file: FileId) => string) {
    this.#pictures = new Pictures(urlOf, () => this.layer.batchDraw());
    this.layer.on('draw', () => {
      this.#painted = this.#stands;
      this.#style.transform = '';
    });
  }

  /** Moves the picture as it was painted to where the page stands now: a thousand objects cost no more than one. */
  moveAlong(): void {
    const { x, y, scale } = this.#stands;
    const by = scale / this.#painted.scale;
    const [left, top] = [x - this.#painted.x * by, y - this.#painted.y * by];
    this.#style.transformOrigin = '0 0';
    this.#style.transform = `translate(${left}px, ${top}px) scale(${by})`;
  }

  /** Another page. */
  replace(objects: readonly BoardObject[], view: Box): void {
    this.#objects.clear();
    for (const id of [...this.#drawn.keys()]) this.#erase(id);
    for (const object of objects) this.#objects.set(object.id, { object, box: boundsOf(object) });
    this.refresh(view);
  }

  /** As it is now; undefined: it is gone. */
  put(id: BoardObjectId, object: BoardObject | undefined): void {
    if (object) this.#objects.set(id, { object, box: boundsOf(object) });
    else this.#objects.delete(id);
  }

  get boxes(): readonly Box[] {
    return [...this.#objects.values()].map(({ box }) => box);
  }

  within(box: Box): readonly BoardObjectId[] {
    return [...this.#objects].filter(([, each]) => overlap(each.box, box)).map(([id]) => id);
  }

  node(id: BoardObjectId): ObjectNode | undefined {
    return this.#drawn.get(id)?.node;
  }

  /** Brings the canvas in line with what is seen. Answers whether a node was made or has gone. */
  refresh(view: Box): boolean {
    let isChanged = false;
    for (const [id, drawn] of this.#drawn) {
      const known = this.#objects.get(id);
      if (known && known.object === drawn.object && overlap(known.box, view)) continue;
      this.#erase(id);
      isChanged = true;
    }
    const added: BoardObject[] = [];
    for (const [id, { object, box }] of this.#objects)
      if (!this.#drawn.has(id) && overlap(box, view)) added.push(object);
    for (const object of added)
      this.#drawn.set(object.id, { object, node: objectNode(object, this.#pictures) });
    if (added.length > 0) {
      this.#order();
      isChanged = true;
    }
    this.layer.batchDraw();
    return isChanged;
  }

  get #stands() {
    const stage = this.layer.getStage();
    return { x: stage?.x() ?? 0, y: stage?.y() ?? 0, scale: stage?.scaleX() ?? 1 };
  }

  get #style(): CSSStyleDeclaration {
    return this.layer.getNativeCanvasElement().style;
  }

  #order(): void {
    const nodes = byOrder([...this.#drawn.values()].map(({ object }) => object)).flatMap(
      ({ id }) => this.#drawn.get(id)?.node ?? [],
    );
    this.layer.removeChildren();
    for (const node of nodes) this.layer.add(node);
  }

  #erase(id: BoardObjectId): void {
    this.#drawn.get(id)?.node.destroy();
    this.#drawn.delete(id);
  }
}
