/** Part of a day in minutes since midnight, by the clocks of the display zone. */
export interface DayPart {
  readonly from: number;
  readonly until: number;
}

/** What the axis shows of a day. */
export type Axis = DayPart;

/** Times snap to quarters of an hour. */
export const STEP = 15;
/** What a press without dragging books. */
const USUAL = 60;

/** The minute under a point of the axis; `share` is 0 at its beginning and 1 at its end. */
export function minuteAt(share: number, { from, until }: Axis): number {
  const minute = from + Math.min(1, Math.max(0, share)) * (until - from);
  return Math.round(minute / STEP) * STEP;
}

/** What dragging over free time from one minute to another books, whichever came first. */
export function dragOver(anchor: number, minute: number, axis: Axis): DayPart {
  if (anchor === minute) return pressAt(anchor, axis);
  return within({ from: Math.min(anchor, minute), until: Math.max(anchor, minute) }, axis);
}

/** Keeps its length; what would leave the axis stops at its edge. */
export function dragBy(part: DayPart, minutes: number, axis: Axis): DayPart {
  const length = part.until - part.from;
  const earliest = Math.min(axis.from, part.from);
  const latest = Math.max(axis.until, part.until) - length;
  const from = Math.min(latest, Math.max(earliest, part.from + minutes));
  return { from, until: from + length };
}

/** Moves one edge; the other stays, a step away at least. */
export function dragEdge(part: DayPart, edge: 'from' | 'until', minute: number): DayPart {
  return edge === 'from'
    ? { from: Math.min(minute, part.until - STEP), until: part.until }
    : { from: part.from, until: Math.max(minute, part.from + STEP) };
}

function pressAt(minute: number, axis: Axis): DayPart {
  const from = Math.min(Math.floor(minute / 30) * 30, axis.until - STEP);
  return within({ from, until: from + USUAL }, axis);
}

function within({ from, until }: DayPart, axis: Axis): DayPart {
  return { from: Math.max(from, axis.from), until: Math.min(until, axis.until) };
}
