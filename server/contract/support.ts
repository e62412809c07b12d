import { z } from 'zod';
import { type CannedAnswerId, MeetingId, type TicketId, type TicketMessageId, UserId } from './ids';
import { PAGE } from './paging';
import { optionalText, plainText, requiredText } from './text';

/** What conversations with support are about. */
export const TICKET_TOPICS = [
  'joining',
  'sound',
  'picture',
  'meeting',
  'booking',
  'account',
  'other',
] as const;
export const TicketTopic = z.enum(TICKET_TOPICS);
export type TicketTopic = z.infer<typeof TicketTopic>;

export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const TicketPriority = z.enum(TICKET_PRIORITIES);
export type TicketPriority = z.infer<typeof TicketPriority>;

/** Where a conversation stands; who has to act in each is written in `server/admin/support/ticketSteps.ts`. */
export const TICKET_STEPS = [
  'new',
  'taken',
  'waiting-for-user',
  'waiting-for-agent',
  'solved',
  'closed',
] as const;
export const TicketStep = z.enum(TICKET_STEPS);
export type TicketStep = z.infer<typeof TicketStep>;

/** Whose clock runs in a step. */
export type TicketSide = 'support' | 'requester' | 'nobody';

const measure = z.number().min(0).max(1_000_000).nullable();
const state = z.enum(['working', 'muted', 'off', 'missing', 'blocked', 'busy', 'unknown']);

/** What the browser of whoever asks has measured of itself: figures and names of states, nothing said or shown. */
export const ConnectionReport = z.strictObject({
  measuredAt: z.iso.datetime(),
  browser: plainText(256),
  /** Of the window, in CSS pixels. */
  width: z.int().min(0).max(20_000),
  height: z.int().min(0).max(20_000),
  online: z.boolean(),
  /** Null outside meetings. */
  call: z
    .strictObject({
      roundTripMs: measure,
      lostPercent: measure,
      receivedKbit: measure,
      sentKbit: measure,
      /** What is sent at most, such as `1280×720, 25`. */
      picture: z.string().max(40).nullable(),
      limitedBy: z.enum(['bandwidth', 'cpu']).nullable(),
      quality: z.enum(['good', 'fair', 'poor', 'unknown']),
      microphone: state,
      camera: state,
    })
    .nullable(),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

/** `consent` says that whoever asks has read what is in the report and lets support look at it for an hour. */
export const ShareReportRequest = z.strictObject({
  consent: z.literal(true),
  report: ConnectionReport,
  /** The meeting that they are in; its title and room are shown with the report. */
  meeting: MeetingId.optional(),
});
export type ShareReportRequest = z.infer<typeof ShareReportRequest>;

export const OpenTicketRequest = z.strictObject({
  subject: plainText(120),
  topic: TicketTopic,
  text: requiredText(4_000),
  /** Whether they ask from within a meeting: that comes first. */
  inCall: z.boolean(),
  shared: ShareReportRequest.optional(),
});
export type OpenTicketRequest = z.infer<typeof OpenTicketRequest>;

export const TicketMessageRequest = z.strictObject({ text: requiredText(4_000) });
export type TicketMessageRequest = z.infer<typeof TicketMessageRequest>;

export const RateTicketRequest = z.strictObject({
  stars: z.int().min(1).max(5),
  comment: optionalText(1_000),
});
export type RateTicketRequest = z.infer<typeof RateTicketRequest>;

/** Null puts it back into the queue. */
export const AssignTicketRequest = z.strictObject({ agent: UserId.nullable() });
export type AssignTicketRequest = z.infer<typeof AssignTicketRequest>;

export const ChangeTicketRequest = z.strictObject({ topic: TicketTopic, priority: TicketPriority }).partial();
export type ChangeTicketRequest = z.infer<typeof ChangeTicketRequest>;

export const TICKET_SORTS = ['due', 'opened', 'changed'] as const;

/** Which conversations an agent wants to see: `queue` has no agent yet, `mine` are one's own, `all` are all. */
export const TicketQuery = z.strictObject({
  ...PAGE,
  view: z.enum(['queue', 'mine', 'all']).optional(),
  step: TicketStep.optional(),
  topic: TicketTopic.optional(),
  priority: TicketPriority.optional(),
  /** Part of the subject or of the name of whoever asks. */
  text: plainText(64).optional(),
  sort: z.enum(TICKET_SORTS).optional(),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

export const MyTicketQuery = z.strictObject({ ...PAGE });
export type MyTicketQuery = z.infer<typeof MyTicketQuery>;

export interface NamedPerson {
  readonly id: UserId;
  readonly displayName: string;
}

/** A conversation in a list. Times are ISO 8601, UTC. */
export interface TicketSummary {
  readonly id: TicketId;
  /** 1, 2, 3 and so on: how people call it. */
  readonly number: number;
  readonly subject: string;
  readonly topic: TicketTopic;
  readonly priority: TicketPriority;
  readonly step: TicketStep;
  /** Who has to act next. */
  readonly side: TicketSide;
  readonly inCall: boolean;
  readonly requester: { readonly displayName: string; readonly kind: 'user' | 'guest' };
  readonly agent: NamedPerson | null;
  readonly openedAt: string;
  /** When it came into the step. */
  readonly stepSince: string;
  /** When whoever has to act should have done so. */
  readonly dueAt: string | null;
  readonly changedAt: string;
  /** Whether there is an answer that whoever asked has not seen. */
  readonly unread: boolean;
  readonly stars: number | null;
}

export interface TicketMessageView {
  readonly id: TicketMessageId;
  /** A `note` is seen by agents only. */
  readonly kind: 'requester' | 'agent' | 'note';
  /** Null when their account is gone. */
  readonly author: string | null;
  readonly text: string;
  readonly at: string;
}

/** One step that a conversation went through. */
export interface TicketStepView {
  readonly step: TicketStep;
  readonly side: TicketSide;
  readonly agent: NamedPerson | null;
  /** Who brought it there; null where a clock did. */
  readonly by: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly dueAt: string | null;
}

/** A whole conversation, as `asks` of it: whoever opened it sees no notes. */
export interface TicketView extends TicketSummary {
  readonly asks: 'requester' | 'agent';
  readonly locale: string;
  readonly messages: readonly TicketMessageView[];
  readonly steps: readonly TicketStepView[];
  readonly firstAnswerAt: string | null;
  /** Until when support may look at the connection report; null when there is none, or no more. */
  readonly reportUntil: string | null;
  readonly comment: string | null;
}

/** What was shared with support, and until when. */
export interface SharedReportView {
  readonly report: ConnectionReport;
  readonly meeting: { readonly title: string; readonly room: string | null } | null;
  readonly sharedAt: string;
  readonly expiresAt: string;
}

const answerTexts = z.strictObject({ en: requiredText(4_000), 'zh-CN': requiredText(4_000) });

export const AddCannedAnswerRequest = z.strictObject({
  title: plainText(80),
  topic: TicketTopic.nullable(),
  texts: answerTexts,
});
export type AddCannedAnswerRequest = z.infer<typeof AddCannedAnswerRequest>;

export const ChangeCannedAnswerRequest = AddCannedAnswerRequest.partial();
export type ChangeCannedAnswerRequest = z.infer<typeof ChangeCannedAnswerRequest>;

export interface CannedAnswerView {
  readonly id: CannedAnswerId;
  readonly title: string;
  /** Null fits every topic. */
  readonly topic: TicketTopic | null;
  readonly texts: { readonly en: string; readonly 'zh-CN': string };
  readonly changedAt: string;
}
