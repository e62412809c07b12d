import { z } from 'zod';
import { Locale } from './accounts';
import type { AgendaItem } from './agenda';
import type { DeviceKind, Role } from './conference';
import { DepartmentId, MeetingId, type ParticipantId, type RetentionRuleId, RoomId, UserId } from './ids';
import { PAGE, type Page, queryNumber, SortOrder } from './paging';
import { TimeZone } from './rooms';
import { optionalText, plainText } from './text';
import { Version } from './version';

/** Which records are wanted, by everything that they say. */
const FILTERS = {
  /** Part of the topic, the description, a tag or the name of a guest. */
  text: plainText(64).pipe(z.string().min(2)).optional(),
  room: RoomId.optional(),
  initiator: UserId.optional(),
  host: UserId.optional(),
  participant: UserId.optional(),
  /** With all departments below it. */
  department: DepartmentId.optional(),
  /** Begun in this span. */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  device: z.enum(['browser', 'phone', 'synthetic']).optional(),
  /** Whether somebody invited was not there. */
  absences: z.enum(['some', 'none']).optional(),
  /** Under legal hold. */
  held: z.enum(['yes', 'no']).optional(),
  state: z.enum(['running', 'over']).optional(),
} as const;

export const RECORD_SORTS = ['started', 'topic', 'duration', 'people'] as const;

export const RecordQuery = z.strictObject({
  ...FILTERS,
  offset: queryNumber(0, 10_000).optional(),
  limit: PAGE.limit,
  sort: z.enum(RECORD_SORTS).optional(),
  order: SortOrder.optional(),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

const LISTED = /^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/;

const DOWNLOAD = {
  format: z.enum(['pdf', 'csv', 'json']),
  /** Language of headings; default: that of whoever asks. */
  locale: Locale.optional(),
  /** Zone of the times; default UTC. */
  zone: TimeZone.optional(),
} as const;

export const RecordDownloadQuery = z.strictObject(DOWNLOAD);
export type RecordDownloadQuery = z.infer<typeof RecordDownloadQuery>;

export const RecordExportQuery = z.strictObject({
  ...FILTERS,
  ...DOWNLOAD,
  /** Only these: ids with commas between them, up to 200. */
  records: z
    .string()
    .regex(LISTED, 'up to 200 ids with commas between them are wanted')
    .transform((value) => value.split(','))
    .pipe(z.array(MeetingId))
    .optional(),
});
export type RecordExportQuery = z.infer<typeof RecordExportQuery>;

export const ChangeRecordRequest = z
  .strictObject({
    topic: plainText(120),
    description: optionalText(2_000),
    tags: z.array(plainText(40)).max(20),
    minutes: optionalText(20_000),
    version: Version,
  })
  .partial();
export type ChangeRecordRequest = z.infer<typeof ChangeRecordRequest>;

export const HoldRecordRequest = z.strictObject({ reason: plainText(500) });
export type HoldRecordRequest = z.infer<typeof HoldRecordRequest>;

/** How long records are kept: of one room, of a department with all below it, or of the whole organisation. */
export const SetRetentionRuleRequest = z
  .strictObject({
    room: RoomId.optional(),
    department: DepartmentId.optional(),
    /** Null: for ever. */
    days: z.int().min(1).max(36_500).nullable(),
  })
  .refine(({ room, department }) => !(room && department), 'a room or a department is wanted, not both');
export type SetRetentionRuleRequest = z.infer<typeof SetRetentionRuleRequest>;

export interface RetentionRuleView {
  readonly id: RetentionRuleId;
  readonly room: { readonly id: RoomId; readonly name: string } | null;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
  readonly days: number | null;
}

/** Somebody whose account may be gone. */
export interface RecordedPerson {
  readonly id: UserId | null;
  readonly displayName: string;
}

/** One meeting in a list of records. */
export interface RecordEntry {
  readonly id: MeetingId;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly room: { readonly id: RoomId; readonly name: string } | null;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
  readonly initiator: RecordedPerson | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** When the last one left; null while somebody is in it. */
  readonly endedAt: string | null;
  /** Between the two; null while it runs. */
  readonly seconds: number | null;
  /** How many took part. */
  readonly people: number;
  readonly devices: readonly DeviceKind[];
  /** How many were invited and not there. */
  readonly absences: number;
  readonly held: boolean;
}

/** Part of the records that were asked for. */
export interface RecordPage extends Page<RecordEntry> {
  /** Whether `total` is how many there are; else there are more. */
  readonly exact: boolean;
}

/** One coming and going. */
export interface VisitView {
  readonly device: DeviceKind;
  readonly joinedAt: string;
  /** Null while they are in. */
  readonly leftAt: string | null;
}

export interface AttendanceView {
  readonly id: ParticipantId;
  readonly displayName: string;
  readonly kind: 'user' | 'guest' | 'synthetic';
  readonly user: UserId | null;
  readonly role: Role;
  /** All visits together. */
  readonly seconds: number;
  readonly visits: readonly VisitView[];
}

/** Somebody who was invited and not there. */
export interface AbsenceView {
  readonly displayName: string;
  readonly answer: 'declined' | 'accepted' | 'tentative' | 'none';
  /** Why, in their own words; empty when they did not say. */
  readonly reason: string;
}

/** All that stays of one meeting. */
export interface RecordView extends RecordEntry {
  readonly code: string;
  readonly description: string;
  readonly minutes: string;
  readonly hosts: readonly RecordedPerson[];
  readonly attendance: readonly AttendanceView[];
  readonly absent: readonly AbsenceView[];
  readonly agenda: readonly AgendaItem[];
  readonly hold: { readonly since: string; readonly by: string; readonly reason: string } | null;
  /** From when on it is deleted by a rule; null: it is kept. */
  readonly deletedFrom: string | null;
  /** Whether whoever asks may change what it is about, and delete it. */
  readonly editable: boolean;
  readonly managed: boolean;
  /** Of what may be changed; see `Version`. */
  readonly version: string;
}

/** A file as a route answers it. */
export interface FileView {
  /** Letters, digits, dots and dashes. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** Somebody in a meeting now, with how their link does. */
export interface LiveParticipantView {
  readonly id: ParticipantId;
  readonly displayName: string;
  readonly role: Role;
  readonly device: DeviceKind;
  readonly connection: 'connected' | 'reconnecting';
  readonly joinedAt: string;
  /** Part of packets lost, 0 to 1: what they send, and what they are sent; null before anything is known. */
  readonly lossIn: number | null;
  readonly lossOut: number | null;
  /** Milliseconds there and back; null before anything is known. */
  readonly roundTripMs: number | null;
}

/** A meeting that runs now, as the live console shows it. */
export interface LiveMeetingView {
  readonly id: MeetingId;
  readonly code: string;
  readonly topic: string;
  readonly room: { readonly id: RoomId; readonly name: string } | null;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
  readonly initiator: RecordedPerson | null;
  readonly startedAt: string;
  /** Whether whoever asks may end it for everyone; the meeting of the demo never ends. */
  readonly endable: boolean;
  readonly participants: readonly LiveParticipantView[];
}
