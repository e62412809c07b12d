import type { OpeningHours } from '../../../server/contract/rooms';

export type Weekday = OpeningHours[number]['day'];

/** In the order of the contract. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** What a day of the week is called. */
export function dayName(day: Weekday, language: string, weekday: 'long' | 'short' = 'long'): string {
  const date = new Date(MONDAY + WEEKDAYS.indexOf(day) * DAY_MS);
  return date.toLocaleDateString(language, { weekday, timeZone: 'UTC' });
}

/** Opening hours in one line: `Mon–Fri 08:00–18:00, Sat 09:00–12:00`. Days in a row with the same hours are one. */
export function describeHours(hours: OpeningHours, language: string, always: string): string {
  if (hours.length === 0) return always;
  const days = WEEKDAYS.map((day) => ({ day, text: timesOf(hours, day) })).filter(({ text }) => text !== '');
  const runs: { from: Weekday; until: Weekday; text: string }[] = [];
  for (const { day, text } of days) {
    const last = runs.at(-1);
    const follows = last && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(last.until) + 1;
    if (last && follows && last.text === text) last.until = day;
    else runs.push({ from: day, until: day, text });
  }
  const name = (day: Weekday) => dayName(day, language, 'short');
  return runs
    .map(({ from, until, text }) => `${from === until ? name(from) : `${name(from)}–${name(until)}`} ${text}`)
    .join(language === 'zh-CN' ? '，' : ', ');
}

function timesOf(hours: OpeningHours, day: Weekday): string {
  return hours
    .filter((span) => span.day === day)
    .map(({ from, until }) => `${from}–${until}`)
    .sort()
    .join(' + ');
}
