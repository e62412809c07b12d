import { z } from 'zod';
import { Locale } from '../contract/accounts';
import { ROLES } from '../contract/conference';
import { DepartmentId, GuestId, MeetingId, ParticipantId, SignInId, UserId } from '../contract/ids';
import type { RouteName, RouteTypes } from '../contract/routes';
import { ARCHIVE_REPLIES } from './archiveReplies';
import { FILE_REPLIES } from './fileReplies';
import { HISTORY_REPLIES } from './historyReplies';
import { INTEGRATION_REPLIES } from './integrationReplies';
import { INVITATION_REPLIES } from './invitationReplies';
import { named, ORGANISATION_REPLIES } from './organisationReplies';
import { SCHEDULING_REPLIES } from './schedulingReplies';
import { SUPPORT_REPLIES } from './supportReplies';

const instant = z.iso.datetime();
const person = { displayName: z.string(), locale: Locale, address: z.string(), csrfToken: z.string() };

const me = z.discriminatedUnion('kind', [
  z.strictObject({
    ...person,
    kind: z.literal('user'),
    id: UserId,
    email: z.string(),
    role: z.enum(['admin', 'member']),
    department: named(DepartmentId).nullable(),
    administers: z.array(named(DepartmentId)),
    isHost: z.boolean(),
    mayHost: z.boolean(),
    isSupportAgent: z.boolean(),
  }),
  z.strictObject({ ...person, kind: z.literal('guest'), id: GuestId, meeting: MeetingId }),
]);

const role = z.enum(ROLES);
const meetingState = z.enum(['scheduled', 'running', 'ended']);

const meeting = z.strictObject({
  id: MeetingId,
  code: z.string(),
  title: z.string(),
  address: z.string(),
  state: meetingState,
  startsAt: instant,
  endedAt: instant.nullable(),
  maximumParticipants: z.int(),
  present: z.int(),
  presentNames: z.array(z.string()),
  role,
});

const nothing = z.null();

/** What each route answers, for the description of the API and its tests; held against the contract's types. */
export const REPLY_SCHEMAS = {
  viewServer: z.strictObject({
    name: z.literal('Plenum'),
    version: z.string(),
    registration: z.enum(['open', 'by-mail', 'closed']),
    mail: z.boolean(),
    needsSetup: z.boolean(),
    demo: z.boolean(),
    epoch: z.string(),
  }),
  runSelfTest: z.strictObject({
    passed: z.boolean(),
    checks: z.array(
      z.strictObject({
        name: z.enum(['database', 'media-worker', 'media-loop', 'sip', 'media-ports', 'disk']),
        state: z.enum(['passed', 'failed']),
        detail: z.string(),
        milliseconds: z.number(),
      }),
    ),
  }),
  signIn: me,
  register: me,
  setUp: me,
  requestRegistration: nothing,
  confirmRegistration: me,
  recoverPassword: nothing,
  signInAsGuest: me,
  viewMe: me,
  updateMe: me,
  signOut: nothing,
  changePassword: me,
  listSignIns: z.array(
    z.strictObject({
      id: SignInId,
      current: z.boolean(),
      createdAt: instant,
      lastSeenAt: instant,
      ip: z.string(),
      userAgent: z.string(),
    }),
  ),
  endSignIn: nothing,
  endOtherSignIns: nothing,
  listMeetings: z.array(meeting),
  startMeeting: meeting,
  previewMeeting: z.strictObject({
    code: z.string(),
    title: z.string(),
    state: meetingState,
    present: z.int(),
  }),
  enterMeeting: meeting,
  viewMeeting: meeting,
  endMeeting: nothing,
  viewMeetingSummary: z.strictObject({
    id: MeetingId,
    code: z.string(),
    title: z.string(),
    startedAt: instant,
    endedAt: instant.nullable(),
    participants: z.array(
      z.strictObject({
        id: ParticipantId,
        displayName: z.string(),
        role,
        device: z.enum(['browser', 'phone', 'synthetic']),
        seconds: z.int(),
      }),
    ),
  }),
  ...ARCHIVE_REPLIES,
  ...FILE_REPLIES,
  ...HISTORY_REPLIES,
  ...ORGANISATION_REPLIES,
  ...SCHEDULING_REPLIES,
  ...INTEGRATION_REPLIES,
  ...INVITATION_REPLIES,
  startBookedMeeting: meeting,
  ...SUPPORT_REPLIES,
} satisfies { [N in RouteName]: z.ZodType<RouteTypes[N]['reply']> };
