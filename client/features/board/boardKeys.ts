import type { KeyboardEvent } from 'react';
import type { BoardDesk } from './BoardDesk';
import type { BoardView } from './view/BoardView';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 1;
const LARGE_STEP = 10;
const PAN_STEP = 60;
const ZOOM_STEP = 1.25;

/** Keys on the canvas; they count only while it has the focus. Copying and pasting are events of the browser. True when the key was one of them. */
export function pressBoardKey(event: KeyboardEvent, desk: BoardDesk, view: BoardView): boolean {
  const { key, shiftKey, altKey } = event;
  if (altKey) return false;
  if (event.ctrlKey || event.metaKey) return pressWithControl(key.toLowerCase(), shiftKey, desk);
  const arrow = ARROWS[key];
  if (arrow) {
    const [x, y] = arrow;
    const step = shiftKey ? LARGE_STEP : STEP;
    if (desk.selected.length > 0) desk.nudge(x * step, y * step);
    else view.viewport.pan(-x * PAN_STEP, -y * PAN_STEP);
    return true;
  }
  return pressPlain(key, desk, view);
}

function pressPlain(key: string, desk: BoardDesk, view: BoardView): boolean {
  switch (key) {
    case 'Delete':
    case 'Backspace':
      desk.remove();
      return true;
    case 'Escape':
      desk.select([]);
      return true;
    case 'Enter': {
      const [first] = desk.selected;
      if (first && desk.getSnapshot().tool === 'select') void desk.startWriting(first.id);
      else view.placeInMiddle();
      return true;
    }
    case 'PageUp':
    case 'PageDown':
      turnPage(desk, key === 'PageUp' ? -1 : 1);
      return true;
    case '+':
    case '=':
      view.viewport.zoom(ZOOM_STEP);
      return true;
    case '-':
      view.viewport.zoom(1 / ZOOM_STEP);
      return true;
    case '0':
      view.fit();
      return true;
    default:
      return false;
  }
}

function turnPage(desk: BoardDesk, step: number): void {
  const shown = desk.pages.findIndex(({ id }) => id === desk.getSnapshot().page);
  const next = desk.pages[shown + step];
  if (next) desk.choose({ page: next.id });
}

function pressWithControl(key: string, isShifted: boolean, desk: BoardDesk): boolean {
  switch (key) {
    case 'z':
      if (isShifted) desk.link.redo();
      else desk.link.undo();
      return true;
    case 'y':
      desk.link.redo();
      return true;
    case 'a':
      desk.choose({ tool: 'select' });
      desk.select(desk.objects.map(({ id }) => id));
      return true;
    default:
      return false;
  }
}
