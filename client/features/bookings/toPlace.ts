import type { CSSProperties } from 'react';
import type { Axis, DayPart } from './dragTimes';
import type { Lane } from './layLanes';

/** Where part of a day lies on its axis, in shares of the track; what sticks out is cut off. */
export function toPlace(part: DayPart, axis: Axis, lane: Lane = { lane: 0, lanes: 1 }): CSSProperties {
  const share = (minute: number) =>
    (Math.min(Math.max(minute, axis.from), axis.until) - axis.from) / (axis.until - axis.from);
  const from = share(part.from);
  return {
    insetInlineStart: `${from * 100}%`,
    width: `${(share(part.until) - from) * 100}%`,
    top: `${(lane.lane / lane.lanes) * 100}%`,
    height: `${100 / lane.lanes}%`,
  };
}
