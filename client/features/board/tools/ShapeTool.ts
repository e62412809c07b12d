import type { BoardObject, Shape } from '../../../../server/contract/board';
import { packPoints } from '../../../../server/contract/boardPoints';
import { type ObjectNode, objectNode } from '../view/objectNode';
import type { Tool, Touch, Workbench } from './Tool';

export type ShapeKind = 'line' | 'arrow' | 'rect' | 'ellipse' | 'text' | 'sticky';

const CLICK = 6;
const USUAL = { rect: [160, 100], ellipse: [160, 100], text: [240, 30], sticky: [180, 180] } as const;

/** idle -> dragging: what lies between two places. A click makes one of the usual size. */
export class ShapeTool implements Tool {
  #from: Touch | undefined;
  #node: ObjectNode | undefined;

  constructor(
    private readonly bench: Workbench,
    private readonly kind: ShapeKind,
  ) {}

  down(touch: Touch): void {
    if (this.bench.desk.getSnapshot().canDraw) this.#from = touch;
  }

  move(touch: Touch): void {
    if (!this.#from) return;
    const { shape, place } = this.#between(this.#from, touch);
    this.#node?.destroy();
    const { style } = this.bench.desk.getSnapshot();
    const transform = { ...place, rotation: 0, scaleX: 1, scaleY: 1 };
    this.#node = objectNode({ shape, style, transform } as BoardObject);
    this.bench.draft.add(this.#node);
  }

  up(touch: Touch): void {
    const from = this.#from;
    this.cancel();
    if (!from) return;
    const isClick = Math.hypot(touch.x - from.x, touch.y - from.y) < CLICK;
    if (isClick && (this.kind === 'line' || this.kind === 'arrow')) return;
    this.place(isClick ? this.#usual(from) : this.#between(from, touch));
  }

  cancel(): void {
    this.#from = undefined;
    this.#node?.destroy();
    this.#node = undefined;
  }

  /** One of the usual size around a place, as the keyboard makes it. */
  placeAt(touch: Touch): void {
    if (this.kind !== 'line' && this.kind !== 'arrow') this.place(this.#usual(touch));
    else this.place(this.#between(touch, { ...touch, x: touch.x + 160 }));
  }

  place({ shape, place }: { shape: Shape; place: { x: number; y: number } }): void {
    const { desk } = this.bench;
    const id = desk.add(shape, place);
    if (!id) return;
    desk.choose({ tool: 'select' });
    desk.select([id]);
    if (this.kind === 'text' || this.kind === 'sticky') void desk.startWriting(id);
  }

  #usual({ x, y }: Touch) {
    const [width, height] = this.kind === 'line' || this.kind === 'arrow' ? [160, 0] : USUAL[this.kind];
    return { shape: this.#shape(width, height), place: { x, y } };
  }

  #between(from: Touch, to: Touch): { shape: Shape; place: { x: number; y: number } } {
    if (this.kind === 'line' || this.kind === 'arrow') {
      const points = packPoints([0, 0, 0.5, to.x - from.x, to.y - from.y, 0.5]);
      return { shape: { kind: this.kind, points }, place: { x: from.x, y: from.y } };
    }
    const place = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
    return { shape: this.#shape(Math.abs(to.x - from.x), Math.abs(to.y - from.y)), place };
  }

  #shape(width: number, height: number): Shape {
    switch (this.kind) {
      case 'text':
        return { kind: 'text', text: '', size: 20, width: Math.max(80, width) };
      case 'sticky':
        return { kind: 'sticky', text: '', width: Math.max(60, width), height: Math.max(60, height) };
      case 'rect':
      case 'ellipse':
        return { kind: this.kind, width, height };
      case 'line':
      case 'arrow':
        return { kind: this.kind, points: packPoints([0, 0, 0.5, width, height, 0.5]) };
    }
  }
}
