import { z } from 'zod';
import type { DeviceKind, Role } from './conference';
import { MeetingCode, MeetingId, type ParticipantId, UserId } from './ids';
import { MeetingTitle } from './text';

export const StartMeetingRequest = z.strictObject({ title: MeetingTitle });
export type StartMeetingRequest = z.infer<typeof StartMeetingRequest>;

/** Puts a meeting that has not ended onto the lists of people, and tells them. */
export const InviteToMeetingRequest = z.strictObject({ people: z.array(UserId).min(1).max(100) });
export type InviteToMeetingRequest = z.infer<typeof InviteToMeetingRequest>;

export const MeetingCodeParameters = z.strictObject({ code: MeetingCode });
export type MeetingCodeParameters = z.infer<typeof MeetingCodeParameters>;

export const MeetingParameters = z.strictObject({ meeting: MeetingId });
export type MeetingParameters = z.infer<typeof MeetingParameters>;

/** One occurrence, as those who may enter it see it. */
export interface MeetingView {
  readonly id: MeetingId;
  readonly code: string;
  readonly title: string;
  /** `sip:<code>@<domain>`. */
  readonly address: string;
  readonly state: 'scheduled' | 'running' | 'ended';
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly endedAt: string | null;
  readonly maximumParticipants: number;
  /** How many are in it now. */
  readonly present: number;
  /** Names of some who are in it now, for the pre-join page; empty for those who only know the code. */
  readonly presentNames: readonly string[];
  /** What the asking person will be in it. */
  readonly role: Role;
}

/** What someone with nothing but the code learns: enough to know that it is the right meeting. */
export interface MeetingPreview {
  readonly code: string;
  readonly title: string;
  readonly state: 'scheduled' | 'running' | 'ended';
  readonly present: number;
}

/** What stays after leaving: shown on the summary page. */
export interface MeetingSummary {
  readonly id: MeetingId;
  readonly code: string;
  readonly title: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly participants: readonly {
    readonly id: ParticipantId;
    readonly displayName: string;
    readonly role: Role;
    readonly device: DeviceKind;
    /** Seconds present, all joins together. */
    readonly seconds: number;
  }[];
}
