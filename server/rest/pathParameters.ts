import type { z } from 'zod';
import {
  ApiKeyId,
  BoardPageId,
  BookingId,
  CannedAnswerId,
  DeliveryId,
  DepartmentId,
  FileId,
  InvitationId,
  MeetingCode,
  MeetingId,
  NotificationId,
  OccurrenceId,
  RetentionRuleId,
  RoomId,
  ShiftId,
  SignInId,
  SuggestionId,
  TicketId,
  UserId,
  WebhookId,
} from '../contract/ids';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';

/** What each `:name` in a path of the contract must be. */
export const PATH_PARAMETERS = {
  meeting: MeetingId,
  code: MeetingCode,
  signIn: SignInId,
  user: UserId,
  department: DepartmentId,
  room: RoomId,
  booking: BookingId,
  occurrence: OccurrenceId,
  apiKey: ApiKeyId,
  webhook: WebhookId,
  delivery: DeliveryId,
  invitation: InvitationId,
  notification: NotificationId,
  ticket: TicketId,
  agent: UserId,
  cannedAnswer: CannedAnswerId,
  shift: ShiftId,
  suggestion: SuggestionId,
  /** A record has the id of its meeting. */
  record: MeetingId,
  retentionRule: RetentionRuleId,
  file: FileId,
  boardPage: BoardPageId,
} as const;

export type PathParameters = {
  readonly [K in keyof typeof PATH_PARAMETERS]: z.infer<(typeof PATH_PARAMETERS)[K]>;
};

/** Reads path parameters. What can be no id names nothing: it answers as an unknown id does. */
export function readPathParameters(raw: Readonly<Record<string, unknown>>): Partial<PathParameters> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, readOne(name, value)]));
}

function readOne(name: string, value: unknown): unknown {
  if (!isKnown(name)) throw new Error(`the path parameter ${name} has no schema`);
  const parsed = PATH_PARAMETERS[name].safeParse(value);
  if (parsed.success) return parsed.data;
  if (name === 'meeting' || name === 'code') throw new UnknownMeetingError();
  throw new PlenumError('not-found', `There is no such ${WORDS[name]}.`);
}

const WORDS = {
  signIn: 'sign-in',
  user: 'user',
  department: 'department',
  room: 'room',
  booking: 'booking',
  occurrence: 'date',
  apiKey: 'key',
  webhook: 'webhook',
  delivery: 'delivery',
  invitation: 'invitation',
  notification: 'notification',
  ticket: 'conversation',
  agent: 'agent',
  cannedAnswer: 'canned answer',
  shift: 'shift',
  suggestion: 'suggestion',
  record: 'record',
  retentionRule: 'retention rule',
  file: 'file',
  boardPage: 'page',
} as const;

function isKnown(name: string): name is keyof PathParameters {
  return name in PATH_PARAMETERS;
}
