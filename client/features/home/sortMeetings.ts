import type { MeetingView } from '../../../server/contract/meetings';

const ORDER = { running: 0, scheduled: 1, ended: 2 } as const;

/** Running meetings first, then those to come by their time, then those that are over, the latest first. */
export function sortMeetings(meetings: readonly MeetingView[]): MeetingView[] {
  return meetings.toSorted((a, b) => {
    if (a.state !== b.state) return ORDER[a.state] - ORDER[b.state];
    const earlier = Date.parse(a.startsAt) - Date.parse(b.startsAt);
    return a.state === 'ended' ? -earlier : earlier;
  });
}
