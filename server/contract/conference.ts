import { z } from 'zod';
import { type MeetingId, ParticipantId } from './ids';

/** What a participant is in a conference; the rights that follow stand in conferencePolicy. */
export const ROLES = ['host', 'co-host', 'participant', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** What kind of device brings a participant in. */
export type DeviceKind = 'browser' | 'phone' | 'synthetic';

/** Where a stream comes from: at most one of each for a participant. */
export const SOURCES = ['microphone', 'camera', 'screen', 'screen-audio'] as const;
export const Source = z.enum(SOURCES);
export type Source = z.infer<typeof Source>;

/**
 * State of one source: `none` is not sent at all, `muted` paused by its owner, `muted-by-host` paused by a host
 * (its owner may open it again).
 */
export type SourceState = 'none' | 'open' | 'muted' | 'muted-by-host';

/** One person in a conference, as everyone in it may see them. */
export interface ParticipantView {
  readonly id: ParticipantId;
  readonly displayName: string;
  /** Address of record, `sip:ann@example.org`. */
  readonly address: string;
  readonly role: Role;
  readonly device: DeviceKind;
  readonly connection: 'connected' | 'reconnecting';
  readonly sources: Readonly<Record<Source, SourceState>>;
  /** ISO 8601, UTC. */
  readonly joinedAt: string;
}

/** The state of one conference. Browsers receive it as RFC 4575 conference-info over SIP. */
export interface ConferenceView {
  readonly meeting: MeetingId;
  readonly subject: string;
  readonly maximumParticipants: number;
  readonly participants: readonly ParticipantView[];
}

/** Binds this socket to the participant that the INVITE made; the token stands in the 200 and is used once a socket. */
export const BindRequest = z.strictObject({ token: z.string().length(43) });
export type BindRequest = z.infer<typeof BindRequest>;

/** A host mutes someone's microphone, camera or share. The owner may open it again. */
export const MuteRequest = z.strictObject({ participant: ParticipantId, source: Source });
export type MuteRequest = z.infer<typeof MuteRequest>;

/** A host ends the meeting for everyone. */
export const EndRequest = z.strictObject({});
export type EndRequest = z.infer<typeof EndRequest>;

/** Why a conference ended for this participant. */
export interface EndedNotice {
  readonly reason:
    | 'left'
    | 'ended-by-host'
    | 'ended-by-admin'
    | 'everyone-left'
    | 'signed-out'
    | 'joined-elsewhere'
    | 'draining'
    | 'quarantined';
  /** Display name of who ended it, where a person did. */
  readonly by?: string;
}

/** Told to hosts: this person's device kept bringing the media down and is kept out of it. */
export interface QuarantinedNotice {
  readonly displayName: string;
}
