import type { Box } from '../../board/drawing/boundsOf';
import { paperOf } from '../../board/drawing/paperOf';

/** Draws the marks of a page's paper into a part of the page, which is drawn at a scale. */
export function drawPaper(
  document: PDFKit.PDFDocument,
  background: string,
  { box, scale }: { readonly box: Box; readonly scale: number },
): void {
  const paper = paperOf(background, scale);
  if (!paper) return;
  const { marks, step, color } = paper;
  const first = (edge: number) => Math.ceil(edge / step) * step;
  document
    .save()
    .rect(box.left, box.top, box.right - box.left, box.bottom - box.top)
    .clip();
  document.lineWidth(1).undash();
  if (marks === 'dots') document.lineWidth(2).lineCap('round').dash(0.001, { space: step });
  for (let y = first(box.top); y <= box.bottom; y += step)
    document.moveTo(first(box.left) - (marks === 'dots' ? 0 : step), y).lineTo(box.right, y);
  if (marks === 'grid')
    for (let x = first(box.left); x <= box.right; x += step)
      document.moveTo(x, box.top).lineTo(x, box.bottom);
  document.stroke(color).restore();
}
