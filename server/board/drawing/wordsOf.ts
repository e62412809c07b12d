import type { Shape } from '../../contract/board';

/** What an object says: its text, or what is to be seen on it; empty where it has no words. */
export function wordsOf(shape: Shape): string {
  if (shape.kind === 'image') return shape.alt;
  return 'text' in shape ? shape.text : '';
}
