/** A time as people type it: `9`, `930`, `9:30`, `9.30`, `９：３０`, `9:30 pm`; null for what is none. */
export function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, hours = '', minutes = '00', half] = match;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || (half !== undefined && Number(hours) > 12)) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
