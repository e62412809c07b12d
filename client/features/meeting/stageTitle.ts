import type { Participation } from './Participation';

/** Which title the browser's tab shows: it mirrors what matters when one looks at other tabs. */
export function stageTitle(
  { state }: Participation,
  microphoneOn: boolean,
): 'title.plain' | 'title.muted' | 'title.reconnecting' {
  if (state === 'reconnecting') return 'title.reconnecting';
  return microphoneOn ? 'title.plain' : 'title.muted';
}
