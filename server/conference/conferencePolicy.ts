import type { Role } from '../contract/conference';

/** Everything that is allowed or refused by role inside a conference. */
export type ConferenceAction =
  | 'conference.view'
  | 'conference.end'
  | 'participant.mute'
  | 'media.open'
  | 'media.send.microphone'
  | 'media.send.camera'
  | 'media.send.screen'
  | 'media.receive'
  | 'board.view'
  /** Draws everywhere, gives and takes the pen; for others what hosts decided on the board itself counts too. */
  | 'board.govern'
  /** Whoever may read it; who may write in it, and when, is the chat's own rule. */
  | 'chat.view';

const EVERYONE: readonly Role[] = ['host', 'co-host', 'participant', 'guest'];
const HOSTS: readonly Role[] = ['host', 'co-host'];

/** Who may do what: one table, default deny. (SPEC C4) */
const RULES: Readonly<Record<ConferenceAction, readonly Role[]>> = {
  'conference.view': EVERYONE,
  'conference.end': HOSTS,
  'participant.mute': HOSTS,
  'media.open': EVERYONE,
  'media.send.microphone': EVERYONE,
  'media.send.camera': EVERYONE,
  'media.send.screen': EVERYONE,
  'media.receive': EVERYONE,
  'board.view': EVERYONE,
  'board.govern': HOSTS,
  'chat.view': EVERYONE,
};

export function mayDo(role: Role, action: ConferenceAction): boolean {
  return RULES[action].includes(role);
}
