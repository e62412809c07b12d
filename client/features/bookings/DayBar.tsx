import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../server/contract/bookings';
import type { Times } from '../../ui/useTimes';
import classes from './DayGrid.module.css';
import type { DayEntry } from './dayEntries';
import type { Axis } from './dragTimes';
import type { Lane } from './layLanes';
import { toPlace } from './toPlace';
import type { DayDrag } from './useDayDrag';

interface DayBarProps {
  readonly dayEntry: DayEntry;
  readonly axis: Axis;
  readonly times: Times;
  readonly lane: Lane;
  readonly mine: boolean;
  readonly movable: boolean;
  readonly drag: DayDrag;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** One booking on the axis of its room. Pressing opens it; one's own can be dragged, by its ends made longer. */
export function DayBar({ dayEntry, axis, times, lane, mine, movable, drag, onOpen }: DayBarProps) {
  const { t } = useTranslation('bookings');
  const { entry } = dayEntry;
  const name = t('entry.label', {
    title: entry.title,
    room: entry.room.name,
    span: times.span(entry.start, entry.end),
    organiser: entry.organiser?.displayName ?? t('entry.nobody'),
  });
  return (
    <div className={classes.cell} style={toPlace(dayEntry, axis, lane)}>
      <button
        type="button"
        className={classes.bar}
        data-cell=""
        data-mine={mine || undefined}
        data-movable={movable || undefined}
        data-moving={drag.state?.entry?.id === entry.id || undefined}
        tabIndex={-1}
        aria-label={name}
        title={name}
        onPointerDown={movable ? (event) => drag.startMoving(event, dayEntry, edgeAt(event)) : undefined}
        onClick={() => {
          if (!drag.hasDragged()) onOpen(entry);
        }}
      >
        <span className={classes.title}>
          {entry.repeats && <IconRepeat size="0.875rem" aria-hidden="true" />}
          <span className={classes.words}>{entry.title}</span>
        </span>
        <span className={classes.when}>{times.span(entry.start, entry.end)}</span>
      </button>
    </div>
  );
}

/** How near to an end of the bar makes it longer or shorter rather than moves it. */
const EDGE_PX = 8;

function edgeAt(event: React.PointerEvent<HTMLElement>): 'from' | 'until' | null {
  const { left, right, width } = event.currentTarget.getBoundingClientRect();
  if (width < EDGE_PX * 3) return null;
  if (event.clientX - left < EDGE_PX) return 'from';
  return right - event.clientX < EDGE_PX ? 'until' : null;
}
