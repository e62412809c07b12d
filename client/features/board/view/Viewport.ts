import type { Stage } from 'konva/lib/Stage';
import { type Box, boundsOfAll } from '../../../../server/board/drawing/boundsOf';
import type { Area } from '../../../../server/contract/boardLoad';
import { FARTHEST } from '../../../../server/contract/boardPoints';

const SMALLEST = 0.1;
const LARGEST = 8;
const MARGIN = 48;

/** Which part of the endless page is seen, and how large. */
export class Viewport {
  constructor(
    private readonly stage: Stage,
    private readonly changed: () => void,
  ) {}

  get scale(): number {
    return this.stage.scaleX();
  }

  /** The part of the page that is seen. */
  get box(): Box {
    const { x, y } = this.stage.position();
    const left = -x / this.scale;
    const top = -y / this.scale;
    return {
      left,
      top,
      right: left + this.stage.width() / this.scale,
      bottom: top + this.stage.height() / this.scale,
    };
  }

  /** The same, as far as pages go. */
  get area(): Area {
    const within = (value: number) => Math.min(FARTHEST, Math.max(-FARTHEST, value));
    const { left, top, right, bottom } = this.box;
    return { left: within(left), top: within(top), right: within(right), bottom: within(bottom) };
  }

  get middle(): { x: number; y: number } {
    const { left, top, right, bottom } = this.box;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** A place of the canvas as a place of the page. */
  toPage(x: number, y: number): { x: number; y: number } {
    const at = this.stage.position();
    return { x: (x - at.x) / this.scale, y: (y - at.y) / this.scale };
  }

  pan(x: number, y: number): void {
    const at = this.stage.position();
    this.stage.position({ x: at.x + x, y: at.y + y });
    this.changed();
  }

  /** Around a place of the canvas, which stays where it is. */
  zoom(factor: number, around = { x: this.stage.width() / 2, y: this.stage.height() / 2 }): void {
    const fixed = this.toPage(around.x, around.y);
    const scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale * factor));
    this.stage.scale({ x: scale, y: scale });
    this.stage.position({ x: around.x - fixed.x * scale, y: around.y - fixed.y * scale });
    this.changed();
  }

  /** Everything, or the usual size from the corner where there is nothing. */
  fit(boxes: readonly Box[]): void {
    const all = boundsOfAll(boxes);
    const [width, height] = [this.stage.width(), this.stage.height()];
    if (!all) {
      this.stage.scale({ x: 1, y: 1 });
      this.stage.position({ x: 0, y: 0 });
    } else {
      const wanted = Math.min(
        (width - 2 * MARGIN) / Math.max(1, all.right - all.left),
        (height - 2 * MARGIN) / Math.max(1, all.bottom - all.top),
      );
      const scale = Math.min(1, Math.max(SMALLEST, wanted));
      this.stage.scale({ x: scale, y: scale });
      this.stage.position({
        x: width / 2 - ((all.left + all.right) / 2) * scale,
        y: height / 2 - ((all.top + all.bottom) / 2) * scale,
      });
    }
    this.changed();
  }
}
