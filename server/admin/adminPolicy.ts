import type { MeetingId } from '../contract/ids';
import type { RouteName } from '../contract/routes';
import type { Actor, UserActor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';
import type { RoutePolicy } from '../rest/handleRoute';
import type { PathParameters } from '../rest/pathParameters';
import { ADMIN_POLICY, type AdminRule } from './adminRules';
import { scopeFor } from './keyScopes';
import type { OrganisationAccess } from './OrganisationAccess';
import type { SupportAccess } from './SupportAccess';
import { whichUser, whoActs } from './whichUser';

/** What the policy asks about meetings. */
export interface MeetingAccess {
  /** Whether `actor` may know of the meeting. */
  isKnown(meeting: MeetingId, actor: Actor): Promise<boolean>;
  isHost(meeting: MeetingId, actor: Actor): Promise<boolean>;
}

/** Rules whose use is a privileged act: what they refuse is written to the audit log. */
const PRIVILEGED: readonly AdminRule[] = [
  'admin',
  'manager',
  'department-managed',
  'department-above-managed',
  'user-managed',
  'subordinate-managed',
  'room-managed',
  'booking-changed',
  'agent',
  'ticket-handled',
  'record-edited',
  'record-managed',
];

/** Rules that let in everybody who is signed in, and then look at what the path names. */
const OF_EVERYBODY: readonly AdminRule[] = [
  'signed-in',
  'meeting-known',
  'meeting-hosted',
  'record-attended',
  'ticket-known',
  'ticket-own',
];

/** Rules that let in every user, and then look at what the path names. */
const OF_USERS: readonly AdminRule[] = [
  'user',
  'room-known',
  'booking-known',
  'booking-changed',
  'record-known',
  'record-edited',
  'record-managed',
];

export function isPrivileged(route: RouteName): boolean {
  return PRIVILEGED.includes(ADMIN_POLICY[route]);
}

/** Decides by the table who may do what over REST. What is not allowed there is refused. */
export class AdminPolicy implements RoutePolicy {
  constructor(
    private readonly meetings: MeetingAccess,
    private readonly organisation: OrganisationAccess,
    private readonly support: SupportAccess,
  ) {}

  isOpen(route: RouteName): boolean {
    return ADMIN_POLICY[route] === 'anyone';
  }

  async admit(route: RouteName, actor: Actor | undefined): Promise<void> {
    const rule: AdminRule = ADMIN_POLICY[route];
    if (rule === 'anyone') return;
    checkKey(route, actor);
    if (OF_EVERYBODY.includes(rule)) whoActs(actor);
    else if (OF_USERS.includes(rule)) whichUser(actor);
    else if (rule === 'host') await this.#admitHost(whichUser(actor));
    else if (rule === 'agent' || rule === 'ticket-handled') await this.#admitAgent(whichUser(actor));
    else await this.#admitManager(rule, whichUser(actor));
  }

  /** What an actor may not know of answers as what does not exist. */
  async authorize(
    route: RouteName,
    actor: Actor | undefined,
    parameters: Partial<PathParameters>,
  ): Promise<void> {
    const rule: AdminRule = ADMIN_POLICY[route];
    switch (rule) {
      case 'meeting-known':
      case 'meeting-hosted':
        return this.#authorizeMeeting(rule, whoActs(actor), parameters.meeting);
      case 'record-attended':
        return this.organisation.checkRecordAttended(whoActs(actor), named(parameters.record));
      case 'department-managed':
        return this.organisation.checkDepartment(whichUser(actor), named(parameters.department));
      case 'department-above-managed':
        return this.organisation.checkAboveDepartment(whichUser(actor), named(parameters.department));
      case 'user-managed':
        await this.organisation.checkUser(whichUser(actor), named(parameters.user));
        return;
      case 'subordinate-managed':
        return this.organisation.checkSubordinate(whichUser(actor), named(parameters.user));
      case 'room-known':
        return this.organisation.checkRoomKnown(whichUser(actor), named(parameters.room));
      case 'room-managed':
        return this.organisation.checkRoomManaged(whichUser(actor), named(parameters.room));
      case 'booking-known':
        await this.organisation.checkBookingKnown(whichUser(actor), named(parameters.booking));
        return;
      case 'booking-changed':
        return this.organisation.checkBookingChanged(whichUser(actor), named(parameters.booking));
      case 'ticket-known':
        return this.support.checkKnown(whoActs(actor), named(parameters.ticket));
      case 'ticket-own':
        return this.support.checkOwn(whoActs(actor), named(parameters.ticket));
      case 'ticket-handled':
        return this.support.checkHandled(whichUser(actor), named(parameters.ticket));
      case 'record-known':
        await this.organisation.checkRecordKnown(whichUser(actor), named(parameters.record));
        return;
      case 'record-edited':
        return this.organisation.checkRecordEdited(whichUser(actor), named(parameters.record));
      case 'record-managed':
        return this.organisation.checkRecordManaged(whichUser(actor), named(parameters.record));
      case 'anyone':
      case 'signed-in':
      case 'user':
      case 'host':
      case 'agent':
      case 'admin':
      case 'manager':
        return;
    }
  }

  async #admitManager(rule: AdminRule, actor: UserActor): Promise<void> {
    const may = rule === 'admin' ? isAdmin(actor) : await this.organisation.isManager(actor);
    if (!may) throw new PlenumError('forbidden', 'This is for those who administer Plenum.');
  }

  async #admitHost(actor: UserActor): Promise<void> {
    if (await this.organisation.mayHost(actor)) return;
    throw new PlenumError('host-needed', 'You need to be a host to do this. An admin can make you one.');
  }

  async #admitAgent(actor: UserActor): Promise<void> {
    if (await this.support.isAgent(actor)) return;
    throw new PlenumError('forbidden', 'This is for those who answer for support.');
  }

  async #authorizeMeeting(
    rule: 'meeting-known' | 'meeting-hosted',
    actor: Actor,
    meeting: MeetingId | undefined,
  ): Promise<void> {
    if (!meeting || !(await this.meetings.isKnown(meeting, actor))) throw new UnknownMeetingError();
    if (rule === 'meeting-hosted' && !isAdmin(actor) && !(await this.meetings.isHost(meeting, actor))) {
      throw new PlenumError('forbidden', 'Only a host may do this.');
    }
  }
}

/** A key may what its owner may, within its scopes. */
function checkKey(route: RouteName, actor: Actor | undefined): void {
  if (actor?.kind !== 'user' || !actor.key) return;
  const scope = scopeFor(route);
  if (scope && actor.key.scopes.includes(scope)) return;
  const message = scope ? `This key lacks the scope ${scope}.` : 'This is not for keys.';
  throw new PlenumError('forbidden', message);
}

/** What a rule looks at stands in the path of every route that has the rule. */
function named<T>(id: T | undefined): T {
  if (id === undefined) throw new Error('a rule looks at something that the path does not name');
  return id;
}

function isAdmin(actor: Actor): boolean {
  return actor.kind === 'user' && actor.role === 'admin';
}
