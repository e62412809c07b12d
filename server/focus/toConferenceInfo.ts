import type { ConferenceInfo, ConferenceMedia, ConferenceUser } from '../../sip';
import type { ConferenceView, ParticipantView, Source, SourceState } from '../contract/conference';

/** A conference as RFC 4575 subscribers see it: browsers, phones and monitors read the same document. */
export function toConferenceInfo(view: ConferenceView): ConferenceInfo {
  const { participants } = view;
  return {
    description: { subject: view.subject, maximumUserCount: view.maximumParticipants },
    state: { userCount: participants.length, active: participants.length > 0, locked: false },
    users: participants.map(toUser),
  };
}

function toUser(participant: ParticipantView): ConferenceUser {
  const { id, address, displayName, role, device, sources } = participant;
  return {
    entity: address,
    displayText: displayName,
    roles: [role],
    endpoints: [
      {
        entity: `${address};participant=${id}`,
        status: toStatus(participant),
        joiningMethod: 'dialed-in',
        media: toMedia(sources),
      },
    ],
    participant: {
      id,
      role,
      device,
      microphone: sources.microphone,
      camera: sources.camera,
      screen: sources.screen,
      joinedAt: Date.parse(participant.joinedAt),
    },
  };
}

function toStatus({ connection, sources }: ParticipantView): 'connected' | 'muted-via-focus' | 'on-hold' {
  if (connection === 'reconnecting') return 'on-hold';
  return sources.microphone === 'muted-by-host' ? 'muted-via-focus' : 'connected';
}

const MEDIA: readonly { source: Source; type: 'audio' | 'video' }[] = [
  { source: 'microphone', type: 'audio' },
  { source: 'camera', type: 'video' },
  { source: 'screen', type: 'video' },
  { source: 'screen-audio', type: 'audio' },
];

function toMedia(sources: Readonly<Record<Source, SourceState>>): ConferenceMedia[] {
  return MEDIA.filter(({ source }) => sources[source] !== 'none').map(({ source, type }) => ({
    id: source,
    type,
    label: source,
    status: sources[source] === 'open' ? 'sendrecv' : 'recvonly',
  }));
}
