import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredMessage, StoredStep, StoredTicket } from '../../../db/stores/TicketStore';
import type { TicketId } from '../../contract/ids';
import type { TicketMessageView, TicketStepView, TicketSummary, TicketView } from '../../contract/support';
import type { Actor } from '../../kernel/Actor';
import { UnknownTicketError } from '../organisationErrors';
import { isOwn } from '../SupportAccess';
import { sideOf } from './ticketSteps';

export function toTicketSummary(ticket: StoredTicket): TicketSummary {
  const { id, number, subject, topic, priority, step, inCall, agent, unread, stars } = ticket;
  return {
    id,
    number,
    subject,
    topic,
    priority,
    step,
    side: sideOf(step),
    inCall,
    requester: { displayName: ticket.requesterName, kind: ticket.user ? 'user' : 'guest' },
    agent,
    openedAt: ticket.openedAt.toISOString(),
    stepSince: ticket.stepSince.toISOString(),
    dueAt: ticket.dueAt?.toISOString() ?? null,
    changedAt: ticket.changedAt.toISOString(),
    unread,
    stars,
  };
}

/** The whole conversation as `actor` may see it. Throws UnknownTicketError. */
export async function readTicketView(
  { tickets, ticketReports }: OrganisationStores,
  id: TicketId,
  { actor, now }: { actor: Actor; now: number },
): Promise<TicketView> {
  const ticket = await tickets.find(id);
  if (!ticket) throw new UnknownTicketError();
  const own = isOwn(actor, ticket);
  const report = await ticketReports.find(id, new Date(now));
  const messages = await tickets.messages(id);
  return {
    ...toTicketSummary(ticket),
    asks: own ? 'requester' : 'agent',
    locale: ticket.locale,
    messages: messages.filter(({ kind }) => !own || kind !== 'note').map(toMessageView),
    steps: (await tickets.steps(id)).map(toStepView),
    firstAnswerAt: ticket.firstAnswerAt?.toISOString() ?? null,
    reportUntil: report?.expiresAt.toISOString() ?? null,
    comment: ticket.comment,
  };
}

function toMessageView({ at, ...message }: StoredMessage): TicketMessageView {
  return { ...message, at: at.toISOString() };
}

function toStepView({ from, until, dueAt, ...step }: StoredStep): TicketStepView {
  return {
    ...step,
    side: sideOf(step.step),
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
  };
}
