/** What one draws with; the first is the usual. */
export const INKS = [
  '#0b1416',
  '#0d7480',
  '#c7392b',
  '#8a5300',
  '#23693a',
  '#6b4fa0',
  '#1f5fbf',
  '#56767d',
] as const;

export const STICKY_COLOR = '#ffe08a';

/** Of people: cursors and locks. Dark enough for white words. */
const PEOPLE = [
  '#6b4fa0',
  '#0d7480',
  '#a32a1e',
  '#23693a',
  '#8a5300',
  '#1f5fbf',
  '#8c2f6b',
  '#37585f',
] as const;

export function personColor(color: number | undefined): string {
  return PEOPLE[(color ?? 0) % PEOPLE.length] ?? PEOPLE[0];
}
