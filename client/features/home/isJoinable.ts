import type { MeetingView } from '../../../server/contract/meetings';

const BEFORE_MS = 10 * 60_000;

/** From ten minutes before its time a meeting's Join button stands out. */
export function isJoinable(meeting: Pick<MeetingView, 'state' | 'startsAt'>, now: number): boolean {
  if (meeting.state === 'running') return true;
  return meeting.state === 'scheduled' && Date.parse(meeting.startsAt) - now <= BEFORE_MS;
}
