/** One named figure of the bench. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** The smallest and the largest of the runs. */
  readonly low: number;
  readonly high: number;
  /** What it is compared with in the same run: a peer's figure or a limit. */
  readonly against: { readonly what: string; readonly value: number } | null;
  /** `value` by `against.value`; machines differ, ratios less so. */
  readonly ratio: number | null;
}

/** The median of `runs` as a figure, with what it is compared with. */
export function toFigure(runs: readonly number[], unit: string, against: Figure['against'] = null): Figure {
  if (runs.length === 0) throw new Error('a figure wants at least one run');
  const sorted = [...runs].sort((a, b) => a - b);
  const value = medianOf(sorted);
  return {
    value: round(value),
    unit,
    low: round(sorted[0] ?? value),
    high: round(sorted.at(-1) ?? value),
    against: against && { ...against, value: round(against.value) },
    ratio: against ? round(value / against.value) : null,
  };
}

export function medianOf(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
