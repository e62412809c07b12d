/** @jest-environment jsdom */
import { ConferenceInfoReader } from '../../../../client/connection/ConferenceInfoReader';
import type { ConferenceInfo, ConferenceUser } from '../../../../sip/ConferenceInfo';
import { toConferenceInfoXml, toPartialConferenceInfoXml } from '../../../../sip/conferenceInfoXml';

const entity = 'sip:123456789@plenum.example';

function user(
  name: string,
  joinedAt: number,
  change: Partial<ConferenceUser['participant']> = {},
): ConferenceUser {
  return {
    entity: `sip:${name}@plenum.example`,
    displayText: name,
    roles: ['participant'],
    endpoints: [{ entity: `sip:${name}@plenum.example;participant=${name}`, status: 'connected', media: [] }],
    participant: {
      id: name,
      role: 'participant',
      device: 'browser',
      microphone: 'open',
      camera: 'none',
      screen: 'none',
      joinedAt,
      ...change,
    },
  };
}

function conference(...users: ConferenceUser[]): ConferenceInfo {
  return {
    description: { subject: 'Budget & "review"', maximumUserCount: 50 },
    state: { userCount: users.length, active: true, locked: false },
    users,
  };
}

const ann = user('ann', 1000, { role: 'host' });
const bob = user('bob', 2000);

function changed(before: ConferenceInfo, after: ConferenceInfo, version: number): string {
  return toPartialConferenceInfoXml(before, after, { entity, version }) ?? '';
}

describe('reading the roster as the server writes it', () => {
  test('a full document is everything', () => {
    const reader = new ConferenceInfoReader();
    expect(reader.read(toConferenceInfoXml(conference(bob, ann), { entity, version: 1 }))).toBe('applied');
    expect(reader.roster).toMatchObject({ subject: 'Budget & "review"', maximumParticipants: 50 });
    expect(reader.roster.participants.map(({ id, role }) => [id, role])).toEqual([
      ['ann', 'host'],
      ['bob', 'participant'],
    ]);
    expect(reader.roster.participants[0]).toMatchObject({
      displayName: 'ann',
      device: 'browser',
      microphone: 'open',
      camera: 'none',
      connection: 'connected',
      joinedAt: 1000,
    });
  });

  describe('partial documents', () => {
    const before = conference(ann, bob);
    let reader: ConferenceInfoReader;
    beforeEach(() => {
      reader = new ConferenceInfoReader();
      reader.read(toConferenceInfoXml(before, { entity, version: 7 }));
    });
    const names = () => reader.roster.participants.map(({ displayName }) => displayName);

    test('someone joins, someone leaves, the others stay', () => {
      const after = conference(ann, user('carol', 3000));
      expect(reader.read(changed(before, after, 8))).toBe('applied');
      expect(names()).toEqual(['ann', 'carol']);
      expect(reader.roster.subject).toBe('Budget & "review"');
    });

    test('someone is muted by a host, someone reconnects', () => {
      const [device] = bob.endpoints;
      if (!device) throw new Error('no device');
      const after = conference(user('ann', 1000, { role: 'host', microphone: 'muted-by-host' }), {
        ...bob,
        endpoints: [{ ...device, status: 'on-hold' }],
      });
      reader.read(changed(before, after, 8));
      expect(reader.roster.participants).toMatchObject([
        { microphone: 'muted-by-host', connection: 'connected' },
        { microphone: 'open', connection: 'reconnecting' },
      ]);
    });

    test('one that was missed is a gap, and changes nothing', () => {
      expect(reader.read(changed(before, conference(ann), 9))).toBe('gap');
      expect(names()).toEqual(['ann', 'bob']);
    });

    test('one that came twice is old', () => {
      const partial = changed(before, conference(ann), 8);
      reader.read(partial);
      expect(reader.read(partial)).toBe('old');
    });

    test('after a new subscription the roster stands until its full document comes', () => {
      reader.restart();
      expect(names()).toEqual(['ann', 'bob']);
      expect(reader.read(changed(before, conference(ann), 8))).toBe('gap');
      expect(reader.read(toConferenceInfoXml(conference(bob), { entity, version: 0 }))).toBe('applied');
      expect(names()).toEqual(['bob']);
    });
  });

  test('what is no conference-info is malformed', () => {
    const reader = new ConferenceInfoReader();
    expect(reader.read('<conference-info version="1"')).toBe('malformed');
    expect(reader.read('<html/>')).toBe('malformed');
  });
});
