import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingId, RoomId, UserId } from '../../../server/contract/ids';
import type { Times } from '../../ui/useTimes';
import classes from './DatesPreview.module.css';
import { busyIn, type Stretch, useFreeBusy } from './useFreeBusy';

interface DatesPreviewProps {
  readonly spans: readonly Stretch[];
  readonly room: { readonly id: RoomId; readonly name: string } | null;
  readonly people: readonly UserId[];
  readonly times: Times;
  readonly but?: BookingId | undefined;
}

const FIRST = 6;

/** The dates of a series, and on which of them the room is taken or somebody has something else. */
export function DatesPreview({ spans, room, people, times, but }: DatesPreviewProps) {
  const { t } = useTranslation('bookings');
  const [all, setAll] = useState(false);
  const busy = useFreeBusy({ users: people, rooms: room ? [room.id] : [], but }, spans);
  const dates = spans.map((span) => ({
    span,
    taken: room ? busyIn(busy.rooms.get(room.id), span)[0] : undefined,
    busyPeople: people.filter((id) => busyIn(busy.users.get(id), span).some(({ state }) => state === 'busy'))
      .length,
  }));
  const clashes = dates.filter(({ taken }) => taken !== undefined).length;
  if (spans.length === 0) return <p className={classes.summary}>{t('dates.none')}</p>;
  return (
    <div className={classes.preview}>
      <p className={classes.summary} role="status">
        {clashes > 0 && room
          ? t('dates.clashes', { count: spans.length, clashes, room: room.name })
          : t('dates.count', { count: spans.length })}
      </p>
      <ol className={classes.dates}>
        {dates.slice(0, all ? undefined : FIRST).map(({ span, taken, busyPeople }) => {
          const [start, end] = [new Date(span.start).toISOString(), new Date(span.end).toISOString()];
          return (
            <li key={span.start} className={classes.date} data-taken={taken !== undefined || undefined}>
              {taken ? (
                <IconAlertTriangle size="1rem" aria-hidden="true" />
              ) : (
                <IconCheck size="1rem" aria-hidden="true" />
              )}
              <span className={classes.when}>
                {times.day(start)}, {times.span(start, end)}
              </span>
              <span className={classes.note}>
                {taken && t('dates.taken', { what: taken.booking?.title ?? t('dates.something') })}
                {!taken && busyPeople > 0 && t('dates.busy', { count: busyPeople })}
              </span>
            </li>
          );
        })}
      </ol>
      {!all && spans.length > FIRST && (
        <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
          {t('dates.all', { count: spans.length })}
        </Button>
      )}
    </div>
  );
}
