import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readClock } from './readClock';

interface TimeFieldProps {
  readonly label: string;
  /** `09:30` */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is said of text that is no time. */
  readonly wrong: string;
}

const QUARTERS = Array.from(
  { length: 96 },
  (_, index) =>
    `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`,
);

/** A time of day: chosen by quarters or typed in any common way; what is no time stays and is said to be none. */
export function TimeField({ label, value, onChange, wrong }: TimeFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const read = readClock(text);
  const take = (typed: string) => {
    setText(typed);
    if (/^\d\d:\d\d$/.test(typed) && readClock(typed) !== null) onChange(typed);
  };
  const settle = () => {
    if (read === null) return;
    setText(read);
    if (read !== value) onChange(read);
  };
  return (
    <Autocomplete
      label={label}
      value={text}
      data={QUARTERS}
      filter={({ options }) => options}
      inputMode="numeric"
      autoComplete="off"
      maxDropdownHeight={220}
      error={read === null && wrong}
      onChange={take}
      onOptionSubmit={onChange}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
      scrollAreaProps={{ type: 'auto' }}
    />
  );
}
