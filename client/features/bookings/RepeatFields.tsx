import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addMonths, weekdayOf } from '../../ui/calendarDates';
import { DateField } from '../../ui/DateField';
import type { Times } from '../../ui/useTimes';
import classes from './RepeatFields.module.css';
import { FIRST_REPEAT, isLastOf, MAXIMUM_DATES, nthOf, type Repeat } from './repeat';

interface RepeatFieldsProps {
  readonly value: Repeat | null;
  /** The first date. */
  readonly date: string;
  readonly times: Times;
  readonly onChange: (value: Repeat | null) => void;
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
const NTH = ['repeat.nth.1', 'repeat.nth.2', 'repeat.nth.3', 'repeat.nth.4'] as const;
/** A Monday: names the days of the week. */
const MONDAY = 5;

/** Whether and how a booking comes again. */
export function RepeatFields({ value, date, times, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation('bookings');
  const chevron = <IconSelector size="1.125rem" aria-hidden="true" />;
  const choose = (frequency: string) => {
    const chosen = FREQUENCIES.find((candidate) => candidate === frequency);
    onChange(chosen ? { ...(value ?? FIRST_REPEAT), frequency: chosen, days: [], monthly: 'date' } : null);
  };
  return (
    <div className={classes.repeat}>
      <div className={classes.line}>
        <NativeSelect
          label={t('repeat.label')}
          rightSection={chevron}
          data={[
            { value: '', label: t('repeat.never') },
            ...FREQUENCIES.map((frequency) => ({ value: frequency, label: t(`repeat.${frequency}`) })),
          ]}
          value={value?.frequency ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {value !== null && (
          <NumberInput
            label={t(`repeat.every.${value.frequency}`)}
            min={1}
            max={99}
            allowDecimal={false}
            value={value.interval}
            onChange={(interval) => onChange({ ...value, interval: inRange(interval, 99) })}
          />
        )}
        {value?.frequency === 'MONTHLY' && (
          <NativeSelect
            label={t('repeat.on')}
            rightSection={chevron}
            data={monthlyOptions()}
            value={value.monthly}
            onChange={(event) => onChange({ ...value, monthly: readMonthly(event.currentTarget.value) })}
          />
        )}
      </div>
      {value?.frequency === 'WEEKLY' && <Days value={value} date={date} times={times} onChange={onChange} />}
      {value !== null && <End value={value} date={date} onChange={onChange} />}
    </div>
  );

  function monthlyOptions() {
    const day = times.date(date, 'weekdayLong');
    const nth = nthOf(date);
    return [
      { value: 'date', label: t('repeat.sameDate', { day: Number(date.slice(8)) }) },
      ...(nth < 5 ? [{ value: 'weekday', label: t(NTH[nth - 1] ?? 'repeat.last', { day }) }] : []),
      ...(isLastOf(date) ? [{ value: 'last-weekday', label: t('repeat.last', { day }) }] : []),
    ];
  }
}

interface PartProps {
  readonly value: Repeat;
  readonly date: string;
  readonly onChange: (value: Repeat) => void;
}

function Days({ value, date, times, onChange }: PartProps & { readonly times: Times }) {
  const { t } = useTranslation('bookings');
  const own = weekdayOf(date);
  const order = Array.from({ length: 7 }, (_, index) => (index + times.firstDay) % 7);
  return (
    <fieldset className={classes.days}>
      <legend>{t('repeat.days')}</legend>
      {order.map((day) => (
        <Checkbox
          key={day}
          label={times.date(`2026-01-${String(MONDAY + day).padStart(2, '0')}`, 'weekday')}
          checked={day === own || value.days.includes(day)}
          disabled={day === own}
          onChange={(event) =>
            onChange({
              ...value,
              days: event.currentTarget.checked
                ? [...value.days, day]
                : value.days.filter((other) => other !== day),
            })
          }
        />
      ))}
    </fieldset>
  );
}

function End({ value, date, onChange }: PartProps) {
  const { t } = useTranslation('bookings');
  const { end } = value;
  const choose = (kind: string) =>
    onChange({
      ...value,
      end: kind === 'until' ? { kind: 'until', date: addMonths(date, 3) } : { kind: 'count', count: 10 },
    });
  return (
    <div className={classes.line}>
      <NativeSelect
        label={t('repeat.ends')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={[
          { value: 'count', label: t('repeat.afterCount') },
          { value: 'until', label: t('repeat.onDate') },
        ]}
        value={end.kind}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {end.kind === 'count' ? (
        <NumberInput
          label={t('repeat.count')}
          min={1}
          max={MAXIMUM_DATES}
          allowDecimal={false}
          value={end.count}
          onChange={(count) =>
            onChange({ ...value, end: { kind: 'count', count: inRange(count, MAXIMUM_DATES) } })
          }
        />
      ) : (
        <DateField
          label={t('repeat.lastDate')}
          value={end.date}
          minimum={date}
          onChange={(last) => onChange({ ...value, end: { kind: 'until', date: last } })}
        />
      )}
    </div>
  );
}

function readMonthly(value: string): Repeat['monthly'] {
  return value === 'weekday' || value === 'last-weekday' ? value : 'date';
}

function inRange(value: number | string, most: number): number {
  const number = Math.round(Number(value));
  return Number.isFinite(number) ? Math.min(most, Math.max(1, number)) : 1;
}
