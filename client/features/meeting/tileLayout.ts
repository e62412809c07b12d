/** How many pictures at once, and how they share the stage. `auto` takes the smallest grid that holds everyone. */
export const LAYOUTS = ['auto', '1', '2', '4', '9', '16', '1+5', 'speaker'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Position of a tile in CSS pixels within the stage. */
export interface Rectangle extends Size {
  readonly left: number;
  readonly top: number;
}

const GAP = 8;
const PICTURE = 16 / 9;
const HIGHEST = 3 / 4;
const WIDEST = 2;
const MOST_AUTO = 16;
const MOST_AUTO_NARROW = 5;
const STRIP_MOST = 6;

/** A phone held upright: one large tile and two by two below. */
export function isNarrow({ width, height }: Size): boolean {
  return width <= 640 && height > width;
}

/** How many tiles fit on one page. */
export function capacity(layout: Layout, count: number, stage: Size): number {
  switch (layout) {
    case 'auto':
      return Math.max(1, Math.min(count, isNarrow(stage) ? MOST_AUTO_NARROW : MOST_AUTO));
    case '1+5':
      return 6;
    case 'speaker':
      return STRIP_MOST;
    case '1':
    case '2':
    case '4':
    case '9':
    case '16':
      return Number(layout);
  }
}

/** Whether the first place of this layout belongs to whoever matters most (pinned, shared, speaking). */
export function hasMainPlace(layout: Layout, count: number, stage: Size): boolean {
  if (layout === '1' || layout === '1+5' || layout === 'speaker') return true;
  return layout === 'auto' && isNarrow(stage) && count > 2;
}

/** Where `count` tiles stand on the stage; the first is the main one where the layout has one. */
export function tileLayout(layout: Layout, count: number, stage: Size): Rectangle[] {
  if (count <= 0 || stage.width <= 0 || stage.height <= 0) return [];
  if (count === 1) return [{ left: 0, top: 0, ...stage }];
  if (layout === '1+5') return onePlusFive(count, stage);
  if (layout === 'speaker') return speaker(count, stage);
  if (layout === 'auto' && isNarrow(stage) && count > 2) return largeAndTwoByTwo(count, stage);
  return grid(count, stage);
}

/**
 * The columns that make the pictures largest. Cells are no higher than three quarters of their width and no wider
 * than twice their height, so that faces are not cut; what is left over surrounds the grid. An incomplete last row stands in the middle.
 */
function grid(count: number, stage: Size): Rectangle[] {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const cell = cellOf(stage, columns, Math.ceil(count / columns));
    const size = Math.min(cell.width, cell.height * PICTURE);
    if (size > best.size + 0.5) best = { columns, size };
  }
  const { columns } = best;
  const rows = Math.ceil(count / columns);
  const full = cellOf(stage, columns, rows);
  const cell = {
    width: Math.min(full.width, full.height * WIDEST),
    height: Math.min(full.height, full.width * HIGHEST),
  };
  const top = ((full.height - cell.height) * rows) / 2;
  const left = ((full.width - cell.width) * columns) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - columns * (rows - 1) : columns;
    const indent = left + ((columns - inRow) * (cell.width + GAP)) / 2;
    const placed = place(cell, index % columns, row, indent);
    return { ...placed, top: placed.top + top };
  });
}

/** A three by three grid whose first tile takes two by two places. */
function onePlusFive(count: number, stage: Size): Rectangle[] {
  const cell = cellOf(stage, 3, 3);
  const main = { left: 0, top: 0, width: 2 * cell.width + GAP, height: 2 * cell.height + GAP };
  const rest = [
    place(cell, 2, 0),
    place(cell, 2, 1),
    place(cell, 2, 2),
    place(cell, 1, 2),
    place(cell, 0, 2),
  ];
  return [main, ...rest].slice(0, count);
}

/** One large picture and a strip of the others: beside it on a wide stage, below it on a high one. */
function speaker(count: number, stage: Size): Rectangle[] {
  const others = count - 1;
  if (stage.width > stage.height * 1.2) {
    const width = Math.min(Math.max(stage.width * 0.2, 120), 260);
    const height = Math.min((stage.height - GAP * (others - 1)) / others, width / PICTURE);
    const indent = Math.max(0, (stage.height - others * (height + GAP) + GAP) / 2);
    const left = stage.width - width;
    const strip = range(others).map((i) => ({ left, top: indent + i * (height + GAP), width, height }));
    return [{ left: 0, top: 0, width: left - GAP, height: stage.height }, ...strip];
  }
  const width = Math.min((stage.width - GAP * (others - 1)) / others, 200);
  const height = Math.min(Math.max(width / PICTURE, 72), stage.height * 0.3);
  const indent = Math.max(0, (stage.width - others * (width + GAP) + GAP) / 2);
  const top = stage.height - height;
  const strip = range(others).map((i) => ({ left: indent + i * (width + GAP), top, width, height }));
  return [{ left: 0, top: 0, width: stage.width, height: top - GAP }, ...strip];
}

/** Rows of 1.6, 1 and 1: the large tile above, the others two by two. */
function largeAndTwoByTwo(count: number, stage: Size): Rectangle[] {
  const rows = Math.ceil((count - 1) / 2);
  const unit = (stage.height - rows * GAP) / (1.6 + rows);
  const main = { left: 0, top: 0, width: stage.width, height: 1.6 * unit };
  const cell = { width: (stage.width - GAP) / 2, height: unit };
  const rest = range(count - 1).map((index) => {
    const alone = index === count - 2 && index % 2 === 0;
    const placed = place(cell, index % 2, Math.floor(index / 2), alone ? (cell.width + GAP) / 2 : 0);
    return { ...placed, top: placed.top + main.height + GAP };
  });
  return [main, ...rest];
}

function cellOf({ width, height }: Size, columns: number, rows: number): Size {
  return { width: (width - GAP * (columns - 1)) / columns, height: (height - GAP * (rows - 1)) / rows };
}

function place(cell: Size, column: number, row: number, indent = 0): Rectangle {
  return { left: indent + column * (cell.width + GAP), top: row * (cell.height + GAP), ...cell };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
