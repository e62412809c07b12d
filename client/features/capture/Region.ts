/** A rectangle of the window, in CSS pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What two places of the window span. */
export function regionBetween(one: { x: number; y: number }, other: { x: number; y: number }): Region {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}
