import { Layer } from 'konva/lib/Layer';
import { Rect } from 'konva/lib/shapes/Rect';
import { Transformer } from 'konva/lib/shapes/Transformer';
import type { Transform } from '../../../../server/contract/board';
import type { BoardObjectId } from '../../../../server/contract/ids';
import type { BoardDesk } from '../BoardDesk';
import type { PageLayer } from './PageLayer';

const PLUM = '#6b4fa0';
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** What is selected: moved, resized and turned under a lock, and given back where somebody else holds it. */
export class Selection {
  readonly layer = new Layer();
  readonly #transformer = new Transformer({
    rotateAnchorOffset: 28,
    anchorSize: 12,
    anchorStroke: PLUM,
    borderStroke: PLUM,
    ignoreStroke: true,
    flipEnabled: false,
  });
  readonly #marquee = new Rect({ stroke: PLUM, dash: [4, 4], strokeScaleEnabled: false, visible: false });
  #working = false;

  constructor(
    private readonly desk: BoardDesk,
    private readonly page: PageLayer,
  ) {
    this.layer.add(this.#transformer, this.#marquee);
    this.#transformer.on('dragstart transformstart', () => this.#start());
    this.#transformer.on('dragend transformend', () => this.#end());
  }

  /** While one moves something, what comes from the server must not take it out of one's hand. */
  get isWorking(): boolean {
    return this.#working;
  }

  show(): void {
    if (this.#working) return;
    const { selection, canDraw, tool, editing } = this.desk.getSnapshot();
    const nodes = selection.flatMap((id) => this.page.node(id) ?? []);
    const isHeld =
      this.desk.link.locks.holderOf(selection.map((id) => ({ kind: 'object', id }))) !== undefined;
    const isFree = canDraw && !isHeld && tool === 'select' && editing === null;
    for (const node of nodes) node.draggable(isFree);
    this.#transformer.nodes(nodes);
    this.#transformer.resizeEnabled(isFree);
    this.#transformer.rotateEnabled(isFree);
    this.layer.batchDraw();
  }

  frame(from: { x: number; y: number }, to: { x: number; y: number } | undefined): void {
    this.#marquee.visible(to !== undefined);
    if (to)
      this.#marquee.setAttrs({
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(to.x - from.x),
        height: Math.abs(to.y - from.y),
      });
    this.layer.batchDraw();
  }

  #start(): void {
    if (this.#working) return;
    this.#working = true;
    const targets = this.#targets();
    void this.desk.link.locks.acquire(targets, 'moving').then((isOurs) => {
      if (isOurs || !this.#working) return;
      this.#transformer.stopTransform();
      for (const node of this.#transformer.nodes()) node.stopDrag();
      this.#working = false;
      this.#putBack();
    });
  }

  #end(): void {
    // It ends once for each node that was dragged along.
    if (!this.#working) return;
    this.#working = false;
    const transforms = new Map<BoardObjectId, Transform>();
    for (const id of this.desk.getSnapshot().selection) {
      const node = this.page.node(id);
      if (!node) continue;
      const { x, y } = node.position();
      transforms.set(id, {
        x: round(x, 1),
        y: round(y, 1),
        rotation: round(node.rotation() % 360, 2),
        scaleX: round(node.scaleX(), 4),
        scaleY: round(node.scaleY(), 4),
      });
    }
    const targets = this.#targets();
    if (transforms.size > 0) this.desk.transform(transforms);
    this.desk.link.locks.release(targets);
  }

  #putBack(): void {
    for (const { id, transform } of this.desk.selected) this.page.node(id)?.setAttrs(transform);
    this.layer.batchDraw();
    this.page.layer.batchDraw();
  }

  #targets() {
    return this.desk.getSnapshot().selection.map((id) => ({ kind: 'object' as const, id }));
  }
}
