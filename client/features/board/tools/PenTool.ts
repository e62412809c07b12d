import { Path } from 'konva/lib/shapes/Path';
import { strokeOutline } from '../../../../server/board/drawing/strokeOutline';
import type { Pen, Style } from '../../../../server/contract/board';
import { packPoints } from '../../../../server/contract/boardPoints';
import type { BoardObjectId } from '../../../../server/contract/ids';
import type { Tool, Touch, Workbench } from './Tool';

const REPORT_MS = 60;
const MOST_POINTS = 3_900;
const NEAR = 0.6;

interface Drawing {
  readonly id: BoardObjectId;
  readonly points: number[];
  readonly path: Path;
  reported: number;
  reportedAt: number;
}

/** idle -> drawing: ink with pressure, seen by others while it is drawn. The laser leaves nothing. */
export class PenTool implements Tool {
  #drawing: Drawing | undefined;

  constructor(
    private readonly bench: Workbench,
    private readonly pen: Pen | 'laser',
  ) {}

  down(touch: Touch): void {
    if (this.pen !== 'laser' && !this.bench.desk.getSnapshot().canDraw) return;
    const { color, opacity } = this.#style;
    const path = new Path({ fill: color, opacity, listening: false });
    this.bench.draft.add(path);
    const id = crypto.randomUUID() as BoardObjectId;
    this.#drawing = { id, points: [], path, reported: 0, reportedAt: 0 };
    this.move(touch);
  }

  move({ x, y, pressure }: Touch): void {
    const drawing = this.#drawing;
    if (!drawing || drawing.points.length >= MOST_POINTS * 3) return;
    const [lastX = Infinity, lastY = Infinity] = drawing.points.slice(-3);
    if (Math.hypot(x - lastX, y - lastY) < NEAR) return;
    drawing.points.push(round(x), round(y), pressure);
    drawing.path.data(
      strokeOutline([packPoints(drawing.points)], { pen: this.pen, width: this.#style.width }),
    );
    if (performance.now() - drawing.reportedAt >= REPORT_MS) this.#report(drawing);
  }

  up(): void {
    const drawing = this.#drawing;
    if (!drawing) return;
    this.#report(drawing);
    this.#drawing = undefined;
    drawing.path.destroy();
    this.bench.draft.batchDraw();
    if (this.pen === 'laser') {
      this.bench.report(null);
      return;
    }
    const { desk } = this.bench;
    const [x = 0, y = 0] = drawing.points;
    const points = packPoints(drawing.points.map((value, index) => value - ([x, y, 0][index % 3] ?? 0)));
    desk.add({ kind: 'stroke', pen: this.pen, points }, { x, y }, { id: drawing.id, style: this.#style });
  }

  cancel(): void {
    this.#drawing?.path.destroy();
    this.#drawing = undefined;
    this.bench.report(null);
  }

  /** The highlighter is broad and lets through what is below. */
  get #style(): Style {
    const { style } = this.bench.desk.getSnapshot();
    if (this.pen === 'highlighter')
      return { ...style, width: Math.min(200, style.width * 5), opacity: Math.min(style.opacity, 0.4) };
    if (this.pen === 'laser') return { ...style, color: '#c7392b', opacity: 0.8 };
    return style;
  }

  #report(drawing: Drawing): void {
    const news = drawing.points.slice(drawing.reported);
    if (news.length === 0) return;
    drawing.reported = drawing.points.length;
    drawing.reportedAt = performance.now();
    this.bench.report({
      id: drawing.id,
      pen: this.pen,
      style: this.#style,
      points: packPoints(news.slice(0, 1_500)),
    });
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
