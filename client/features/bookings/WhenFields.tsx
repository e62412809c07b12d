import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/DateField';
import { TimeField } from '../../ui/TimeField';
import { formatMinutes } from './formatMinutes';
import classes from './WhenFields.module.css';
import { endClock, type When, withEnd } from './when';

interface WhenFieldsProps {
  readonly value: When;
  readonly onChange: (value: When) => void;
  /** The earliest date that makes sense. */
  readonly minimum?: string;
}

/** A date with its beginning and end; the length is said beside them, and kept when the beginning changes. */
export function WhenFields({ value, onChange, minimum }: WhenFieldsProps) {
  const { t } = useTranslation('bookings');
  return (
    <div className={classes.when}>
      <DateField
        label={t('when.date')}
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        {...(minimum === undefined ? {} : { minimum })}
      />
      <TimeField
        label={t('when.from')}
        wrong={t('when.wrong')}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
      />
      <TimeField
        label={t('when.until')}
        wrong={t('when.wrong')}
        value={endClock(value)}
        onChange={(end) => onChange(withEnd(value, end))}
      />
      <p className={classes.length}>{formatMinutes(t, value.minutes)}</p>
    </div>
  );
}
