import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredTicket } from '../../../db/stores/TicketStore';
import type { TicketId } from '../../contract/ids';
import { PlenumError } from '../../kernel/PlenumError';
import { UnknownTicketError } from '../organisationErrors';
import { dueAt, keepsClock, nextState, type TicketEvent, type TicketState } from './ticketSteps';

/** The ticket, which nobody else changes until the transaction ends. Throws UnknownTicketError. */
export async function lockTicket({ tickets }: OrganisationStores, id: TicketId): Promise<StoredTicket> {
  const ticket = await tickets.findLocked(id);
  if (!ticket) throw new UnknownTicketError();
  return ticket;
}

/** Lets something happen to a locked ticket. Throws `conflict` where that cannot happen. */
export async function moveTicket(
  stores: OrganisationStores,
  ticket: StoredTicket,
  { event, by, at }: { event: TicketEvent; by: string | null; at: number },
): Promise<TicketState> {
  const { tickets } = stores;
  const before = stateOf(ticket);
  const after = nextState(before, event);
  if (!after) throw new PlenumError('conflict', 'The conversation has moved on. Look at it again.');
  const goesOn = keepsClock(before.step, after.step);
  if (goesOn && ticket.step === after.step && before.agent === after.agent) {
    await tickets.update(ticket.id, { changedAt: new Date(at) });
    return after;
  }
  const since = goesOn ? ticket.clockSince.getTime() : at;
  const due = dueAt(after.step, ticket.priority, since);
  await tickets.enterStep(ticket.id, {
    ...after,
    by,
    at: new Date(at),
    clockSince: new Date(since),
    dueAt: due === null ? null : new Date(due),
  });
  if (after.step === 'closed') {
    await stores.tell({ event: 'ticket.closed', at: new Date(at), data: { ticket: ticket.id } });
  }
  return after;
}

/** Where a stored ticket stands. An agent whose account is gone leaves it to anybody. */
export function stateOf({ step, agent }: Pick<StoredTicket, 'step' | 'agent'>): TicketState {
  if (step === 'closed') return { step, agent: agent?.id ?? null };
  return step === 'new' || !agent ? { step: 'new', agent: null } : { step, agent: agent.id };
}
