import { useSyncExternalStore } from 'react';
import type { MeetingSession, MeetingSnapshot } from './MeetingSession';

/** The state of one's participation as React state. */
export function useMeeting(session: MeetingSession): MeetingSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
