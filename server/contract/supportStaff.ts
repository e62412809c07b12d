import { z } from 'zod';
import { Locale } from './accounts';
import { type ShiftId, type SuggestionId, UserId } from './ids';
import { PAGE } from './paging';
import { TimeZone, WEEKDAYS } from './rooms';
import { type NamedPerson, type TicketStep, TicketTopic } from './support';
import { optionalText, plainText, requiredText } from './text';

const skills = {
  /** What they answer; none means everything. */
  topics: z.array(TicketTopic).max(20),
  languages: z.array(Locale).max(10),
} as const;

export const AddAgentRequest = z.strictObject({ user: UserId, ...skills });
export type AddAgentRequest = z.infer<typeof AddAgentRequest>;

export const ChangeAgentRequest = z.strictObject(skills).partial();
export type ChangeAgentRequest = z.infer<typeof ChangeAgentRequest>;

export interface AgentView extends NamedPerson {
  readonly email: string;
  readonly topics: readonly TicketTopic[];
  readonly languages: readonly Locale[];
  readonly onDuty: boolean;
  /** Conversations that are theirs and not solved. */
  readonly open: number;
}

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:30 is wanted');

const shift = z.strictObject({
  agent: UserId,
  day: z.enum(WEEKDAYS),
  from: clock,
  until: clock,
  zone: TimeZone,
});

/** When somebody is on duty, every week, by the clocks of the zone. */
export const ShiftRequest = shift.refine(
  ({ from, until }) => from < until,
  'the end has to come after the beginning',
);
export type ShiftRequest = z.infer<typeof ShiftRequest>;

export interface ShiftView extends Omit<ShiftRequest, 'agent'> {
  readonly id: ShiftId;
  readonly agent: NamedPerson;
  /** Whether it runs at this moment. */
  readonly running: boolean;
}

/** What everybody may know of the support desk before they write. */
export interface SupportDeskView {
  /** How many agents are on duty now. */
  readonly onDuty: number;
  /** Of the conversations of the last thirty days, in seconds; null without any. */
  readonly medianFirstAnswer: number | null;
}

export const FiguresQuery = z
  .strictObject({ from: z.iso.datetime(), until: z.iso.datetime() })
  .refine(({ from, until }) => from < until, 'the end has to come after the beginning');
export type FiguresQuery = z.infer<typeof FiguresQuery>;

/** Half of all took at most `median`, nine in ten at most `p90`; seconds, null without any. */
export interface Durations {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Conversations opened within a span. */
export interface SupportFigures {
  readonly opened: number;
  readonly unsolved: number;
  readonly firstAnswer: Durations;
  readonly topics: readonly {
    readonly topic: TicketTopic;
    readonly opened: number;
    readonly unsolved: number;
    readonly firstAnswer: Durations;
  }[];
  /** How long conversations stood in each step that they have left. */
  readonly steps: readonly (Durations & { readonly step: TicketStep })[];
  /** How many gave 1, 2, 3, 4 and 5 stars. */
  readonly stars: readonly number[];
  readonly days: readonly { readonly day: string; readonly opened: number }[];
}

export const SUGGESTION_STATES = ['new', 'planned', 'done'] as const;
export const SuggestionState = z.enum(SUGGESTION_STATES);
export type SuggestionState = z.infer<typeof SuggestionState>;

export const AddSuggestionRequest = z.strictObject({ title: plainText(120), text: requiredText(4_000) });
export type AddSuggestionRequest = z.infer<typeof AddSuggestionRequest>;

/** The author is told of a change. */
export const ChangeSuggestionRequest = z
  .strictObject({ state: SuggestionState, reply: optionalText(1_000) })
  .partial();
export type ChangeSuggestionRequest = z.infer<typeof ChangeSuggestionRequest>;

export const SuggestionQuery = z.strictObject({
  ...PAGE,
  state: SuggestionState.optional(),
  text: plainText(64).optional(),
});
export type SuggestionQuery = z.infer<typeof SuggestionQuery>;

export const MySuggestionQuery = z.strictObject({ ...PAGE });
export type MySuggestionQuery = z.infer<typeof MySuggestionQuery>;

export interface SuggestionView {
  readonly id: SuggestionId;
  readonly title: string;
  readonly text: string;
  readonly state: SuggestionState;
  /** What those who answer for Plenum say to it. */
  readonly reply: string;
  /** Null when their account is gone. */
  readonly author: string | null;
  readonly addedAt: string;
  readonly changedAt: string;
}
