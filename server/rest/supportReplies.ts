import { z } from 'zod';
import { Locale } from '../contract/accounts';
import { CannedAnswerId, ShiftId, SuggestionId, TicketId, TicketMessageId, UserId } from '../contract/ids';
import { WEEKDAYS } from '../contract/rooms';
import type { RouteTypes } from '../contract/routes';
import type { SUPPORT_ROUTES } from '../contract/routes/supportRoutes';
import { ConnectionReport, TicketPriority, TicketStep, TicketTopic } from '../contract/support';
import { SuggestionState } from '../contract/supportStaff';
import { pageOf, person } from './organisationReplies';

const instant = z.iso.datetime();
const side = z.enum(['support', 'requester', 'nobody']);

const summary = z.strictObject({
  id: TicketId,
  number: z.int(),
  subject: z.string(),
  topic: TicketTopic,
  priority: TicketPriority,
  step: TicketStep,
  side,
  inCall: z.boolean(),
  requester: z.strictObject({ displayName: z.string(), kind: z.enum(['user', 'guest']) }),
  agent: person.nullable(),
  openedAt: instant,
  stepSince: instant,
  dueAt: instant.nullable(),
  changedAt: instant,
  unread: z.boolean(),
  stars: z.int().nullable(),
});

const ticket = summary.extend({
  asks: z.enum(['requester', 'agent']),
  locale: z.string(),
  messages: z.array(
    z.strictObject({
      id: TicketMessageId,
      kind: z.enum(['requester', 'agent', 'note']),
      author: z.string().nullable(),
      text: z.string(),
      at: instant,
    }),
  ),
  steps: z.array(
    z.strictObject({
      step: TicketStep,
      side,
      agent: person.nullable(),
      by: z.string().nullable(),
      from: instant,
      until: instant.nullable(),
      dueAt: instant.nullable(),
    }),
  ),
  firstAnswerAt: instant.nullable(),
  reportUntil: instant.nullable(),
  comment: z.string().nullable(),
});

const report = z.strictObject({
  report: ConnectionReport,
  meeting: z.strictObject({ title: z.string(), room: z.string().nullable() }).nullable(),
  sharedAt: instant,
  expiresAt: instant,
});

const cannedAnswer = z.strictObject({
  id: CannedAnswerId,
  title: z.string(),
  topic: TicketTopic.nullable(),
  texts: z.strictObject({ en: z.string(), 'zh-CN': z.string() }),
  changedAt: instant,
});

const agent = z.strictObject({
  id: UserId,
  displayName: z.string(),
  email: z.string(),
  topics: z.array(TicketTopic),
  languages: z.array(Locale),
  onDuty: z.boolean(),
  open: z.int(),
});

const shift = z.strictObject({
  id: ShiftId,
  agent: person,
  day: z.enum(WEEKDAYS),
  from: z.string(),
  until: z.string(),
  zone: z.string(),
  running: z.boolean(),
});

const suggestion = z.strictObject({
  id: SuggestionId,
  title: z.string(),
  text: z.string(),
  state: SuggestionState,
  reply: z.string(),
  author: z.string().nullable(),
  addedAt: instant,
  changedAt: instant,
});

const seconds = { count: z.int(), median: z.number().nullable(), p90: z.number().nullable() };
const durations = z.strictObject(seconds);

const figures = z.strictObject({
  opened: z.int(),
  unsolved: z.int(),
  firstAnswer: durations,
  topics: z.array(
    z.strictObject({ topic: TicketTopic, opened: z.int(), unsolved: z.int(), firstAnswer: durations }),
  ),
  steps: z.array(z.strictObject({ step: TicketStep, ...seconds })),
  stars: z.array(z.int()),
  days: z.array(z.strictObject({ day: z.string(), opened: z.int() })),
});

const nothing = z.null();

/** What the routes of the support desk answer. */
export const SUPPORT_REPLIES = {
  viewSupportDesk: z.strictObject({ onDuty: z.int(), medianFirstAnswer: z.number().nullable() }),
  listMyTickets: pageOf(summary),
  openTicket: ticket,
  viewTicket: ticket,
  answerTicket: ticket,
  closeTicket: ticket,
  markTicketSeen: nothing,
  rateTicket: ticket,
  shareReport: ticket,
  withdrawReport: ticket,
  searchTickets: pageOf(summary),
  takeTicket: ticket,
  assignTicket: ticket,
  noteTicket: ticket,
  solveTicket: ticket,
  changeTicket: ticket,
  viewReport: report,
  listCannedAnswers: z.array(cannedAnswer),
  addCannedAnswer: cannedAnswer,
  changeCannedAnswer: cannedAnswer,
  deleteCannedAnswer: nothing,
  listAgents: z.array(agent),
  viewAgent: agent,
  addAgent: agent,
  changeAgent: agent,
  removeAgent: nothing,
  listShifts: z.array(shift),
  addShift: shift,
  changeShift: shift,
  deleteShift: nothing,
  viewSupportFigures: figures,
  addSuggestion: suggestion,
  listMySuggestions: pageOf(suggestion),
  searchSuggestions: pageOf(suggestion),
  changeSuggestion: suggestion,
} satisfies { [N in keyof typeof SUPPORT_ROUTES]: z.ZodType<RouteTypes[N]['reply']> };
