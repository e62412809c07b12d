import { type CSSProperties, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import type { Times } from '../../ui/useTimes';
import classes from './DayGrid.module.css';
import { DayRow } from './DayRow';
import { axisOf, type DayEntry, entriesOf, toClock } from './dayEntries';
import type { Axis, DayPart } from './dragTimes';
import { groupBy } from './groupBy';
import { useDayDrag } from './useDayDrag';
import { useRovingGrid } from './useRovingGrid';

export interface DayGridProps {
  readonly date: string;
  readonly rooms: readonly RoomView[];
  readonly entries: readonly CalendarEntry[];
  readonly times: Times;
  readonly now: number;
  readonly wholeDay: boolean;
  readonly isMine: (entry: CalendarEntry) => boolean;
  readonly isMovable: (entry: CalendarEntry) => boolean;
  readonly onBook: (room: RoomView, part: DayPart) => void;
  readonly onMove: (entry: CalendarEntry, room: RoomId, part: DayPart) => void;
  readonly onOpen: (entry: CalendarEntry) => void;
}

const NONE: readonly DayEntry[] = [];

/**
 * One day of every room: a row each, the hours from left to right. Rows out of sight cost no layout
 * (`content-visibility`), so that 200 rooms scroll as ten do. One Tab stop; the arrows go on from there.
 */
export function DayGrid(props: DayGridProps) {
  const { date, rooms, entries, times, now, wholeDay } = props;
  const { t } = useTranslation('bookings');
  const grid = useRef<HTMLDivElement>(null);
  const byRoom = useMemo(() => groupByRoom(entriesOf(entries, date, times.clock)), [entries, date, times]);
  const axis = useMemo(() => (wholeDay ? WHOLE : axisOf([...byRoom.values()].flat())), [byRoom, wholeDay]);
  const roving = useRovingGrid(grid);
  const drag = useDayDrag({ grid, axis, onBook: props.onBook, onMove: props.onMove, rooms });
  const isToday = times.clock.dateOf(now) === date;
  const minute = isToday ? minuteOf(times.clock.toLocal(now)) : null;
  const hours = hoursOf(axis);
  return (
    <section
      ref={grid}
      className={classes.grid}
      aria-label={t('day.label', { date: times.date(date, 'full') })}
      style={{ '--hours': hours.length } as CSSProperties}
      {...roving.handlers}
    >
      <div className={classes.head} aria-hidden="true">
        <div className={classes.corner}>{t('day.rooms')}</div>
        <div className={classes.hours}>
          {hours.map((hour) => (
            <span key={hour} className={classes.hour}>
              {toClock(hour)}
            </span>
          ))}
          {minute !== null && <NowMark minute={minute} axis={axis} />}
        </div>
      </div>
      <ul className={classes.rows}>
        {rooms.map((room, index) => (
          <DayRow
            key={room.id}
            room={room}
            date={date}
            axis={axis}
            times={times}
            entries={byRoom.get(room.id) ?? NONE}
            minute={minute}
            active={roving.active === index || (roving.active >= rooms.length && index === 0)}
            drag={drag}
            isMine={props.isMine}
            isMovable={props.isMovable}
            onBook={props.onBook}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

const WHOLE: Axis = { from: 0, until: 24 * 60 };

function NowMark({ minute, axis }: { readonly minute: number; readonly axis: Axis }) {
  if (minute < axis.from || minute > axis.until) return null;
  const share = (minute - axis.from) / (axis.until - axis.from);
  return (
    // Whole also at either end of the day.
    <span
      className={classes.nowTime}
      style={{ insetInlineStart: `${share * 100}%`, translate: `${share * -100}% 0` }}
    >
      {toClock(minute)}
    </span>
  );
}

function groupByRoom(entries: readonly DayEntry[]): ReadonlyMap<string, readonly DayEntry[]> {
  return groupBy(entries, ({ entry }) => entry.room.id);
}

function hoursOf({ from, until }: Axis): readonly number[] {
  return Array.from({ length: (until - from) / 60 }, (_, index) => from + index * 60);
}

function minuteOf(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}
