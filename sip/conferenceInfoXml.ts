import type { ConferenceEndpoint, ConferenceInfo, ConferenceMedia, ConferenceUser } from './ConferenceInfo';

export const PLENUM_NAMESPACE = 'urn:plenum:conference-info:1';

/** Which document this is: of which conference, and which of those sent in its subscription. */
export interface DocumentPlace {
  /** The conference's SIP URI. */
  readonly entity: string;
  readonly version: number;
}

/** Everything about a conference (RFC 4575 5). */
export function toConferenceInfoXml(info: ConferenceInfo, place: DocumentPlace): string {
  const content =
    descriptionXml(info) + stateXml(info) + element('users', {}, info.users.map(userXml).join(''));
  return documentXml('full', place, content);
}

/** What changed; undefined when nothing did (RFC 4575 4.4). */
export function toPartialConferenceInfoXml(
  before: ConferenceInfo,
  after: ConferenceInfo,
  place: DocumentPlace,
): string | undefined {
  const content = toChangeXml(before, after);
  return content === '' ? undefined : documentXml('partial', place, content);
}

/**
 * The content of a partial document: the same for every subscriber who saw `before`. A changed user is sent whole,
 * one who left as `deleted`.
 */
export function toChangeXml(before: ConferenceInfo, after: ConferenceInfo): string {
  const known = new Map(before.users.map((user) => [user.entity, user]));
  const changed = after.users.filter((user) => !isSame(known.get(user.entity), user));
  for (const user of after.users) known.delete(user.entity);
  const users =
    changed.map(userXml).join('') +
    [...known.keys()].map((entity) => element('user', { entity, state: 'deleted' })).join('');
  return [
    isSame(before.description, after.description) ? '' : descriptionXml(after),
    isSame(before.state, after.state) ? '' : stateXml(after),
    users === '' ? '' : element('users', { state: 'partial' }, users),
  ].join('');
}

/** The root around what was made by `toChangeXml` or for a full document. */
export function documentXml(
  state: 'full' | 'partial',
  { entity, version }: DocumentPlace,
  content: string,
): string {
  const attributes = {
    xmlns: 'urn:ietf:params:xml:ns:conference-info',
    'xmlns:plenum': PLENUM_NAMESPACE,
    entity,
    state,
    version,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>${element('conference-info', attributes, content)}`;
}

function descriptionXml({ description }: ConferenceInfo): string {
  const { subject, maximumUserCount } = description;
  const maximum =
    maximumUserCount === undefined ? '' : textElement('maximum-user-count', String(maximumUserCount));
  return element('conference-description', {}, textElement('subject', subject) + maximum);
}

function stateXml({ state }: ConferenceInfo): string {
  return element(
    'conference-state',
    {},
    textElement('user-count', String(state.userCount)) +
      textElement('active', String(state.active)) +
      textElement('locked', String(state.locked)),
  );
}

function userXml({ entity, displayText, roles, endpoints, participant }: ConferenceUser): string {
  const { id, role, device, microphone, camera, screen, joinedAt } = participant;
  return element(
    'user',
    { entity, state: 'full' },
    textElement('display-text', displayText) +
      element('roles', {}, roles.map((name) => textElement('entry', name)).join('')) +
      endpoints.map(endpointXml).join('') +
      element('plenum:participant', {
        id,
        role,
        device,
        microphone,
        camera,
        screen,
        'joined-at': new Date(joinedAt).toISOString(),
      }),
  );
}

function endpointXml({ entity, displayText, status, joiningMethod, media }: ConferenceEndpoint): string {
  return element(
    'endpoint',
    { entity },
    (displayText === undefined ? '' : textElement('display-text', displayText)) +
      textElement('status', status) +
      (joiningMethod === undefined ? '' : textElement('joining-method', joiningMethod)) +
      media.map(mediaXml).join(''),
  );
}

function mediaXml({ id, type, label, srcId, status }: ConferenceMedia): string {
  return element(
    'media',
    { id },
    textElement('type', type) +
      (label === undefined ? '' : textElement('label', label)) +
      (srcId === undefined ? '' : textElement('src-id', srcId)) +
      textElement('status', status),
  );
}

function textElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  let tag = `<${name}`;
  for (const key in attributes) tag += ` ${key}="${escapeXml(String(attributes[key]))}"`;
  return content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or attribute; what XML 1.0 cannot hold at all is dropped. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Whether two plain values are deeply equal. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
