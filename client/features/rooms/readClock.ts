/** A time of day as people type it, as `08:30`; undefined for what is none. The end of a day is `24:00`. */
export function readClock(typed: string): string | undefined {
  const [, hours = '', minutes = '0'] = /^\s*(\d{1,2})(?:\s*[:.：h]?\s*([0-5]\d))?\s*$/.exec(typed) ?? [];
  if (hours === '') return undefined;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
