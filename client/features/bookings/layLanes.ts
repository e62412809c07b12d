interface Timed {
  readonly from: number;
  readonly until: number;
}

/** Which of how many lanes something lies in, so that nothing covers what overlaps it. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Lanes for things on one line, in their order. Things that touch do not overlap. */
export function layLanes(things: readonly Timed[]): readonly Lane[] {
  const order = things
    .map((thing, index) => ({ ...thing, index }))
    .sort((a, b) => a.from - b.from || b.until - a.until);
  const result: Lane[] = things.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: { index: number; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { index, lane } of cluster) result[index] = { lane, lanes: ends.length };
    cluster = [];
    ends = [];
  };
  for (const { from, until, index } of order) {
    if (cluster.length > 0 && Math.max(...ends) <= from) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = until;
    cluster.push({ index, lane });
  }
  close();
  return result;
}
