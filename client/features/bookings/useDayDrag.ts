import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import type { DayEntry } from './dayEntries';
import { type Axis, type DayPart, dragBy, dragEdge, dragOver, minuteAt, STEP } from './dragTimes';

/** Below this a press is a press. */
const SLOP_PX = 4;

interface DragState {
  readonly room: RoomId;
  readonly part: DayPart;
  /** What is moved; null while free time is dragged over. */
  readonly entry: CalendarEntry | null;
}

/** What the rows need to know of a drag that is under way, and to start one. */
export interface DayDrag {
  readonly state: DragState | null;
  startBooking(event: ReactPointerEvent<HTMLElement>, room: RoomView, minute: number): void;
  startMoving(event: ReactPointerEvent<HTMLElement>, entry: DayEntry, edge: 'from' | 'until' | null): void;
  /** Whether the press that has just ended was a drag, and so opens nothing. */
  hasDragged(): boolean;
}

interface DayDragOptions {
  readonly grid: RefObject<HTMLElement | null>;
  readonly axis: Axis;
  readonly rooms: readonly RoomView[];
  readonly onBook: (room: RoomView, part: DayPart) => void;
  readonly onMove: (entry: CalendarEntry, room: RoomId, part: DayPart) => void;
}

/** Follows the pointer from a press on the grid to its end; Escape gives up. A finger scrolls, so it only presses. */
export function useDayDrag(options: DayDragOptions): DayDrag {
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<DragState | null>(null);
  const dragged = useRef(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  return useMemo(() => {
    const follow = (
      event: ReactPointerEvent<HTMLElement>,
      toState: (point: { clientX: number; clientY: number }) => DragState,
      finish: (last: DragState, moved: boolean) => void,
    ) => {
      if (event.button !== 0) return;
      stop.current?.();
      dragged.current = false;
      const start = { x: event.clientX, y: event.clientY };
      let last: DragState | null = null;
      const move = (to: PointerEvent) => {
        if (!dragged.current && Math.hypot(to.clientX - start.x, to.clientY - start.y) < SLOP_PX) return;
        dragged.current = true;
        last = toState(to);
        setState(last);
      };
      const end = (to: PointerEvent) => {
        stop.current?.();
        const moved = dragged.current;
        if (moved || to.type === 'pointerup') finish(last ?? toState(to), moved);
      };
      const giveUp = (key: KeyboardEvent) => {
        if (key.key === 'Escape') stop.current?.();
      };
      const cancel = () => stop.current?.();
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', giveUp);
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', giveUp);
        stop.current = null;
        setState(null);
      };
    };
    const minuteUnder = (track: Element, clientX: number) => {
      const { left, width } = track.getBoundingClientRect();
      return minuteAt((clientX - left) / width, latest.current.axis);
    };
    return {
      startBooking(event: ReactPointerEvent<HTMLElement>, room: RoomView, anchor: number) {
        const track = event.currentTarget;
        follow(
          event,
          ({ clientX }) => ({
            room: room.id,
            part: dragOver(anchor, minuteUnder(track, clientX), latest.current.axis),
            entry: null,
          }),
          ({ part }) => latest.current.onBook(room, part),
        );
      },
      startMoving(
        event: ReactPointerEvent<HTMLElement>,
        { entry, from, until }: DayEntry,
        edge: 'from' | 'until' | null,
      ) {
        const track = event.currentTarget.closest('[data-room]')?.lastElementChild;
        if (!track || event.pointerType === 'touch') return;
        const origin = event.clientX;
        const minutesPerPx = (latest.current.axis.until - latest.current.axis.from) / track.clientWidth;
        follow(
          event,
          ({ clientX, clientY }) => {
            if (edge !== null) {
              const part = dragEdge({ from, until }, edge, minuteUnder(track, clientX));
              return { room: entry.room.id, part, entry };
            }
            const minutes = Math.round(((clientX - origin) * minutesPerPx) / STEP) * STEP;
            const room = entry.repeats ? null : roomAt(latest.current, clientX, clientY);
            return {
              room: room ?? entry.room.id,
              part: dragBy({ from, until }, minutes, latest.current.axis),
              entry,
            };
          },
          ({ room, part }, moved) => {
            const changed = room !== entry.room.id || part.from !== from || part.until !== until;
            if (moved && changed) latest.current.onMove(entry, room, part);
          },
        );
      },
      state,
      hasDragged: () => dragged.current,
    };
  }, [state]);
}

function roomAt({ grid, rooms }: DayDragOptions, x: number, y: number): RoomId | null {
  const rows = grid.current?.querySelectorAll<HTMLElement>('[data-room]') ?? [];
  for (const row of rows) {
    const { top, bottom, left, right } = row.getBoundingClientRect();
    if (y < top || y >= bottom || x < left || x > right) continue;
    return rooms.find(({ id, status }) => id === row.dataset['room'] && status === 'open')?.id ?? null;
  }
  return null;
}
