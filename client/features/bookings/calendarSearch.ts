import { isDate } from '../../ui/calendarDates';

export const CALENDAR_VIEWS = ['day', 'week', 'month', 'list'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What the address says of the calendar: which days, as what, and of which rooms. Absent is the usual. */
export interface CalendarSearch {
  readonly view?: CalendarView | undefined;
  /** Today where nothing is said. */
  readonly date?: string | undefined;
  readonly department?: string | undefined;
  /** Rooms with this many seats at least. */
  readonly seats?: number | undefined;
  readonly equipment?: string | undefined;
  /** Part of a room's name. */
  readonly room?: string | undefined;
}

/** Reads the address; what makes no sense is left out. */
export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  const text = (name: string) => {
    const value = search[name];
    return value === undefined || value === '' ? undefined : String(value).slice(0, 64);
  };
  const date = text('date');
  const seats = Number(search['seats']);
  return {
    view: CALENDAR_VIEWS.find((view) => view === search['view']),
    date: date !== undefined && isDate(date) ? date : undefined,
    department: text('department'),
    seats: Number.isInteger(seats) && seats > 0 ? Math.min(seats, 9_999) : undefined,
    equipment: text('equipment'),
    room: text('room'),
  };
}
