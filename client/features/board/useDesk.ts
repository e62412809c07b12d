import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ParticipantId } from '../../../server/contract/ids';
import { BoardDesk, type DeskSnapshot } from './BoardDesk';
import type { BoardFiles } from './BoardFiles';
import { BoardLink, type BoardSocket } from './BoardLink';

/** What a meeting gives its board. */
export interface BoardContext {
  readonly socket: BoardSocket;
  readonly self: ParticipantId;
  readonly isHost: boolean;
  readonly files: BoardFiles;
  /** Calls whenever the socket speaks for us anew; the answer undoes it. */
  readonly onBound: (listener: () => void) => () => void;
}

/** The desk at the meeting's board for as long as it is shown. */
export function useDesk({ socket, self, isHost, files, onBound }: BoardContext): BoardDesk | null {
  const [desk, setDesk] = useState<BoardDesk | null>(null);
  useEffect(() => {
    const opened = new BoardDesk(new BoardLink(socket, self), files, () => isHost);
    const undo = [
      onBound(() => opened.link.open()),
      socket.on('board:penAsked', (asked) => {
        if (asked.participant !== self) opened.choose({ asked });
      }),
    ];
    opened.link.open();
    setDesk(opened);
    return () => {
      for (const each of undo) each();
      opened.close();
    };
  }, [socket, self, isHost, files, onBound]);
  return desk;
}

/** At most once a frame, however much happens on the board. */
export function useDeskSnapshot(desk: BoardDesk): DeskSnapshot {
  const [subscribe] = useState(() => (observer: () => void) => {
    let frame = 0;
    const undo = desk.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        observer();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      undo();
    };
  });
  return useSyncExternalStore(subscribe, desk.getSnapshot);
}
