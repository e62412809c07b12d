import { paperOf } from '../../../../server/board/drawing/paperOf';
import type { Viewport } from './Viewport';

/** Has the marks of the paper move and grow with what lies on it: the styles of the canvas read it. */
export function placePaper(
  element: HTMLElement,
  background: string,
  { box, scale }: Pick<Viewport, 'box' | 'scale'>,
): void {
  const paper = paperOf(background, scale);
  if (!paper) return;
  element.style.setProperty('--paper-step', `${paper.step * scale}px`);
  element.style.setProperty('--paper-x', `${-box.left * scale}px`);
  element.style.setProperty('--paper-y', `${-box.top * scale}px`);
}
