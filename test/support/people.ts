import { randomUUID } from 'node:crypto';
import type { Entrant } from '../../server/conference/Participant';
import { GuestId, type MeetingId, ParticipantId, SignInId, UserId } from '../../server/contract/ids';
import type { GuestActor, UserActor } from '../../server/kernel/Actor';

/** People of the tests: Ann is the host, Bob and Carol take part, Gus is a guest. */
export const ann = entrant('Ann', 'host');
export const bob = entrant('Bob', 'participant');
export const carol = entrant('Carol', 'participant');
export const gus = entrant('Gus', 'guest');

export function entrant(displayName: string, role: Entrant['role']): Entrant {
  const address = `sip:${displayName.toLowerCase()}@plenum.example`;
  return { id: ParticipantId.parse(randomUUID()), displayName, address, role };
}

export function userActor(displayName: string): UserActor {
  return {
    kind: 'user',
    user: UserId.parse(randomUUID()),
    role: 'member',
    isSupportAgent: false,
    signIn: SignInId.parse(randomUUID()),
    displayName,
    address: `sip:${displayName.toLowerCase()}@plenum.example`,
    locale: 'en',
  };
}

export function guestActor(displayName: string, meeting: MeetingId): GuestActor {
  return {
    kind: 'guest',
    guest: GuestId.parse(randomUUID()),
    meeting,
    signIn: SignInId.parse(randomUUID()),
    displayName,
    address: `sip:guest-${displayName.toLowerCase()}@plenum.example`,
    locale: 'en',
  };
}
