import { z } from 'zod';
import { AgendaItem } from '../contract/agenda';
import type { FileView } from '../contract/archive';
import { ROLES } from '../contract/conference';
import { DepartmentId, MeetingId, ParticipantId, RetentionRuleId, RoomId, UserId } from '../contract/ids';
import type { RouteName, RouteTypes } from '../contract/routes';
import { named, pageOf } from './organisationReplies';

const instant = z.iso.datetime();
const device = z.enum(['browser', 'phone', 'synthetic']);
const role = z.enum(ROLES);
const recorded = z.strictObject({ id: UserId.nullable(), displayName: z.string() });

const entry = z.strictObject({
  id: MeetingId,
  topic: z.string(),
  tags: z.array(z.string()),
  room: named(RoomId).nullable(),
  department: named(DepartmentId).nullable(),
  initiator: recorded.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  seconds: z.int().nullable(),
  people: z.int(),
  devices: z.array(device),
  absences: z.int(),
  held: z.boolean(),
});

const attendance = z.strictObject({
  id: ParticipantId,
  displayName: z.string(),
  kind: z.enum(['user', 'guest', 'synthetic']),
  user: UserId.nullable(),
  role,
  seconds: z.int(),
  visits: z.array(z.strictObject({ device, joinedAt: instant, leftAt: instant.nullable() })),
});

const record = z.strictObject({
  ...entry.shape,
  code: z.string(),
  description: z.string(),
  minutes: z.string(),
  hosts: z.array(recorded),
  attendance: z.array(attendance),
  absent: z.array(
    z.strictObject({
      displayName: z.string(),
      answer: z.enum(['declined', 'accepted', 'tentative', 'none']),
      reason: z.string(),
    }),
  ),
  agenda: z.array(AgendaItem),
  hold: z.strictObject({ since: instant, by: z.string(), reason: z.string() }).nullable(),
  deletedFrom: instant.nullable(),
  editable: z.boolean(),
  managed: z.boolean(),
  version: z.string(),
});

const rule = z.strictObject({
  id: RetentionRuleId,
  room: named(RoomId).nullable(),
  department: named(DepartmentId).nullable(),
  days: z.int().nullable(),
});

const live = z.strictObject({
  id: MeetingId,
  code: z.string(),
  topic: z.string(),
  room: named(RoomId).nullable(),
  department: named(DepartmentId).nullable(),
  initiator: recorded.nullable(),
  startedAt: instant,
  endable: z.boolean(),
  participants: z.array(
    z.strictObject({
      id: ParticipantId,
      displayName: z.string(),
      role,
      device,
      connection: z.enum(['connected', 'reconnecting']),
      joinedAt: instant,
      lossIn: z.number().nullable(),
      lossOut: z.number().nullable(),
      roundTripMs: z.number().nullable(),
    }),
  ),
});

/** A file instead of JSON. */
export const FILE = z.custom<FileView>();

/** What the routes of records and of the live console answer. */
export const ARCHIVE_REPLIES = {
  searchRecords: pageOf(entry).extend({ exact: z.boolean() }),
  exportRecords: FILE,
  viewRecord: record,
  downloadRecord: FILE,
  changeRecord: record,
  deleteRecord: z.null(),
  holdRecord: record,
  releaseRecord: record,
  listRetentionRules: z.array(rule),
  setRetentionRule: rule,
  deleteRetentionRule: z.null(),
  listLiveMeetings: z.array(live),
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
