import type { BoardObject, Shape } from '../../contract/board';
import { unpackPoints } from '../../contract/boardPoints';
import { wrapText } from './wrapText';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LINE_HEIGHT = 1.3;

/** What an object covers on its page, turned and scaled as it is. */
export function boundsOf({
  shape,
  style,
  transform,
}: Pick<BoardObject, 'shape' | 'style' | 'transform'>): Box {
  const { left, top, right, bottom } = ownBox(shape, style.width);
  const angle = (transform.rotation * Math.PI) / 180;
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => {
    const [wide, high] = [x * transform.scaleX, y * transform.scaleY];
    return {
      x: transform.x + wide * Math.cos(angle) - high * Math.sin(angle),
      y: transform.y + wide * Math.sin(angle) + high * Math.cos(angle),
    };
  });
  return boxOf(corners);
}

/** Undefined for nothing. */
export function boundsOfAll(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
  );
}

function ownBox(shape: Shape, width: number): Box {
  switch (shape.kind) {
    case 'rect':
    case 'ellipse':
    case 'sticky':
    case 'image':
      return { left: 0, top: 0, right: shape.width, bottom: shape.height };
    case 'text':
      return { left: 0, top: 0, right: shape.width, bottom: heightOf(shape) };
    default: {
      const values = unpackPoints(shape.points);
      const points = [];
      for (let index = 0; index < values.length; index += 3)
        points.push({ x: values[index] ?? 0, y: values[index + 1] ?? 0 });
      const box = boxOf(points);
      const edge = width / 2;
      return {
        left: box.left - edge,
        top: box.top - edge,
        right: box.right + edge,
        bottom: box.bottom + edge,
      };
    }
  }
}

/** About: how a browser breaks lines is its own affair. */
function heightOf({ text, size, width }: Extract<Shape, { kind: 'text' }>): number {
  return wrapText(text, { width, size }).length * size * LINE_HEIGHT;
}

function boxOf(points: readonly { readonly x: number; readonly y: number }[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}
