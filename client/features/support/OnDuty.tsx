import { useTranslation } from 'react-i18next';
import { formatSpan } from './formatSpan';
import classes from './Help.module.css';
import { useSupportDesk } from './useTickets';

/** Whether somebody is there, and how soon an answer may come. */
export function OnDuty() {
  const { t, i18n } = useTranslation('support');
  const { data } = useSupportDesk();
  // Its line is there from the start: nothing below moves away from a finger when it is known.
  if (!data) return <p className={classes.quiet}>{'\u00a0'}</p>;
  const { onDuty, medianFirstAnswer } = data;
  return (
    <p className={classes.quiet}>
      {onDuty > 0 ? t('help.onDuty', { count: onDuty }) : t('help.offDuty')}{' '}
      {medianFirstAnswer !== null &&
        t('help.usually', { time: formatSpan(medianFirstAnswer, i18n.language) })}
    </p>
  );
}
