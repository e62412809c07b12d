import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from './calendarDates';
import { firstDayOf } from './firstDayOf';
import { ZoneClock } from './ZoneClock';

/** Says dates and times in the person's language, by the clocks of their browser. */
export interface Times {
  readonly clock: ZoneClock;
  /** 0 is Monday. */
  readonly firstDay: number;
  /** `Monday, November 23` of a local date. */
  date(date: string, style?: DateStyle): string;
  /** `November 22–28` of two local dates. */
  range(first: string, last: string): string;
  /** `09:30` of an instant. */
  time(instant: string): string;
  /** `09:30–10:30`, with the date of the end where that is another. */
  span(start: string, end: string): string;
  /** `Mon, Nov 23` of an instant. */
  day(instant: string): string;
}

export type DateStyle =
  | 'long'
  | 'full'
  | 'short'
  | 'weekday'
  | 'weekdayLong'
  | 'number'
  | 'month'
  | 'day'
  | 'yearless';

const STYLES = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  weekday: { weekday: 'short' },
  weekdayLong: { weekday: 'long' },
  number: { day: 'numeric' },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  yearless: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<DateStyle, Intl.DateTimeFormatOptions>;

/** Dates and times in words; `zone` where it is not that of the browser. */
export function useTimes(zone?: string): Times {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const clock = zone === undefined ? ZoneClock.here() : new ZoneClock(zone);
    const formats = new Map<DateStyle, Intl.DateTimeFormat>();
    const formatOf = (style: DateStyle) => {
      const known = formats.get(style);
      if (known) return known;
      const format = new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: 'UTC' });
      formats.set(style, format);
      return format;
    };
    const date = (local: string, style: DateStyle = 'long') =>
      formatOf(style).format(Date.parse(`${local}T00:00Z`));
    const range = (first: string, last: string) =>
      `${date(first, 'day')} – ${date(last, first.slice(0, 4) === last.slice(0, 4) ? 'yearless' : 'day')}`;
    const time = (instant: string) => clock.toLocal(instant).slice(11);
    const day = (instant: string) => date(clock.dateOf(instant), 'short');
    return {
      clock,
      firstDay: firstDayOf(language, navigator.languages),
      date,
      range,
      time,
      day,
      span: (start, end) => {
        const midnight = clock.toLocal(end) === `${addDays(clock.dateOf(start), 1)}T00:00`;
        return midnight || clock.dateOf(start) === clock.dateOf(end)
          ? `${time(start)}–${midnight ? '24:00' : time(end)}`
          : `${time(start)} – ${day(end)}, ${time(end)}`;
      },
    };
  }, [language, zone]);
}
