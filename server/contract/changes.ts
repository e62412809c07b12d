/** What a change can be about. */
export type ChangeTopic = 'notifications' | 'bookings' | 'tickets' | 'meetings';

/** Something that the person of the socket may see has changed: it is to be asked for again. */
export interface ChangedNotice {
  readonly topic: ChangeTopic;
  /** What changed; null when it can be anything of the topic, as after notices were lost. */
  readonly id: string | null;
}
