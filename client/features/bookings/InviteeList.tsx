import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView, OccurrenceView } from '../../../server/contract/bookings';
import type { InvitationState, InviteeView } from '../../../server/contract/invitations';
import { LoadedPart } from '../../ui/LoadedPart';
import { Monogram } from '../../ui/Monogram';
import { Pager } from '../../ui/Pager';
import type { Times } from '../../ui/useTimes';
import { AnswerNotes } from './AnswerNotes';
import { DateAnswers } from './DateAnswers';
import classes from './InviteeList.module.css';
import { StateBadge } from './StateBadge';
import { INVITEES, useInvitees } from './useBooking';

interface InviteeListProps {
  readonly booking: BookingView;
  readonly times: Times;
}

/** What asks for attention stands first. */
const ORDER: readonly InvitationState[] = ['declined', 'tentative', 'delegated', 'accepted', 'needs-action'];

/** Who comes, who does not, and why: live while one looks. */
export function InviteeList({ booking, times }: InviteeListProps) {
  const { t } = useTranslation('bookings');
  const [offset, setOffset] = useState(0);
  const query = useInvitees(booking.id, offset);
  const { replies } = booking;
  if (replies.invited === 0) return <p className={classes.quiet}>{t('invitees.none')}</p>;
  return (
    <div className={classes.invitees}>
      <p className={classes.counts}>
        {t('invitees.counts', {
          accepted: replies.accepted,
          tentative: replies.tentative,
          declined: replies.declined,
          waiting: replies.waiting,
        })}
      </p>
      <LoadedPart query={query}>
        {({ items, total }) => (
          <>
            <ul className={classes.list} aria-label={t('invitees.label')}>
              {items
                .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
                .map((invitee) => (
                  <Invitee key={invitee.id} invitee={invitee} dates={booking.occurrences} times={times} />
                ))}
            </ul>
            {total > INVITEES && (
              <Pager total={total} offset={offset} limit={INVITEES} onOffset={setOffset} />
            )}
          </>
        )}
      </LoadedPart>
    </div>
  );
}

interface InviteeProps {
  readonly invitee: InviteeView;
  readonly dates: readonly OccurrenceView[];
  readonly times: Times;
}

function Invitee({ invitee, dates, times }: InviteeProps) {
  const { t } = useTranslation('bookings');
  const { name, email, state, department, occurrence } = invitee;
  const only = dates.find(({ id }) => id === occurrence);
  return (
    <li className={classes.row}>
      <Monogram name={name} size="small" />
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        {(email ?? department) && <span className={classes.quiet}>{email ?? department?.name}</span>}
        {only && dates.length > 1 && (
          <span className={classes.quiet}>{t('invitees.only', { date: times.day(only.start) })}</span>
        )}
        <AnswerNotes answer={invitee} times={times} />
      </span>
      <StateBadge state={state} />
      {invitee.answers.length > 0 && (
        <div className={classes.dates}>
          <DateAnswers answers={invitee.answers} dates={dates} times={times} />
        </div>
      )}
    </li>
  );
}
