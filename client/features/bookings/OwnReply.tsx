import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../../server/contract/bookings';
import type { InvitationView } from '../../../server/contract/invitations';
import { useAnnounce } from '../../ui/Announcer';
import { DelegateDialog } from './DelegateDialog';
import classes from './OwnReply.module.css';
import { ReplyForm } from './ReplyForm';
import { StateBadge } from './StateBadge';
import { useAnswer } from './useAnswer';

interface OwnReplyProps {
  readonly booking: Pick<BookingView, 'title' | 'minutes'>;
  readonly invitation: InvitationView;
  /** Of the next date. */
  readonly start: string;
}

/** What one has answered to an invitation, and the ways to answer it otherwise. */
export function OwnReply({ booking, invitation, start }: OwnReplyProps) {
  const { t } = useTranslation('bookings');
  const answer = useAnswer();
  const announce = useAnnounce();
  const [delegates, setDelegates] = useState(false);
  if (invitation.state === 'delegated') {
    return (
      <p className={classes.line}>
        <StateBadge state="delegated" />
        {t('delegate.done', { name: invitation.delegatedTo?.displayName ?? '' })}
      </p>
    );
  }
  return (
    <div className={classes.own}>
      {invitation.delegatedBy && (
        <p className={classes.note}>{t('delegate.from', { name: invitation.delegatedBy.displayName })}</p>
      )}
      {invitation.answeredAt !== null && (
        <p className={classes.line}>
          <StateBadge state={invitation.state} />
          {invitation.reason !== '' && <span className={classes.reason}>{invitation.reason}</span>}
        </p>
      )}
      <ReplyForm
        state={invitation.state}
        reason={invitation.reason}
        start={start}
        minutes={booking.minutes}
        title={booking.title}
        isPending={answer.isPending}
        error={answer.error}
        onReply={(reply) =>
          answer.mutate(
            { ...reply, invitation: invitation.id },
            { onSuccess: () => announce(t(`reply.done.${reply.answer}`)) },
          )
        }
      />
      <Button
        variant="subtle"
        size="sm"
        className={classes.delegate ?? ''}
        leftSection={<IconUserShare size="1.125rem" aria-hidden="true" />}
        onClick={() => setDelegates(true)}
      >
        {t('delegate.open')}
      </Button>
      {delegates && (
        <DelegateDialog
          invitation={invitation.id}
          title={booking.title}
          onClose={() => setDelegates(false)}
        />
      )}
    </div>
  );
}
