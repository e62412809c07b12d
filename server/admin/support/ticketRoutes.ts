import {
  AssignTicketRequest,
  ChangeTicketRequest,
  MyTicketQuery,
  OpenTicketRequest,
  RateTicketRequest,
  ShareReportRequest,
  TicketMessageRequest,
  TicketQuery,
} from '../../contract/support';
import { defineRoute } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser, whoActs } from '../whichUser';
import type { TicketDesk } from './TicketDesk';
import type { TicketService } from './TicketService';

/** Conversations: what those do who ask, and what agents do. */
export function ticketRoutes(tickets: TicketService, desk: TicketDesk) {
  return { ...askingRoutes(tickets), ...deskRoutes(desk) };
}

function askingRoutes(tickets: TicketService) {
  return {
    listMyTickets: defineRoute<'listMyTickets'>({
      summary: 'One’s own conversations with support, what happened last first.',
      query: MyTicketQuery,
      run: ({ actor, query }) => tickets.listMine(query, whoActs(actor)),
    }),
    openTicket: defineRoute<'openTicket'>({
      summary: 'Open a conversation with support; a connection report only with consent.',
      body: OpenTicketRequest,
      costs: 'ticket',
      run: ({ actor, body }) => tickets.open(body, whoActs(actor)),
    }),
    viewTicket: defineRoute<'viewTicket'>({
      summary: 'One conversation; whoever opened it sees no notes.',
      run: ({ actor, parameters }) => tickets.view(parameters.ticket, whoActs(actor)),
    }),
    answerTicket: defineRoute<'answerTicket'>({
      summary: 'Write in a conversation. Whoever opened it opens it again by that.',
      body: TicketMessageRequest,
      run: ({ actor, parameters, body }) => tickets.answer(parameters.ticket, body, whoActs(actor)),
    }),
    closeTicket: defineRoute<'closeTicket'>({
      summary: 'Close a conversation.',
      run: ({ actor, parameters }) => tickets.close(parameters.ticket, whoActs(actor)),
    }),
    markTicketSeen: defineRoute<'markTicketSeen'>({
      summary: 'Say that one has seen the answers.',
      run: async ({ actor, parameters }) => {
        await tickets.markSeen(parameters.ticket, whoActs(actor));
        return null;
      },
    }),
    rateTicket: defineRoute<'rateTicket'>({
      summary: 'Say how satisfied one was, once it is closed.',
      body: RateTicketRequest,
      run: ({ actor, parameters, body }) => tickets.rate(parameters.ticket, body, whoActs(actor)),
    }),
    shareReport: defineRoute<'shareReport'>({
      summary: 'Let support look at a connection report for an hour.',
      body: ShareReportRequest,
      run: ({ actor, parameters, body }) => tickets.share(parameters.ticket, body, whoActs(actor)),
    }),
    withdrawReport: defineRoute<'withdrawReport'>({
      summary: 'Take the connection report back.',
      run: ({ actor, parameters }) => tickets.withdraw(parameters.ticket, whoActs(actor)),
    }),
  };
}

function deskRoutes(desk: TicketDesk) {
  return {
    searchTickets: defineRoute<'searchTickets'>({
      summary: 'Conversations for agents: the queue, one’s own, or all.',
      query: TicketQuery,
      costs: 'search',
      run: ({ actor, query }) => desk.search(query, whichUser(actor)),
    }),
    takeTicket: defineRoute<'takeTicket'>({
      summary: 'Take a conversation that nobody has.',
      run: (call) => desk.take(call.parameters.ticket, actOf(call)),
    }),
    assignTicket: defineRoute<'assignTicket'>({
      summary: 'Hand a conversation over, take it over, or put it back into the queue.',
      body: AssignTicketRequest,
      run: (call) => desk.assign(call.parameters.ticket, call.body, actOf(call)),
    }),
    noteTicket: defineRoute<'noteTicket'>({
      summary: 'Write a note that only agents see.',
      body: TicketMessageRequest,
      run: (call) => desk.note(call.parameters.ticket, call.body, actOf(call)),
    }),
    solveTicket: defineRoute<'solveTicket'>({
      summary: 'Say that it is solved; without a word it is closed after three days.',
      run: (call) => desk.solve(call.parameters.ticket, actOf(call)),
    }),
    changeTicket: defineRoute<'changeTicket'>({
      summary: 'Change topic and priority.',
      body: ChangeTicketRequest,
      run: (call) => desk.change(call.parameters.ticket, call.body, actOf(call)),
    }),
    viewReport: defineRoute<'viewReport'>({
      summary: 'Look at the connection report that is shared; the look is written to the audit log.',
      run: (call) => desk.viewReport(call.parameters.ticket, actOf(call)),
    }),
  };
}
