import type { RecordView, VisitView } from '../../../server/contract/archive';

/** From when to when a chart goes, in milliseconds. */
export interface Axis {
  readonly start: number;
  readonly end: number;
}

/** The whole meeting; one that still runs, until now. */
export function axisOf({ startedAt, endedAt, attendance }: RecordView, now: number): Axis {
  const visits = attendance.flatMap((person) => person.visits);
  const start = Math.min(Date.parse(startedAt), ...visits.map(({ joinedAt }) => Date.parse(joinedAt)));
  const end = Math.max(
    endedAt === null ? now : Date.parse(endedAt),
    ...visits.map(({ leftAt }) => (leftAt === null ? now : Date.parse(leftAt))),
  );
  return { start, end: Math.max(end, start + 1) };
}

/** Where a visit lies on the axis; a short one is drawn wide enough to be seen. */
export function placeOf(
  { joinedAt, leftAt }: VisitView,
  { start, end }: Axis,
): { left: string; width: string } {
  const part = (instant: number) => (100 * (instant - start)) / (end - start);
  const from = part(Date.parse(joinedAt));
  const until = part(leftAt === null ? end : Date.parse(leftAt));
  const width = Math.max(0.75, until - from);
  return { left: `${Math.min(from, 100 - width)}%`, width: `${width}%` };
}
