/** The beginning of a day such as `2026-11-22`, where one is; undefined for what is no day. */
export function dayStart(day: string): string | undefined {
  return toInstant(day, 0);
}

/** The beginning of the day after it. */
export function dayEnd(day: string): string | undefined {
  return toInstant(day, 1);
}

function toInstant(day: string, after: number): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const instant = new Date(year, month - 1, date + after);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
