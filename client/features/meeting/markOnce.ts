/** Moments of a join that benches read from the User Timing API. */
export type JoinMark = 'plenum:join-pressed' | 'plenum:first-video-frame' | 'plenum:first-audio';

/** Join was pressed: marks of an earlier join no longer count. */
export function markJoinPressed(): void {
  performance.clearMarks('plenum:first-video-frame');
  performance.clearMarks('plenum:first-audio');
  performance.clearMarks('plenum:join-pressed');
  performance.mark('plenum:join-pressed');
}

/** Marks a moment the first time it comes. */
export function markOnce(mark: JoinMark): void {
  if (performance.getEntriesByName(mark).length === 0) performance.mark(mark);
}
