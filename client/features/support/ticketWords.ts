import type { TicketPriority, TicketStep, TicketTopic } from '../../../server/contract/support';
import type { SuggestionState } from '../../../server/contract/supportStaff';

/** The closed lists of the contract in the order in which they are offered. */
export const TOPICS = Object.keys({
  joining: true,
  sound: true,
  picture: true,
  meeting: true,
  booking: true,
  account: true,
  other: true,
} satisfies Record<TicketTopic, true>) as readonly TicketTopic[];

export const PRIORITIES = Object.keys({
  low: true,
  normal: true,
  high: true,
  urgent: true,
} satisfies Record<TicketPriority, true>) as readonly TicketPriority[];

export const STEPS = Object.keys({
  new: true,
  taken: true,
  'waiting-for-user': true,
  'waiting-for-agent': true,
  solved: true,
  closed: true,
} satisfies Record<TicketStep, true>) as readonly TicketStep[];

export const SUGGESTION_STATES = Object.keys({
  new: true,
  planned: true,
  done: true,
} satisfies Record<SuggestionState, true>) as readonly SuggestionState[];
