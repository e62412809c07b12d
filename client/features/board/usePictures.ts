import { type RefObject, useCallback } from 'react';
import type { BoardDesk } from './BoardDesk';
import type { BoardSocket } from './BoardLink';
import { placeOfPicture } from './placeOfPicture';
import { sizeOfPicture } from './sizeOfPicture';
import { useComingPictures } from './useComingPictures';
import type { BoardView } from './view/BoardView';

/** Pictures that one puts on the page: in the middle of what is seen, or where they were dropped. */
export function usePictures(desk: BoardDesk, socket: BoardSocket, view: RefObject<BoardView | null>) {
  const { coming, list } = useComingPictures(desk, socket);
  const add = useCallback(
    (files: readonly File[], at?: { x: number; y: number }) => {
      const { page, canDraw } = desk.getSnapshot();
      const viewport = view.current?.viewport;
      if (!coming || !viewport || !page || !canDraw) return;
      const [seen, middle] = [viewport.box, viewport.middle];
      for (const [count, file] of files.entries())
        void sizeOfPicture(file).then((size) =>
          coming.add(file, file.name, placeOfPicture(size, { page, seen, at: at ?? middle, count })),
        );
    },
    [coming, desk, view],
  );
  return { coming, list, add };
}
