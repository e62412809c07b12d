import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '../../../server/contract/invitations';
import type { Times } from '../../ui/useTimes';
import classes from './AgendaRows.module.css';
import { EnterMeeting } from './EnterMeeting';
import { StateBadge } from './StateBadge';

interface AgendaRowsProps {
  readonly entries: readonly AgendaEntry[];
  readonly now: number;
  readonly times: Times;
  /** Whether the day stands before each: for lists of several days. */
  readonly withDays?: boolean;
}

/** One's own dates in their order: when, what, where, and the way in. */
export function AgendaRows({ entries, now, times, withDays = false }: AgendaRowsProps) {
  const { t } = useTranslation('bookings');
  return (
    <ul className={classes.list} data-days={withDays || undefined}>
      {entries.map((entry) => (
        <li
          key={entry.occurrence}
          className={classes.row}
          data-over={Date.parse(entry.end) < now || undefined}
        >
          <time className={classes.time} dateTime={entry.start}>
            {withDays && <span className={classes.day}>{times.day(entry.start)}</span>}
            {times.time(entry.start)}
          </time>
          <div className={classes.what}>
            <Link to="/bookings/$booking" params={{ booking: entry.booking }} className={classes.title}>
              {entry.title}
            </Link>
            <p className={classes.facts}>
              <span>
                {t('home.facts', { span: times.span(entry.start, entry.end), room: entry.room.name })}
              </span>
              {entry.invitation ? (
                <StateBadge state={entry.invitation.state} />
              ) : (
                entry.replies.invited > 0 && (
                  <span>
                    {t('home.replies', { accepted: entry.replies.accepted, invited: entry.replies.invited })}
                  </span>
                )
              )}
            </p>
          </div>
          <div className={classes.enter}>
            <EnterMeeting entry={entry} now={now} times={times} />
          </div>
        </li>
      ))}
    </ul>
  );
}
