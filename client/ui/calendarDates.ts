const DAY_MS = 86_400_000;

/** Arithmetic of local dates such as `2027-03-29`: no zone, no clock, so no daylight saving either. */
export function addDays(date: string, days: number): string {
  return toText(toMs(date) + days * DAY_MS);
}

/** The same day of another month, or its last day where it is shorter. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return toText(first.getTime() + (Math.min(day, length) - 1) * DAY_MS);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(toMs(date)).getUTCDay() + 6) % 7;
}

/** The seven dates of the week around a date; `firstDay` as weekdayOf counts. */
export function weekAround(date: string, firstDay: number): readonly string[] {
  const first = addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** The weeks that a month touches, each of seven dates. */
export function monthAround(date: string, firstDay: number): readonly (readonly string[])[] {
  const month = date.slice(0, 7);
  const weeks: (readonly string[])[] = [];
  let week = weekAround(`${month}-01`, firstDay);
  while (week.some((day) => day.startsWith(month))) {
    weeks.push(week);
    week = weekAround(addDays(week[0] ?? date, 7), firstDay);
  }
  return weeks;
}

/** Whether it is a date that the calendar has: `2027-02-30` is none. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(toMs(text)) && toText(toMs(text)) === text;
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

function partsOf(date: string): [number, number, number] {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
}

function toMs(date: string): number {
  return Date.parse(`${date}T00:00Z`);
}

function toText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
