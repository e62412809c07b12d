/** What subscribers of a conference see, in the words of RFC 4575. The owner builds it, the notifier sends it. */
export interface ConferenceInfo {
  readonly description: {
    readonly subject: string;
    readonly maximumUserCount?: number;
  };
  readonly state: {
    readonly userCount: number;
    readonly active: boolean;
    readonly locked: boolean;
  };
  /** In the order they joined; no two with the same `entity`. */
  readonly users: readonly ConferenceUser[];
}

/** One person in the conference, with the devices they use. */
export interface ConferenceUser {
  /** The user's address of record: the key by which partial documents speak of this user. */
  readonly entity: string;
  readonly displayText: string;
  readonly roles: readonly string[];
  readonly endpoints: readonly ConferenceEndpoint[];
  /** What RFC 4575 has no word for; travels as `<participant>` of `urn:plenum:conference-info:1`. */
  readonly participant: ConferenceParticipant;
}

export interface ConferenceParticipant {
  readonly id: string;
  readonly role: string;
  /** Kind of device, for example `browser` or `phone`. */
  readonly device: string;
  readonly microphone: MediaState;
  readonly camera: MediaState;
  readonly screen: MediaState;
  /** Milliseconds since the epoch. */
  readonly joinedAt: number;
}

export type MediaState = 'open' | 'muted' | 'muted-by-host' | 'none';

/** One device of a user; `entity` is unique among the devices of that user. */
export interface ConferenceEndpoint {
  readonly entity: string;
  readonly displayText?: string;
  readonly status:
    | 'pending'
    | 'dialing-out'
    | 'dialing-in'
    | 'alerting'
    | 'on-hold'
    | 'connected'
    | 'muted-via-focus'
    | 'disconnecting'
    | 'disconnected';
  readonly joiningMethod?: 'dialed-in' | 'dialed-out' | 'focus-owner';
  readonly media: readonly ConferenceMedia[];
}

/** One stream of a device; `id` is unique among the streams of that device. */
export interface ConferenceMedia {
  readonly id: string;
  readonly type: 'audio' | 'video';
  /** Tells streams of one type apart, for example `camera` and `screen` (RFC 4574). */
  readonly label?: string;
  /** The stream's identifier in the media plane. */
  readonly srcId?: string;
  readonly status: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}
