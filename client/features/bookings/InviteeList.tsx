import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../../server/contract/bookings';
import type { InvitationState, InviteeView } from '../../../server/contract/invitations';
import { LoadedPart } from '../../ui/LoadedPart';
import { Monogram } from '../../ui/Monogram';
import { Pager } from '../../ui/Pager';
import type { Times } from '../../ui/useTimes';
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
                  <Invitee key={invitee.id} invitee={invitee} times={times} />
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

function Invitee({ invitee, times }: { readonly invitee: InviteeView; readonly times: Times }) {
  const { t } = useTranslation('bookings');
  const { name, email, state, reason, proposed, delegatedTo, department } = invitee;
  return (
    <li className={classes.row}>
      <Monogram name={name} size="small" />
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        {(email ?? department) && <span className={classes.quiet}>{email ?? department?.name}</span>}
        {reason !== '' && <q className={classes.reason}>{reason}</q>}
        {proposed && (
          <span className={classes.quiet}>
            {t('invitees.proposed', {
              when: `${times.day(proposed.start)}, ${times.span(proposed.start, proposed.end)}`,
            })}
          </span>
        )}
        {delegatedTo && (
          <span className={classes.quiet}>{t('delegate.done', { name: delegatedTo.displayName })}</span>
        )}
        {invitee.answers.length > 0 && (
          <span className={classes.quiet}>{t('invitees.dates', { count: invitee.answers.length })}</span>
        )}
      </span>
      <StateBadge state={state} />
    </li>
  );
}
