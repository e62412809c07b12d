import { type RefObject, useEffect } from 'react';
import type { CaptureSource } from '../../../server/contract/board';
import type { BoardDesk } from './BoardDesk';
import type { BoardState } from './BoardLink';
import type { ComingPictures } from './ComingPictures';
import { sizeOfPicture } from './sizeOfPicture';
import type { BoardView } from './view/BoardView';

/** A still picture that is to have a page of its own. */
export interface CapturedPicture {
  readonly content: Blob;
  /** What it was taken of, and when. */
  readonly title: string;
  readonly of: CaptureSource;
}

interface CaptureContext {
  readonly state: BoardState;
  readonly coming: ComingPictures | null;
  readonly view: RefObject<BoardView | null>;
}

/** Puts a captured picture onto a new page, pixel by pixel, once the board is open: everyone sees it coming. */
export function useCapturedPicture(
  desk: BoardDesk,
  captured: { readonly picture: CapturedPicture | null; readonly onTaken: () => void },
  { state, coming, view }: CaptureContext,
): void {
  const { picture, onTaken } = captured;
  useEffect(() => {
    if (!picture || !coming || state === 'opening') return;
    onTaken();
    const page = desk.addPage(picture.title.slice(0, 60), picture.of);
    void sizeOfPicture(picture.content).then(({ width, height } = { width: 320, height: 240 }) => {
      coming.add(picture.content, `${picture.title}.png`, { page, x: 0, y: 0, width, height });
      view.current?.viewport.fit([{ left: 0, top: 0, right: width, bottom: height }]);
    });
  }, [picture, onTaken, coming, state, desk, view]);
}
