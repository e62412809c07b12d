import type { MeetingId } from '../contract/ids';
import type { RouteName } from '../contract/routes';
import type { Actor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';
import type { RoutePolicy } from '../rest/handleRoute';
import type { PathParameters } from '../rest/pathParameters';
import { whichUser, whoActs } from './whichUser';

/**
 * Who may use a route. `meeting` rules also look at the meeting that the path names: `known` to those who may know of
 * it, `hosted` to its hosts. An admin may see and end every meeting.
 */
type Rule = 'anyone' | 'signed-in' | 'user' | 'meeting-known' | 'meeting-hosted';

/** Every route and who may use it: a route without a line here does not compile. */
export const ADMIN_POLICY = {
  viewServer: 'anyone',
  runSelfTest: 'user',
  signIn: 'anyone',
  register: 'anyone',
  setUp: 'anyone',
  signInAsGuest: 'anyone',
  viewMe: 'signed-in',
  updateMe: 'user',
  signOut: 'signed-in',
  changePassword: 'user',
  listSignIns: 'user',
  endSignIn: 'user',
  endOtherSignIns: 'user',
  listMeetings: 'user',
  startMeeting: 'user',
  previewMeeting: 'anyone',
  enterMeeting: 'user',
  viewMeeting: 'meeting-known',
  endMeeting: 'meeting-hosted',
  viewMeetingSummary: 'meeting-known',
} as const satisfies Record<RouteName, Rule>;

/** What the policy asks about meetings. */
export interface MeetingAccess {
  /** Whether `actor` may know of the meeting. */
  isKnown(meeting: MeetingId, actor: Actor): Promise<boolean>;
  isHost(meeting: MeetingId, actor: Actor): Promise<boolean>;
}

/** Decides by the table who may do what over REST. What is not allowed there is refused. */
export class AdminPolicy implements RoutePolicy {
  constructor(private readonly meetings: MeetingAccess) {}

  isOpen(route: RouteName): boolean {
    return ADMIN_POLICY[route] === 'anyone';
  }

  admit(route: RouteName, actor: Actor | undefined): void {
    const rule: Rule = ADMIN_POLICY[route];
    if (rule === 'anyone') return;
    if (rule === 'user') whichUser(actor);
    else whoActs(actor);
  }

  /** What an actor may not know of answers as what does not exist. */
  async authorize(
    route: RouteName,
    actor: Actor | undefined,
    { meeting }: Partial<PathParameters>,
  ): Promise<void> {
    const rule: Rule = ADMIN_POLICY[route];
    if (rule !== 'meeting-known' && rule !== 'meeting-hosted') return;
    const who = whoActs(actor);
    if (!meeting || !(await this.meetings.isKnown(meeting, who))) throw new UnknownMeetingError();
    if (rule === 'meeting-hosted' && !isAdmin(who) && !(await this.meetings.isHost(meeting, who))) {
      throw new PlenumError('forbidden', 'Only a host may do this.');
    }
  }
}

function isAdmin(actor: Actor): boolean {
  return actor.kind === 'user' && actor.role === 'admin';
}
