import { type RefObject, useEffect } from 'react';
import { wordsOf } from '../../../server/board/drawing/wordsOf';
import type { BoardDesk } from './BoardDesk';

/** Copying, cutting and pasting at the board: of objects, and of pictures from elsewhere. */
export function useClipboard(
  desk: BoardDesk,
  board: RefObject<HTMLElement | null>,
  onPictures: (files: readonly File[]) => void,
): void {
  useEffect(() => {
    const aborted = new AbortController();
    const on = (name: 'copy' | 'cut' | 'paste', act: (event: ClipboardEvent) => void) =>
      document.addEventListener(
        name,
        (event) => {
          if (!isAtBoard(event.target, board.current)) return;
          event.preventDefault();
          act(event);
        },
        { signal: aborted.signal },
      );
    const copy = ({ clipboardData }: ClipboardEvent) => {
      desk.copy();
      // From now on the clipboard holds what was copied here, and no picture from before.
      clipboardData?.setData(
        'text/plain',
        desk.selected.map(({ shape }) => wordsOf(shape)).join('\n') || ' ',
      );
    };
    on('copy', copy);
    on('cut', (event) => {
      copy(event);
      desk.remove();
    });
    on('paste', ({ clipboardData }) => {
      const pictures = picturesOf(clipboardData);
      if (pictures.length > 0) onPictures(pictures);
      else desk.paste();
    });
    return () => aborted.abort();
  }, [desk, board, onPictures]);
}

/** Files that say that they are pictures; what they are is found out where they arrive. */
export function picturesOf(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** Whoever writes somewhere pastes there. */
function isAtBoard(target: EventTarget | null, board: HTMLElement | null): boolean {
  if (!(target instanceof Element) || target.closest('input, textarea, [contenteditable]')) return false;
  return target === document.body || board?.contains(target) === true;
}
