import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../server/contract/bookings';
import type { DateAnswer } from '../../../server/contract/invitations';
import type { Times } from '../../ui/useTimes';
import { AnswerNotes } from './AnswerNotes';
import classes from './DateAnswers.module.css';
import { StateBadge } from './StateBadge';

interface DateAnswersProps {
  readonly answers: readonly DateAnswer[];
  /** Of the booking, in the order of time. */
  readonly dates: readonly OccurrenceView[];
  readonly times: Times;
}

/** So few are seen at once. */
const FEW = 3;

/** What somebody answers to single dates of a series otherwise than to the whole: which dates, what, and why. */
export function DateAnswers({ answers, dates, times }: DateAnswersProps) {
  const { t } = useTranslation('bookings');
  const known = new Map(answers.map((answer) => [answer.occurrence, answer]));
  const answered = dates.flatMap((date) => {
    const answer = known.get(date.id);
    return answer ? [{ date, answer }] : [];
  });
  if (answered.length === 0) return null;
  return (
    <details className={classes.answers} open={answered.length <= FEW}>
      <summary>{t('invitees.dates', { count: answered.length })}</summary>
      <ul className={classes.list}>
        {answered.map(({ date, answer }) => (
          <li key={date.id} className={classes.answer}>
            <span className={classes.line}>
              {times.day(date.start)}
              <StateBadge state={answer.state} />
            </span>
            <AnswerNotes answer={answer} times={times} />
          </li>
        ))}
      </ul>
    </details>
  );
}
