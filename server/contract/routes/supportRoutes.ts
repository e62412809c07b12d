import type { Page } from '../paging';
import type {
  AddCannedAnswerRequest,
  AssignTicketRequest,
  CannedAnswerView,
  ChangeCannedAnswerRequest,
  ChangeTicketRequest,
  MyTicketQuery,
  OpenTicketRequest,
  RateTicketRequest,
  SharedReportView,
  ShareReportRequest,
  TicketMessageRequest,
  TicketQuery,
  TicketSummary,
  TicketView,
} from '../support';
import type {
  AddAgentRequest,
  AddSuggestionRequest,
  AgentView,
  ChangeAgentRequest,
  ChangeSuggestionRequest,
  FiguresQuery,
  MySuggestionQuery,
  ShiftRequest,
  ShiftView,
  SuggestionQuery,
  SuggestionView,
  SupportDeskView,
  SupportFigures,
} from '../supportStaff';

/** Conversations with support, for those who ask and those who answer; the staff of the desk; suggestions. */
export const SUPPORT_ROUTES = {
  viewSupportDesk: { method: 'GET', path: '/api/v1/support/desk' },
  listMyTickets: { method: 'GET', path: '/api/v1/support/my-tickets' },
  openTicket: { method: 'POST', path: '/api/v1/support/tickets' },
  viewTicket: { method: 'GET', path: '/api/v1/support/tickets/:ticket' },
  answerTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/messages' },
  closeTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/close' },
  markTicketSeen: { method: 'POST', path: '/api/v1/support/tickets/:ticket/seen' },
  rateTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/rating' },
  shareReport: { method: 'POST', path: '/api/v1/support/tickets/:ticket/report' },
  withdrawReport: { method: 'DELETE', path: '/api/v1/support/tickets/:ticket/report' },
  searchTickets: { method: 'GET', path: '/api/v1/support/tickets' },
  takeTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/take' },
  assignTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/assign' },
  noteTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/notes' },
  solveTicket: { method: 'POST', path: '/api/v1/support/tickets/:ticket/solve' },
  changeTicket: { method: 'PATCH', path: '/api/v1/support/tickets/:ticket' },
  viewReport: { method: 'GET', path: '/api/v1/support/tickets/:ticket/report' },
  listCannedAnswers: { method: 'GET', path: '/api/v1/support/canned-answers' },
  addCannedAnswer: { method: 'POST', path: '/api/v1/support/canned-answers' },
  changeCannedAnswer: { method: 'PATCH', path: '/api/v1/support/canned-answers/:cannedAnswer' },
  deleteCannedAnswer: { method: 'DELETE', path: '/api/v1/support/canned-answers/:cannedAnswer' },
  listAgents: { method: 'GET', path: '/api/v1/support/agents' },
  viewAgent: { method: 'GET', path: '/api/v1/support/agents/:agent' },
  addAgent: { method: 'POST', path: '/api/v1/support/agents' },
  changeAgent: { method: 'PATCH', path: '/api/v1/support/agents/:agent' },
  removeAgent: { method: 'DELETE', path: '/api/v1/support/agents/:agent' },
  listShifts: { method: 'GET', path: '/api/v1/support/shifts' },
  addShift: { method: 'POST', path: '/api/v1/support/shifts' },
  changeShift: { method: 'PATCH', path: '/api/v1/support/shifts/:shift' },
  deleteShift: { method: 'DELETE', path: '/api/v1/support/shifts/:shift' },
  viewSupportFigures: { method: 'GET', path: '/api/v1/support/figures' },
  addSuggestion: { method: 'POST', path: '/api/v1/support/suggestions' },
  listMySuggestions: { method: 'GET', path: '/api/v1/support/my-suggestions' },
  searchSuggestions: { method: 'GET', path: '/api/v1/support/suggestions' },
  changeSuggestion: { method: 'PATCH', path: '/api/v1/support/suggestions/:suggestion' },
} as const;

type OfTicket = { ticket: string };

export interface SupportRouteTypes {
  viewSupportDesk: { reply: SupportDeskView };
  listMyTickets: { query: MyTicketQuery; reply: Page<TicketSummary> };
  openTicket: { body: OpenTicketRequest; reply: TicketView };
  viewTicket: { parameters: OfTicket; reply: TicketView };
  answerTicket: { parameters: OfTicket; body: TicketMessageRequest; reply: TicketView };
  closeTicket: { parameters: OfTicket; reply: TicketView };
  markTicketSeen: { parameters: OfTicket; reply: null };
  rateTicket: { parameters: OfTicket; body: RateTicketRequest; reply: TicketView };
  shareReport: { parameters: OfTicket; body: ShareReportRequest; reply: TicketView };
  withdrawReport: { parameters: OfTicket; reply: TicketView };
  searchTickets: { query: TicketQuery; reply: Page<TicketSummary> };
  takeTicket: { parameters: OfTicket; reply: TicketView };
  assignTicket: { parameters: OfTicket; body: AssignTicketRequest; reply: TicketView };
  noteTicket: { parameters: OfTicket; body: TicketMessageRequest; reply: TicketView };
  solveTicket: { parameters: OfTicket; reply: TicketView };
  changeTicket: { parameters: OfTicket; body: ChangeTicketRequest; reply: TicketView };
  viewReport: { parameters: OfTicket; reply: SharedReportView };
  listCannedAnswers: { reply: readonly CannedAnswerView[] };
  addCannedAnswer: { body: AddCannedAnswerRequest; reply: CannedAnswerView };
  changeCannedAnswer: {
    parameters: { cannedAnswer: string };
    body: ChangeCannedAnswerRequest;
    reply: CannedAnswerView;
  };
  deleteCannedAnswer: { parameters: { cannedAnswer: string }; reply: null };
  listAgents: { reply: readonly AgentView[] };
  viewAgent: { parameters: { agent: string }; reply: AgentView };
  addAgent: { body: AddAgentRequest; reply: AgentView };
  changeAgent: { parameters: { agent: string }; body: ChangeAgentRequest; reply: AgentView };
  removeAgent: { parameters: { agent: string }; reply: null };
  listShifts: { reply: readonly ShiftView[] };
  addShift: { body: ShiftRequest; reply: ShiftView };
  changeShift: { parameters: { shift: string }; body: ShiftRequest; reply: ShiftView };
  deleteShift: { parameters: { shift: string }; reply: null };
  viewSupportFigures: { query: FiguresQuery; reply: SupportFigures };
  addSuggestion: { body: AddSuggestionRequest; reply: SuggestionView };
  listMySuggestions: { query: MySuggestionQuery; reply: Page<SuggestionView> };
  searchSuggestions: { query: SuggestionQuery; reply: Page<SuggestionView> };
  changeSuggestion: {
    parameters: { suggestion: string };
    body: ChangeSuggestionRequest;
    reply: SuggestionView;
  };
}
