import type { DeviceKind, Role, SourceState } from '../../server/contract/conference';
import type { ParticipantId } from '../../server/contract/ids';
import { childOf, childrenOf, textOf } from './xml';

/** One person of the roster. */
export interface RosterEntry {
  readonly id: ParticipantId;
  readonly displayName: string;
  readonly address: string;
  readonly role: Role;
  readonly device: DeviceKind;
  readonly connection: 'connected' | 'reconnecting';
  readonly microphone: SourceState;
  readonly camera: SourceState;
  readonly screen: SourceState;
  /** Milliseconds since the epoch. */
  readonly joinedAt: number;
}

export interface Roster {
  readonly subject: string;
  readonly maximumParticipants: number | null;
  /** In the order they joined. */
  readonly participants: readonly RosterEntry[];
}

/**
 * What became of a document: `gap` means that one before it is missing (ask for a full one), `old` that it says
 * nothing new.
 */
export type Reading = 'applied' | 'old' | 'gap' | 'malformed';

const EMPTY: Roster = { subject: '', maximumParticipants: null, participants: [] };
const PLENUM_NAMESPACE = 'urn:plenum:conference-info:1';

/** Keeps the roster of one subscription: applies full and partial conference-info documents (RFC 4575, 4.4 and 5). */
export class ConferenceInfoReader {
  #version: number | null = null;
  #users = new Map<string, Partial<RosterEntry>>();
  #roster: Roster = EMPTY;

  get roster(): Roster {
    return this.#roster;
  }

  /** Before a new subscription: its versions start anew, the roster stays until the full document comes. */
  restart(): void {
    this.#version = null;
  }

  read(xml: string): Reading {
    const document = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
    const version = Number.parseInt(document?.getAttribute('version') ?? '', 10);
    if (document?.localName !== 'conference-info' || Number.isNaN(version)) return 'malformed';
    const full = (document.getAttribute('state') ?? 'full') === 'full';
    if (this.#version !== null && version <= this.#version) return 'old';
    if (!full && (this.#version === null || version !== this.#version + 1)) return 'gap';
    this.#version = version;
    this.#apply(document, full);
    return 'applied';
  }

  #apply(document: Element, full: boolean): void {
    const users = childOf(document, 'users');
    if (full || users?.getAttribute('state') === 'full') this.#users = new Map();
    for (const user of users ? childrenOf(users, 'user') : []) this.#applyUser(user);
    const description = childOf(document, 'conference-description');
    const before = full ? EMPTY : this.#roster;
    const maximum = Number(textOf(description, 'maximum-user-count')) || null;
    this.#roster = {
      subject: textOf(description, 'subject') ?? before.subject,
      maximumParticipants: maximum ?? before.maximumParticipants,
      participants: [...this.#users.values()].filter(isComplete).sort((a, b) => a.joinedAt - b.joinedAt),
    };
  }

  #applyUser(user: Element): void {
    const address = user.getAttribute('entity');
    if (!address) return;
    const state = user.getAttribute('state') ?? 'full';
    if (state === 'deleted') {
      this.#users.delete(address);
      return;
    }
    const before = state === 'partial' ? this.#users.get(address) : undefined;
    this.#users.set(address, { ...before, address, ...readUser(user) });
  }
}

/** What a user element says; what it leaves out stays as it was. */
function readUser(user: Element): Partial<RosterEntry> {
  const displayName = textOf(user, 'display-text');
  const endpoints = childrenOf(user, 'endpoint').filter((each) => each.getAttribute('state') !== 'deleted');
  const statuses = endpoints.map((each) => textOf(each, 'status')).filter((status) => status !== undefined);
  const participant = childrenOf(user, 'participant').find((each) => each.namespaceURI === PLENUM_NAMESPACE);
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(statuses.length === 0 ? {} : { connection: toConnection(statuses) }),
    ...(participant ? readParticipant(participant) : {}),
  };
}

function toConnection(statuses: readonly string[]): RosterEntry['connection'] {
  return statuses.every((status) => status === 'on-hold') ? 'reconnecting' : 'connected';
}

/** Plenum's extension: who this is in the conference, and the state of what they send. */
function readParticipant(element: Element): Partial<RosterEntry> {
  const field = (name: string) => element.getAttribute(name) ?? textOf(element, name);
  const fields = {
    id: field('id') as ParticipantId | undefined,
    role: field('role') as Role | undefined,
    device: field('device') as DeviceKind | undefined,
    microphone: field('microphone') as SourceState | undefined,
    camera: field('camera') as SourceState | undefined,
    screen: field('screen') as SourceState | undefined,
    joinedAt: readTime(field('joined-at') ?? field('joinedAt')),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function readTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function isComplete(entry: Partial<RosterEntry>): entry is RosterEntry {
  return Boolean(entry.id && entry.displayName !== undefined && entry.role && entry.microphone);
}
