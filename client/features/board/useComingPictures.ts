import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BoardDesk } from './BoardDesk';
import type { BoardSocket } from './BoardLink';
import { type ComingPicture, ComingPictures } from './ComingPictures';

const NONE: readonly ComingPicture[] = [];
const none = () => NONE;
const never = () => () => undefined;

/** The pictures on their way to the board that is shown. */
export function useComingPictures(
  desk: BoardDesk,
  socket: BoardSocket,
): { readonly coming: ComingPictures | null; readonly list: readonly ComingPicture[] } {
  const [coming, setComing] = useState<ComingPictures | null>(null);
  useEffect(() => {
    const opened = new ComingPictures(desk, socket);
    setComing(opened);
    return () => opened.close();
  }, [desk, socket]);
  const list = useSyncExternalStore(coming?.subscribe ?? never, coming?.getSnapshot ?? none);
  return { coming, list };
}
