import type { BoardObjectId } from '../../../../server/contract/ids';
import type { Tool, Touch, Workbench } from './Tool';

/** idle -> erasing: all that was touched goes at once, so that one undo brings it back. */
export class EraserTool implements Tool {
  #touched: Set<BoardObjectId> | undefined;

  constructor(private readonly bench: Workbench) {}

  down(touch: Touch): void {
    if (!this.bench.desk.getSnapshot().canDraw) return;
    this.#touched = new Set();
    this.move(touch);
  }

  move(touch: Touch): void {
    const id = this.#touched && this.bench.objectAt(touch);
    if (!id || this.#touched?.has(id)) return;
    this.#touched?.add(id);
    this.bench.fade(id);
  }

  up(): void {
    const touched = [...(this.#touched ?? [])];
    this.#touched = undefined;
    if (touched.length > 0) this.bench.desk.remove(touched);
  }

  cancel(): void {
    this.#touched = undefined;
  }
}
