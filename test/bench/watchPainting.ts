/** What the functions below share in the page. */
interface PaintingWindow extends Window {
  painting: { cell: number; moves: number; began: number; lastMove: number; last: string };
}

/** In the page: objects lie in cells of so many pixels. */
export function watchPainting(cell: number): void {
  const page = window as unknown as PaintingWindow;
  page.painting = { cell, moves: 0, began: 0, lastMove: 0, last: '' };
}

/**
 * In the page: when every cell in view holds paint, that time. Reads the pixels of the lowest canvas, row of cells by
 * row, and no further than the first that is empty: looking must not cost more than painting.
 */
export function readPainted(): { at: number } | undefined {
  const canvas = document.querySelector<HTMLCanvasElement>('[role=application] .konvajs-content canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return undefined;
  const at = performance.now();
  const { width, height } = canvas;
  const { cell } = (window as unknown as PaintingWindow).painting;
  // Somewhere in each square of a cell's size, wherever the picture was moved to.
  for (let top = 0; top + cell < height; top += cell) {
    const { data } = context.getImageData(0, top, width, cell);
    for (let left = 0; left + cell < width; left += cell) {
      let isFound = false;
      for (let y = 0; y < cell && !isFound; y += 4)
        for (let x = left; x < left + cell && !isFound; x += 4)
          isFound = (data[(y * width + x) * 4 + 3] ?? 0) > 0;
      if (!isFound) return undefined;
    }
  }
  return { at };
}

/** In the page: counts the frames in which the picture stands elsewhere than in the one before. */
export function startPanning(): void {
  const { painting } = window as unknown as PaintingWindow;
  const canvas = document.querySelector<HTMLCanvasElement>('[role=application] .konvajs-content canvas');
  document.addEventListener('wheel', () => (painting.lastMove = performance.now()), { capture: true });
  painting.began = performance.now();
  const look = () => {
    const row = canvas?.getContext('2d')?.getImageData(0, canvas.height >> 1, canvas.width, 1).data ?? [];
    let sum = 0;
    for (let index = 3; index < row.length; index += 4)
      sum = (sum * 31 + (row[index] ?? 0) + (row[index - 1] ?? 0)) | 0;
    const now = `${sum} ${canvas?.style.transform ?? ''}`;
    if (now !== painting.last) painting.moves += 1;
    painting.last = now;
    if (painting.began > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: how many such frames there were in a second, and when the wheel was turned last. */
export function stopPanning(): { panFps: number; stoppedAt: number } {
  const { painting } = window as unknown as PaintingWindow;
  const panFps = painting.moves / ((painting.lastMove - painting.began) / 1000);
  painting.began = 0;
  return { panFps, stoppedAt: painting.lastMove };
}
