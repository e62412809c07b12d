import type { RosterEntry } from '../../../../../client/connection/ConferenceInfoReader';
import type { ParticipantId } from '../../../../../server/contract/ids';

/** A person of the roster for tests: in a browser, with camera and microphone open. */
export function person(name: string, change: Partial<RosterEntry> = {}): RosterEntry {
  return {
    id: name.toLowerCase() as ParticipantId,
    displayName: name,
    address: `sip:${name.toLowerCase()}@plenum.example`,
    role: 'participant',
    device: 'browser',
    connection: 'connected',
    microphone: 'open',
    camera: 'open',
    screen: 'none',
    joinedAt: 0,
    ...change,
  };
}
