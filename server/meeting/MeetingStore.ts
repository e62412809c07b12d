import type { DeviceKind, Role } from '../contract/conference';
import type { GuestId, MeetingId, ParticipantId, UserId } from '../contract/ids';
import type { MeetingOccurrence } from './LiveMeeting';

/** A meeting as it is kept. */
export interface StoredMeeting extends MeetingOccurrence {
  readonly state: 'scheduled' | 'running' | 'ended';
  readonly isDemo: boolean;
}

/** Who takes part: the same principal has the same participant id and role in one meeting, for ever. */
export type Principal =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'guest'; readonly id: GuestId }
  | { readonly kind: 'synthetic'; readonly id: string };

/** What live meetings ask of the database. */
export interface MeetingStore {
  enrol(request: {
    meeting: MeetingId;
    principal: Principal;
    displayName: string;
  }): Promise<{ participant: ParticipantId; role: Role }>;
  recordJoin(participant: ParticipantId, device: DeviceKind, at: Date): Promise<void>;
  recordLeave(participant: ParticipantId, at: Date): Promise<void>;
  markRunning(meeting: MeetingId, at: Date): Promise<void>;
  markEnded(meeting: MeetingId, at: Date): Promise<void>;
}
