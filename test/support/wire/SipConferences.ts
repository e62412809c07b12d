import type { ConferenceInfo, ConferenceUser } from '../../../sip';

/** A conference with these people in it, for tests of what subscribers see. */
export function conferenceOf(...names: string[]): ConferenceInfo {
  return {
    description: { subject: 'Budget', maximumUserCount: 50 },
    state: { userCount: names.length, active: names.length > 0, locked: false },
    users: names.map(userNamed),
  };
}

export function userNamed(name: string): ConferenceUser {
  return {
    entity: `sip:${name}@plenum.example`,
    displayText: name,
    roles: ['participant'],
    endpoints: [
      {
        entity: `sip:${name}@plenum.example;gr=1`,
        status: 'connected',
        joiningMethod: 'dialed-in',
        media: [{ id: '1', type: 'audio', label: 'microphone', srcId: '7', status: 'sendrecv' }],
      },
    ],
    participant: {
      id: `participant-${name}`,
      role: 'participant',
      device: 'browser',
      microphone: 'open',
      camera: 'muted',
      screen: 'none',
      joinedAt: Date.UTC(2026, 10, 21, 9),
    },
  };
}
