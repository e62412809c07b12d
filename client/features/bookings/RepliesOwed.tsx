import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InvitationId } from '../../../server/contract/ids';
import type { AgendaEntry } from '../../../server/contract/invitations';
import { useAnnounce } from '../../ui/Announcer';
import type { Times } from '../../ui/useTimes';
import classes from './RepliesOwed.module.css';
import { ReplyForm } from './ReplyForm';
import { useAnswer } from './useAnswer';

interface RepliesOwedProps {
  readonly entries: readonly AgendaEntry[];
  readonly times: Times;
}

/** Invitations that wait for one's answer, each once: a series is answered as a whole. */
export function RepliesOwed({ entries, times }: RepliesOwedProps) {
  return (
    <ul className={classes.list}>
      {entries.map((entry) =>
        entry.invitation ? (
          <Owed key={entry.invitation.id} entry={entry} invitation={entry.invitation.id} times={times} />
        ) : null,
      )}
    </ul>
  );
}

interface OwedProps {
  readonly entry: AgendaEntry;
  readonly invitation: InvitationId;
  readonly times: Times;
}

function Owed({ entry, invitation, times }: OwedProps) {
  const { t } = useTranslation('bookings');
  const answer = useAnswer();
  const announce = useAnnounce();
  return (
    <li className={classes.owed}>
      <p className={classes.what}>
        <Link to="/bookings/$booking" params={{ booking: entry.booking }} className={classes.title}>
          {entry.title}
        </Link>
        <span className={classes.facts}>
          {times.day(entry.start)}, {times.span(entry.start, entry.end)} ·{' '}
          {t('list.facts', {
            room: entry.room.name,
            organiser: entry.organiser?.displayName ?? t('entry.nobody'),
          })}
          {entry.repeats && ` · ${t('entry.repeats')}`}
        </span>
      </p>
      <ReplyForm
        state="needs-action"
        reason=""
        start={entry.start}
        minutes={(Date.parse(entry.end) - Date.parse(entry.start)) / 60_000}
        title={entry.title}
        isPending={answer.isPending}
        error={answer.error}
        onReply={(reply) =>
          answer.mutate(
            { ...reply, invitation },
            { onSuccess: () => announce(t(`reply.done.${reply.answer}`)) },
          )
        }
      />
    </li>
  );
}
