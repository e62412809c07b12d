import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { ConferenceInfo } from '../../../sip';
import {
  PLENUM_NAMESPACE,
  toConferenceInfoXml,
  toPartialConferenceInfoXml,
} from '../../../sip/conferenceInfoXml';
import { conferenceOf, userNamed } from '../../support/wire/SipConferences';

const place = { entity: 'sip:budget@plenum.example', version: 7 };
const parse = (xml: string) => {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (!root) throw new Error('no document');
  return root;
};
const textOf = (xml: string, name: string) => parse(xml).getElementsByTagName(name)[0]?.textContent;
const usersOf = (xml: string) =>
  Array.from(parse(xml).getElementsByTagName('user'), (user) => [
    user.getAttribute('entity'),
    user.getAttribute('state'),
  ]);

test('[RFC 4575 5] a full document says everything', () => {
  const xml = toConferenceInfoXml(conferenceOf('ann', 'bob'), place);
  const root = parse(xml);
  expect(root.namespaceURI).toBe('urn:ietf:params:xml:ns:conference-info');
  expect(['entity', 'state', 'version'].map((name) => root.getAttribute(name))).toEqual([
    place.entity,
    'full',
    '7',
  ]);
  expect(
    ['subject', 'maximum-user-count', 'user-count', 'active', 'locked'].map((name) => textOf(xml, name)),
  ).toEqual(['Budget', '50', '2', 'true', 'false']);
  expect(
    ['display-text', 'entry', 'joining-method', 'type', 'label', 'src-id'].map((name) => textOf(xml, name)),
  ).toEqual(['ann', 'participant', 'dialed-in', 'audio', 'microphone', '7']);
});

test('[RFC 4575 5.5] the children of a user stand in the order of the schema', () => {
  const user = parse(toConferenceInfoXml(conferenceOf('ann'), place)).getElementsByTagName('user')[0];
  const names = Array.from(user?.childNodes ?? [], (child) => child.nodeName);
  expect(names).toEqual(['display-text', 'roles', 'endpoint', 'plenum:participant']);
});

test('[N10] what RFC 4575 has no word for', () => {
  const root = parse(toConferenceInfoXml(conferenceOf('ann'), place));
  const [participant] = root.getElementsByTagNameNS(PLENUM_NAMESPACE, 'participant');
  const attributes = ['id', 'role', 'device', 'microphone', 'camera', 'screen', 'joined-at'];
  expect(attributes.map((name) => participant?.getAttribute(name))).toEqual([
    'participant-ann',
    'participant',
    'browser',
    'open',
    'muted',
    'none',
    '2026-11-21T09:00:00.000Z',
  ]);
});

test('[N9] a partial document says what changed, and nothing else', () => {
  const before = conferenceOf('ann', 'bob');
  const muted = userNamed('bob');
  const after: ConferenceInfo = {
    ...before,
    users: [
      userNamed('ann'),
      { ...muted, participant: { ...muted.participant, microphone: 'muted-by-host' } },
    ],
  };
  const xml = toPartialConferenceInfoXml(before, after, place) ?? '';
  expect(usersOf(xml)).toEqual([['sip:bob@plenum.example', 'full']]);
  expect(xml).not.toContain('conference-state');
  expect(parse(xml).getElementsByTagName('users')[0]?.getAttribute('state')).toBe('partial');
});

test('[N9] who left is deleted', () => {
  const xml = toPartialConferenceInfoXml(conferenceOf('ann', 'bob'), conferenceOf('bob'), place) ?? '';
  expect(usersOf(xml)).toEqual([['sip:ann@plenum.example', 'deleted']]);
  expect(textOf(xml, 'user-count')).toBe('1');
});

test('[N2] nothing changed: no document', () => {
  expect(toPartialConferenceInfoXml(conferenceOf('ann'), conferenceOf('ann'), place)).toBeUndefined();
});

test('names cannot break out of the document', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const info = { ...conferenceOf('ann'), users: [{ ...userNamed('ann'), displayText: `<&"'${name}` }] };
      const text = textOf(toConferenceInfoXml(info, place), 'display-text') ?? '';
      expect(text.startsWith('<&"\'')).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('[N9] applying partial documents to the full one gives what there is', () => {
  const names = fc.uniqueArray(fc.constantFrom('ann', 'bob', 'carol', 'dan', 'eve'));
  fc.assert(
    fc.property(fc.array(names, { minLength: 2, maxLength: 6 }), (states) => {
      const roster = new Set<string | null>();
      let before: ConferenceInfo | undefined;
      for (const people of states) {
        const info = conferenceOf(...people);
        const xml = before
          ? toPartialConferenceInfoXml(before, info, place)
          : toConferenceInfoXml(info, place);
        for (const [entity = '', state] of xml ? usersOf(xml) : []) {
          if (state === 'deleted') roster.delete(entity);
          else roster.add(entity);
        }
        before = info;
        expect([...roster].toSorted()).toEqual(people.map((name) => `sip:${name}@plenum.example`).toSorted());
      }
    }),
    { numRuns: 30 },
  );
});
