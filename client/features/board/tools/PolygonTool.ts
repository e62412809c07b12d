import { Line } from 'konva/lib/shapes/Line';
import { packPoints } from '../../../../server/contract/boardPoints';
import type { Tool, Touch, Workbench } from './Tool';

const CLOSE_TO = 12;
const MOST_CORNERS = 190;

/** idle -> placing corners: a click near the first, or on the last, ends it. */
export class PolygonTool implements Tool {
  #corners: { x: number; y: number }[] = [];
  #line: Line | undefined;

  constructor(private readonly bench: Workbench) {}

  down({ x, y }: Touch): void {
    if (!this.bench.desk.getSnapshot().canDraw) return;
    const isNear = (corner: { x: number; y: number } | undefined) =>
      corner !== undefined && Math.hypot(corner.x - x, corner.y - y) < CLOSE_TO;
    const isEnd = isNear(this.#corners[0]) || isNear(this.#corners.at(-1));
    if (this.#corners.length > 2 && (isEnd || this.#corners.length > MOST_CORNERS)) this.#finish();
    else if (!isEnd || this.#corners.length === 0) this.#corners.push({ x, y });
    this.move({ x, y, pressure: 0.5 });
  }

  move({ x, y }: Touch): void {
    if (this.#corners.length === 0) return;
    const { color, width } = this.bench.desk.getSnapshot().style;
    if (!this.#line) {
      this.#line = new Line({ stroke: color, strokeWidth: width, lineJoin: 'round', listening: false });
      this.bench.draft.add(this.#line);
    }
    this.#line.points([...this.#corners, { x, y }].flatMap((corner) => [corner.x, corner.y]));
  }

  up(): void {}

  cancel(): void {
    this.#corners = [];
    this.#line?.destroy();
    this.#line = undefined;
  }

  #finish(): void {
    const [first] = this.#corners;
    const corners = this.#corners;
    this.cancel();
    if (!first) return;
    const points = packPoints(corners.flatMap(({ x, y }) => [x - first.x, y - first.y, 0.5]));
    this.bench.desk.add({ kind: 'polygon', points }, first);
  }
}
