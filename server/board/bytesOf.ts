import type { Shape } from '../contract/board';

/** What an object has besides its points or its text: ids, place, style, author. */
const REST = 400;

/** About as many bytes as an object of this shape, or a change of one, has on the wire. */
export function bytesOf(shape: Shape | undefined): number {
  if (!shape) return REST;
  return REST + ('points' in shape ? shape.points.length : 'text' in shape ? shape.text.length : 0);
}
