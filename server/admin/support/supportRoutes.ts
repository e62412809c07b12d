import type { SupportFigureStore } from '../../../db/stores/SupportFigureStore';
import type { SUPPORT_ROUTES } from '../../contract/routes/supportRoutes';
import { AddCannedAnswerRequest, ChangeCannedAnswerRequest } from '../../contract/support';
import {
  AddAgentRequest,
  AddSuggestionRequest,
  ChangeAgentRequest,
  ChangeSuggestionRequest,
  FiguresQuery,
  MySuggestionQuery,
  ShiftRequest,
  SuggestionQuery,
} from '../../contract/supportStaff';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser } from '../whichUser';
import type { AgentService } from './AgentService';
import type { CannedAnswerService } from './CannedAnswerService';
import { readFigures } from './readFigures';
import type { SuggestionService } from './SuggestionService';
import type { TicketDesk } from './TicketDesk';
import type { TicketService } from './TicketService';
import { ticketRoutes } from './ticketRoutes';

export interface SupportRouteParts {
  readonly tickets: TicketService;
  readonly desk: TicketDesk;
  readonly answers: CannedAnswerService;
  readonly agents: AgentService;
  readonly suggestions: SuggestionService;
  readonly figures: SupportFigureStore;
}

/** The support desk: conversations, canned answers, agents and their shifts, figures, suggestions. */
export function supportRoutes({ tickets, desk, answers, agents, suggestions, figures }: SupportRouteParts) {
  return {
    ...ticketRoutes(tickets, desk),
    ...answerRoutes(answers),
    ...agentRoutes(agents),
    ...shiftRoutes(agents),
    ...suggestionRoutes(suggestions),
    viewSupportDesk: defineRoute<'viewSupportDesk'>({
      summary: 'Whether somebody is on duty, and how soon an answer comes.',
      run: () => agents.viewDesk(),
    }),
    viewSupportFigures: defineRoute<'viewSupportFigures'>({
      summary: 'Conversations opened within a span: topics, first answers, steps, satisfaction.',
      query: FiguresQuery,
      costs: 'search',
      run: ({ query }) => readFigures(figures, query),
    }),
  } satisfies Pick<Routes, keyof typeof SUPPORT_ROUTES>;
}

function answerRoutes(answers: CannedAnswerService) {
  return {
    listCannedAnswers: defineRoute<'listCannedAnswers'>({
      summary: 'Answers that agents have at hand.',
      run: () => answers.list(),
    }),
    addCannedAnswer: defineRoute<'addCannedAnswer'>({
      summary: 'Add a canned answer, in both languages.',
      body: AddCannedAnswerRequest,
      run: (call) => answers.add(call.body, actOf(call)),
    }),
    changeCannedAnswer: defineRoute<'changeCannedAnswer'>({
      summary: 'Change a canned answer.',
      body: ChangeCannedAnswerRequest,
      run: (call) => answers.change(call.parameters.cannedAnswer, call.body, actOf(call)),
    }),
    deleteCannedAnswer: defineRoute<'deleteCannedAnswer'>({
      summary: 'Delete a canned answer.',
      run: async (call) => {
        await answers.delete(call.parameters.cannedAnswer, actOf(call));
        return null;
      },
    }),
  };
}

function agentRoutes(agents: AgentService) {
  return {
    listAgents: defineRoute<'listAgents'>({
      summary: 'All support agents, what they answer and what they have.',
      run: () => agents.list(),
    }),
    viewAgent: defineRoute<'viewAgent'>({
      summary: 'One support agent.',
      run: ({ parameters }) => agents.view(parameters.agent),
    }),
    addAgent: defineRoute<'addAgent'>({
      summary: 'Make a user a support agent.',
      body: AddAgentRequest,
      run: (call) => agents.add(call.body, actOf(call)),
    }),
    changeAgent: defineRoute<'changeAgent'>({
      summary: 'Change which topics and languages an agent answers.',
      body: ChangeAgentRequest,
      run: (call) => agents.change(call.parameters.agent, call.body, actOf(call)),
    }),
    removeAgent: defineRoute<'removeAgent'>({
      summary: 'Let a user be no agent any more; what they had goes back into the queue.',
      run: async (call) => {
        await agents.remove(call.parameters.agent, actOf(call));
        return null;
      },
    }),
  };
}

function shiftRoutes(agents: AgentService) {
  return {
    listShifts: defineRoute<'listShifts'>({
      summary: 'Who is on duty when, every week.',
      run: () => agents.listShifts(),
    }),
    addShift: defineRoute<'addShift'>({
      summary: 'Add a weekly shift.',
      body: ShiftRequest,
      run: (call) => agents.addShift(call.body, actOf(call)),
    }),
    changeShift: defineRoute<'changeShift'>({
      summary: 'Change a weekly shift.',
      body: ShiftRequest,
      run: (call) => agents.changeShift(call.parameters.shift, call.body, actOf(call)),
    }),
    deleteShift: defineRoute<'deleteShift'>({
      summary: 'Delete a weekly shift.',
      run: async (call) => {
        await agents.deleteShift(call.parameters.shift, actOf(call));
        return null;
      },
    }),
  };
}

function suggestionRoutes(suggestions: SuggestionService) {
  return {
    addSuggestion: defineRoute<'addSuggestion'>({
      summary: 'Suggest something.',
      body: AddSuggestionRequest,
      costs: 'ticket',
      run: ({ actor, body }) => suggestions.add(body, whichUser(actor)),
    }),
    listMySuggestions: defineRoute<'listMySuggestions'>({
      summary: 'What one has suggested, and what became of it.',
      query: MySuggestionQuery,
      run: ({ actor, query }) => suggestions.listMine(query, whichUser(actor)),
    }),
    searchSuggestions: defineRoute<'searchSuggestions'>({
      summary: 'What people have suggested, for agents.',
      query: SuggestionQuery,
      costs: 'search',
      run: ({ query }) => suggestions.search(query),
    }),
    changeSuggestion: defineRoute<'changeSuggestion'>({
      summary: 'Say what becomes of a suggestion; its author is told.',
      body: ChangeSuggestionRequest,
      run: (call) => suggestions.change(call.parameters.suggestion, call.body, actOf(call)),
    }),
  };
}
