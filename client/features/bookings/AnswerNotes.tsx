import { useTranslation } from 'react-i18next';
import type { DateAnswer } from '../../../server/contract/invitations';
import type { Times } from '../../ui/useTimes';
import classes from './AnswerNotes.module.css';

interface AnswerNotesProps {
  readonly answer: Pick<DateAnswer, 'reason' | 'proposed' | 'delegatedTo'>;
  readonly times: Times;
}

/** What stands behind an answer: why, the time that would suit better, and who comes instead. */
export function AnswerNotes({ answer: { reason, proposed, delegatedTo }, times }: AnswerNotesProps) {
  const { t } = useTranslation('bookings');
  return (
    <>
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
    </>
  );
}
