import { Button, Switch, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningHours } from '../../../server/contract/rooms';
import { dayName, WEEKDAYS, type Weekday } from './describeHours';
import classes from './Rooms.module.css';
import { readClock } from './readClock';

interface OpeningHoursFieldProps {
  readonly value: OpeningHours;
  readonly error?: string | undefined;
  readonly onChange: (hours: OpeningHours) => void;
}

const USUAL = { from: '08:00', until: '18:00' } as const;

/** When a room can be booked, day by day; a room without hours is always open. */
export function OpeningHoursField({ value, error, onChange }: OpeningHoursFieldProps) {
  const { t } = useTranslation('rooms');
  const hint = useId();
  const workdays = () => onChange(WEEKDAYS.slice(0, 5).map((day) => ({ day, ...USUAL })));
  return (
    <fieldset className={classes.hours} aria-describedby={hint}>
      <legend className={classes.legend}>{t('field.hours')}</legend>
      <p id={hint} className={classes.quiet}>
        {t(value.length === 0 ? 'hours.always' : 'hours.text')}
      </p>
      {error !== undefined && (
        <p className={classes.quiet} role="alert">
          {error}
        </p>
      )}
      <ul className={classes.days}>
        {WEEKDAYS.map((day) => (
          <Day key={day} day={day} value={value} onChange={onChange} />
        ))}
      </ul>
      <Button variant="subtle" size="sm" onClick={workdays}>
        {t('hours.workdays')}
      </Button>
    </fieldset>
  );
}

interface DayProps {
  readonly day: Weekday;
  readonly value: OpeningHours;
  readonly onChange: (hours: OpeningHours) => void;
}

function Day({ day, value, onChange }: DayProps) {
  const { t, i18n } = useTranslation('rooms');
  const name = dayName(day, i18n.language);
  const others = value.filter((span) => span.day !== day);
  const spans = value.filter((span) => span.day === day);
  const set = (next: OpeningHours) =>
    onChange([...others, ...next].sort((a, b) => WEEKDAYS.indexOf(a.day) - WEEKDAYS.indexOf(b.day)));
  const [first] = spans;
  return (
    <li className={classes.day}>
      <Switch
        className={classes.dayName ?? ''}
        label={name}
        checked={spans.length > 0}
        onChange={(event) => set(event.currentTarget.checked ? [{ day, ...USUAL }] : [])}
      />
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a day have nothing but their order.
        <span key={index} className={classes.day}>
          <ClockInput
            label={t('hours.from', { day: name })}
            value={span.from}
            onChange={(from) => set(spans.with(index, { ...span, from }))}
          />
          <span className={classes.dash} aria-hidden="true">
            –
          </span>
          <ClockInput
            label={t('hours.until', { day: name })}
            value={span.until}
            onChange={(until) => set(spans.with(index, { ...span, until }))}
          />
        </span>
      ))}
      {first && spans.length === 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('hours.breakOf', { day: name })}
          onClick={() =>
            set([
              { ...first, until: '12:00' },
              { day, from: '13:00', until: first.until },
            ])
          }
        >
          {t('hours.break')}
        </Button>
      )}
    </li>
  );
}

interface ClockInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day in 24 hours, typed as one likes: 8, 8:30, 0830. The end of a day is 24:00. */
function ClockInput({ label, value, onChange }: ClockInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      className={classes.time ?? ''}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      placeholder="08:00"
      value={typed ?? value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null) onChange(readClock(typed) ?? value);
        setTyped(null);
      }}
    />
  );
}
