import { addDays, addMonths, monthAround, weekAround } from '../../ui/calendarDates';
import type { CalendarView } from './calendarSearch';

/** The local dates that a view shows around a date. */
export interface ShownDates {
  readonly first: string;
  readonly last: string;
  readonly dates: readonly string[];
  /** In rows of seven; only a month has several. */
  readonly weeks: readonly (readonly string[])[];
}

export function datesOfView(view: CalendarView, date: string, firstDay: number): ShownDates {
  const weeks = view === 'month' ? monthAround(date, firstDay) : [datesOf(view, date, firstDay)];
  const dates = weeks.flat();
  return { first: dates[0] ?? date, last: dates.at(-1) ?? date, dates, weeks };
}

/** The date to show one step on or back. */
export function stepDate(view: CalendarView, date: string, direction: 1 | -1): string {
  if (view === 'month') return addMonths(`${date.slice(0, 7)}-01`, direction);
  return addDays(date, direction * (view === 'day' ? 1 : 7));
}

/** A list begins with its date: on a phone nobody wants to scroll past what is over. */
function datesOf(view: CalendarView, date: string, firstDay: number): readonly string[] {
  if (view === 'day') return [date];
  if (view === 'list') return Array.from({ length: 7 }, (_, index) => addDays(date, index));
  return weekAround(date, firstDay);
}
