import { Badge, Button, Menu, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView, OccurrenceView } from '../../../server/contract/bookings';
import type { InvitationView } from '../../../server/contract/invitations';
import { useAnnounce } from '../../ui/Announcer';
import { LiveRegions } from '../../ui/LiveRegions';
import { RowMenu } from '../../ui/RowMenu';
import type { Times } from '../../ui/useTimes';
import classes from './DateList.module.css';
import { ReplyForm } from './ReplyForm';
import { StateBadge } from './StateBadge';
import { useAnswer } from './useAnswer';

interface DateListProps {
  readonly booking: BookingView;
  readonly times: Times;
  readonly onMove: (occurrence: OccurrenceView) => void;
  readonly onCancel: (occurrence: OccurrenceView) => void;
}

const FIRST = 8;

/** The dates of a series that are not over: each can be moved, cancelled and answered on its own. */
export function DateList({ booking, times, onMove, onCancel }: DateListProps) {
  const { t } = useTranslation('bookings');
  const [all, setAll] = useState(false);
  const [answers, setAnswers] = useState<OccurrenceView | null>(null);
  const upcoming = booking.occurrences.filter(({ end }) => Date.parse(end) > Date.now());
  const invitation = booking.mine[0];
  return (
    <>
      <ul className={classes.dates}>
        {upcoming.slice(0, all ? undefined : FIRST).map((date) => {
          const day = times.day(date.start);
          const own = invitation?.answers.find(({ occurrence }) => occurrence === date.id);
          const canChange = booking.changeable && !date.cancelled && Date.parse(date.start) > Date.now();
          const canAnswer = invitation && !date.cancelled && invitation.state !== 'delegated';
          return (
            <li key={date.id} className={classes.date} data-cancelled={date.cancelled || undefined}>
              <span className={classes.when}>
                {day}, {times.span(date.start, date.end)}
              </span>
              {date.cancelled && <Badge color="gray">{t('dates.cancelled')}</Badge>}
              {date.moved && !date.cancelled && <Badge color="petrol">{t('dates.moved')}</Badge>}
              {own && <StateBadge state={own.state} />}
              {(canChange || canAnswer) && (
                <RowMenu name={day}>
                  {canAnswer && <Menu.Item onClick={() => setAnswers(date)}>{t('dates.answer')}</Menu.Item>}
                  {canChange && <Menu.Item onClick={() => onMove(date)}>{t('dates.move')}</Menu.Item>}
                  {canChange && <Menu.Item onClick={() => onCancel(date)}>{t('dates.cancel')}</Menu.Item>}
                </RowMenu>
              )}
            </li>
          );
        })}
      </ul>
      {!all && upcoming.length > FIRST && (
        <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
          {t('dates.all', { count: upcoming.length })}
        </Button>
      )}
      {answers && invitation && (
        <DateReply
          booking={booking}
          invitation={invitation}
          date={answers}
          times={times}
          onClose={() => setAnswers(null)}
        />
      )}
    </>
  );
}

interface DateReplyProps {
  readonly booking: BookingView;
  readonly invitation: InvitationView;
  readonly date: OccurrenceView;
  readonly times: Times;
  readonly onClose: () => void;
}

/** Answers one date otherwise than the whole. */
function DateReply({ booking, invitation, date, times, onClose }: DateReplyProps) {
  const { t } = useTranslation(['bookings', 'common']);
  const answer = useAnswer();
  const announce = useAnnounce();
  const own = invitation.answers.find(({ occurrence }) => occurrence === date.id) ?? invitation;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dates.answerTitle', { title: booking.title, date: times.day(date.start) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ReplyForm
        state={own.state}
        reason={own.reason}
        start={date.start}
        minutes={booking.minutes}
        title={booking.title}
        isPending={answer.isPending}
        error={answer.error}
        onReply={(reply) =>
          answer.mutate(
            { ...reply, invitation: invitation.id, occurrence: date.id },
            {
              onSuccess: () => {
                announce(t(`reply.done.${reply.answer}`));
                onClose();
              },
            },
          )
        }
      />
      <LiveRegions />
    </Modal>
  );
}
