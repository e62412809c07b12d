import { paperOf } from '../../../server/board/drawing/paperOf';

/** Draws the marks of the board's paper as they are shown, in CSS pixels from the corner of the canvas. */
export function drawPaper(context: CanvasRenderingContext2D, board: HTMLElement): void {
  const paper = paperOf(board.dataset['background'] ?? 'blank');
  const style = getComputedStyle(board);
  const lengthOf = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  const step = lengthOf('--paper-step');
  if (!paper || !(step > 0)) return;
  const { clientWidth: width, clientHeight: height } = board;
  const firstOf = (name: string) => (((lengthOf(name) % step) + step) % step) - step;
  const [left, top] = [firstOf('--paper-x'), firstOf('--paper-y')];
  context.fillStyle = paper.color;
  for (let y = top; y < height; y += step) {
    if (paper.marks !== 'dots') context.fillRect(0, y, width, 1);
    else for (let x = left; x < width; x += step) context.fillRect(x - 1, y - 1, 2, 2);
  }
  if (paper.marks === 'grid') for (let x = left; x < width; x += step) context.fillRect(x, 0, 1, height);
}
