import { randomUUID } from 'node:crypto';
import type { ParticipantView } from '../../../../server/contract/conference';
import { MeetingId } from '../../../../server/contract/ids';
import { toConferenceInfo } from '../../../../server/focus/toConferenceInfo';
import { ann } from '../../../support/people';

const silent = { microphone: 'none', camera: 'none', screen: 'none', 'screen-audio': 'none' } as const;

function infoOf(participant: Partial<ParticipantView>) {
  const view: ParticipantView = {
    ...ann,
    device: 'browser',
    connection: 'connected',
    sources: silent,
    joinedAt: '2026-11-21T10:00:00.000Z',
    ...participant,
  };
  const meeting = MeetingId.parse(randomUUID());
  return toConferenceInfo({
    meeting,
    subject: 'Budget review',
    maximumParticipants: 100,
    participants: [view],
  });
}

test('a participant is a user with their role, one endpoint and the streams they send', () => {
  const { users, state } = infoOf({ sources: { ...silent, microphone: 'muted', camera: 'open' } });
  expect(state).toEqual({ userCount: 1, active: true, locked: false });
  expect(users[0]).toMatchObject({ entity: ann.address, displayText: 'Ann', roles: ['host'] });
  expect(users[0]?.endpoints[0]?.media).toEqual([
    { id: 'microphone', type: 'audio', label: 'microphone', status: 'recvonly' },
    { id: 'camera', type: 'video', label: 'camera', status: 'sendrecv' },
  ]);
});

test.each([
  [{ connection: 'reconnecting' } as const, 'on-hold'],
  [{ sources: { ...silent, microphone: 'muted-by-host' } } as const, 'muted-via-focus'],
  [{}, 'connected'],
])('an endpoint that is %j has status %s', (participant, status) => {
  expect(infoOf(participant).users[0]?.endpoints[0]?.status).toBe(status);
});
