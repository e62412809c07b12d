import { getStroke } from 'perfect-freehand';
import type { Pen } from '../../contract/board';
import { unpackPoints } from '../../contract/boardPoints';

/** How the pens differ: how much pressure thins the line, and how it ends. */
const PENS = {
  pen: { thinning: 0.5, tapered: false },
  brush: { thinning: 0.85, tapered: true },
  highlighter: { thinning: 0, tapered: false },
  laser: { thinning: 0.3, tapered: false },
} as const;

/** The outline of a stroke as an SVG path, to be filled. */
export function strokeOutline(
  texts: readonly string[],
  { pen, width }: { pen: Pen | 'laser'; width: number },
): string {
  const points = texts.flatMap(readPoints);
  const { thinning, tapered } = PENS[pen];
  const isPressed = points.some(([, , pressure]) => pressure !== 0.5);
  const outline = getStroke(points, {
    size: width,
    thinning,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: pen !== 'highlighter' && !isPressed,
    ...(tapered && { start: { taper: width * 2 }, end: { taper: width * 2 } }),
  });
  const [first, ...rest] = outline;
  if (!first) return '';
  const place = ([x, y]: readonly number[]) => `${(x ?? 0).toFixed(1)} ${(y ?? 0).toFixed(1)}`;
  return `M${place(first)}L${rest.map(place).join(' ')}Z`;
}

function readPoints(text: string): [number, number, number][] {
  const values = unpackPoints(text);
  const points: [number, number, number][] = [];
  for (let index = 0; index + 2 < values.length; index += 3)
    points.push([values[index] ?? 0, values[index + 1] ?? 0, middle(values[index + 2] ?? 0.5)]);
  return points;
}

/** A mouse says 0.5, which is written as the nearest of 64 steps. */
function middle(pressure: number): number {
  return Math.abs(pressure - 0.5) < 0.01 ? 0.5 : pressure;
}
