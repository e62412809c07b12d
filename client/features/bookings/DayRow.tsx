import { IconPlus } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { RoomView } from '../../../server/contract/rooms';
import type { Times } from '../../ui/useTimes';
import { closedParts } from './closedParts';
import { DayBar } from './DayBar';
import classes from './DayGrid.module.css';
import { type DayEntry, toClock } from './dayEntries';
import { type Axis, type DayPart, minuteAt } from './dragTimes';
import { layLanes } from './layLanes';
import { toPlace } from './toPlace';
import type { DayDrag } from './useDayDrag';
import { usualPart } from './usualPart';

interface DayRowProps {
  readonly room: RoomView;
  readonly date: string;
  readonly axis: Axis;
  readonly times: Times;
  readonly entries: readonly DayEntry[];
  /** The minute it is now; null on other days. */
  readonly minute: number | null;
  /** Whether the Tab key stops here. */
  readonly active: boolean;
  readonly drag: DayDrag;
  readonly isMine: (entry: CalendarEntry) => boolean;
  readonly isMovable: (entry: CalendarEntry) => boolean;
  readonly onBook: (room: RoomView, part: DayPart) => void;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** One room on one day: its name, which books it, and what is booked. */
export const DayRow = memo(function DayRow(props: DayRowProps) {
  const { room, date, axis, times, entries, minute, active, drag } = props;
  const { t } = useTranslation('bookings');
  const lanes = useMemo(() => layLanes(entries), [entries]);
  const closed = useMemo(() => closedParts(room, date, times.clock), [room, date, times]);
  const facts = room.seats > 0 ? t('seats', { count: room.seats }) : t(`type.${room.type}`);
  return (
    <li className={classes.row} data-room={room.id}>
      <div className={classes.label} data-label="">
        <button
          type="button"
          className={classes.room}
          tabIndex={active ? 0 : -1}
          data-cell=""
          disabled={room.status !== 'open'}
          aria-label={t('day.book', { room: room.name, facts })}
          onClick={() => props.onBook(room, usualPart(entries, minute))}
        >
          <span className={classes.name}>{room.name}</span>
          <span className={classes.facts}>{room.status === 'open' ? facts : t(`status.${room.status}`)}</span>
          <IconPlus className={classes.plus} size="1.125rem" aria-hidden="true" />
        </button>
      </div>
      <Track room={room} axis={axis} drag={drag}>
        {closed.map((part) => (
          <span key={part.from} className={classes.closed} style={toPlace(part, axis)} />
        ))}
        {entries.map((dayEntry, index) => (
          <DayBar
            key={dayEntry.entry.id}
            dayEntry={dayEntry}
            axis={axis}
            times={times}
            lane={lanes[index] ?? { lane: 0, lanes: 1 }}
            mine={props.isMine(dayEntry.entry)}
            movable={!dayEntry.cut && props.isMovable(dayEntry.entry)}
            drag={drag}
            onOpen={props.onOpen}
          />
        ))}
        {minute !== null && minute >= axis.from && minute <= axis.until && (
          <span className={classes.now} style={toPlace({ from: minute, until: minute }, axis)} />
        )}
      </Track>
    </li>
  );
});

interface TrackProps {
  readonly room: RoomView;
  readonly axis: Axis;
  readonly drag: DayDrag;
  readonly children: React.ReactNode;
}

/** The free time of a room, over which one drags. */
function Track({ room, axis, drag, children }: TrackProps) {
  const wanted = drag.state?.room === room.id ? drag.state.part : null;
  return (
    <div
      className={classes.track}
      role="presentation"
      data-closed={room.status !== 'open' || undefined}
      onPointerDown={(event) => {
        if (event.target !== event.currentTarget || room.status !== 'open') return;
        const { left, width } = event.currentTarget.getBoundingClientRect();
        drag.startBooking(event, room, minuteAt((event.clientX - left) / width, axis));
      }}
    >
      {children}
      {wanted && (
        <span className={classes.wanted} style={toPlace(wanted, axis)}>
          {toClock(wanted.from)}–{toClock(wanted.until)}
        </span>
      )}
    </div>
  );
}
