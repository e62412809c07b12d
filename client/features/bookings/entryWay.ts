import type { AgendaEntry } from '../../../server/contract/invitations';

const BEFORE_MS = 10 * 60_000;

/** How one gets into the meeting of a date now. */
export type EntryWay =
  | { readonly way: 'join'; readonly code: string; readonly solid: boolean }
  | { readonly way: 'start' }
  /** Whoever may start it can do so from then on. */
  | { readonly way: 'later'; readonly from: number }
  | { readonly way: 'none' };

/** A meeting that is there is joined, from ten minutes before with a button that stands out; else whoever may starts it. */
export function entryWay(
  { start, end, meeting, startable }: Pick<AgendaEntry, 'start' | 'end' | 'meeting' | 'startable'>,
  now: number,
): EntryWay {
  const opens = Date.parse(start) - BEFORE_MS;
  if (meeting !== null) {
    if (meeting.state === 'ended') return { way: 'none' };
    return { way: 'join', code: meeting.code, solid: meeting.state === 'running' || now >= opens };
  }
  if (!startable || now >= Date.parse(end)) return { way: 'none' };
  return now >= opens ? { way: 'start' } : { way: 'later', from: opens };
}
