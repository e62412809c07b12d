import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';

/**
 * Arrow keys over a grid: up and down from row to row, left and right among the cells of one. The Tab key stops once,
 * at the first cell of the row that had the focus last.
 */
export function useRovingGrid(grid: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState(0);
  const rowsOf = () => [...(grid.current?.querySelectorAll<HTMLElement>('[data-room]') ?? [])];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const rows = rowsOf();
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
    const row = rows.findIndex((candidate) => candidate.contains(from));
    if (from === null || row === -1) return;
    const cells = cellsOf(rows[row]);
    const cell = cells.indexOf(from);
    const to = {
      ArrowRight: cells[cell + 1],
      ArrowLeft: cells[cell - 1],
      ArrowDown: nearest(rows[row + 1], from),
      ArrowUp: nearest(rows[row - 1], from),
      Home: cells[0],
      End: cells.at(-1),
      PageDown: cellsOf(rows[Math.min(row + 10, rows.length - 1)])[0],
      PageUp: cellsOf(rows[Math.max(row - 10, 0)])[0],
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const row = rowsOf().findIndex((candidate) => candidate.contains(event.target));
    if (row !== -1) setActive(row);
  };
  return { active, handlers: { onKeyDown, onFocus } };
}

function cellsOf(row: HTMLElement | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('[data-cell]:not(:disabled)') ?? [])];
}

/** In another row, what lies closest under or over: the room's name for the name, else the next in time. */
function nearest(row: HTMLElement | undefined, from: HTMLElement): HTMLElement | undefined {
  const [name, ...bars] = cellsOf(row);
  if (from.closest('[data-label]') || bars.length === 0) return name;
  const x = from.getBoundingClientRect().left;
  const distance = (bar: HTMLElement) => Math.abs(bar.getBoundingClientRect().left - x);
  return bars.toSorted((a, b) => distance(a) - distance(b))[0];
}
