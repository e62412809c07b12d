import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredTicket } from '../../../db/stores/TicketStore';
import type { TicketId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import type {
  AssignTicketRequest,
  ChangeTicketRequest,
  SharedReportView,
  TicketMessageRequest,
  TicketQuery,
  TicketSummary,
  TicketView,
} from '../../contract/support';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail, Trace } from '../AuditTrail';
import { UnknownAgentError } from '../organisationErrors';
import { lockTicket, moveTicket, stateOf } from './moveTicket';
import { TicketTakenError } from './TicketTakenError';
import { dueAt, type TicketEvent } from './ticketSteps';
import { readTicketView, toTicketSummary } from './toTicketView';

export interface DeskParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly now: () => number;
}

type Done = Pick<Trace, 'before' | 'after'>;

/** What agents do with the conversations of others. Each act leaves an entry in the audit log. */
export class TicketDesk {
  constructor(private readonly parts: DeskParts) {}

  async search(query: TicketQuery, { user }: UserActor): Promise<Page<TicketSummary>> {
    const { total, items } = await this.parts.stores.tickets.search(query, user);
    return { total, items: items.map(toTicketSummary) };
  }

  /** Of two who take at once one has it. Throws TicketTakenError, which says who, to the other. */
  async take(id: TicketId, act: Act): Promise<TicketView> {
    return this.#handle(id, act, async (stores, ticket) => {
      const { step, agent } = stateOf(ticket);
      if (step !== 'new' && agent !== act.actor.user)
        throw new TicketTakenError(ticket.agent?.displayName ?? '');
      return this.#move(stores, ticket, act, { kind: 'assigned', agent: act.actor.user });
    });
  }

  /** To another agent, to oneself, or back into the queue. Throws UnknownAgentError. */
  async assign(id: TicketId, { agent }: AssignTicketRequest, act: Act): Promise<TicketView> {
    return this.#handle(id, act, async (stores, ticket) => {
      if (agent && !(await stores.supportStaff.isAgent(agent))) throw new UnknownAgentError();
      if (agent && agent === ticket.user) {
        throw new PlenumError('conflict', 'Nobody answers what they asked themselves.');
      }
      return this.#move(stores, ticket, act, agent ? { kind: 'assigned', agent } : { kind: 'released' });
    });
  }

  async note(id: TicketId, { text }: TicketMessageRequest, act: Act): Promise<TicketView> {
    return this.#handle(id, act, async ({ tickets }) => {
      const author = { kind: 'user', id: act.actor.user } as const;
      await tickets.addMessage(id, { kind: 'note', author, text, at: new Date(this.parts.now()) });
      return { after: { noted: true } };
    });
  }

  async solve(id: TicketId, act: Act): Promise<TicketView> {
    return this.#handle(id, act, (stores, ticket) => this.#move(stores, ticket, act, { kind: 'solved' }));
  }

  async change(id: TicketId, change: ChangeTicketRequest, act: Act): Promise<TicketView> {
    return this.#handle(id, act, async ({ tickets }, ticket) => {
      const { step, topic, priority } = ticket;
      const due = dueAt(step, change.priority ?? priority, ticket.clockSince.getTime());
      await tickets.update(id, { ...change, dueAt: due === null ? null : new Date(due) });
      return { before: { topic, priority }, after: change };
    });
  }

  /** What whoever asked has shared. Every look is in the audit log. Throws `not-found` once it is over. */
  async viewReport(id: TicketId, act: Act): Promise<SharedReportView> {
    return this.parts.trail.run(act, async (stores) => {
      const found = await stores.ticketReports.find(id, new Date(this.parts.now()));
      if (!found) throw new PlenumError('not-found', 'No connection report is shared any more.');
      const { report, meeting, sharedAt, expiresAt } = found;
      const value = {
        report,
        meeting: meeting === null ? null : { title: meeting, room: null },
        sharedAt: sharedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      };
      return { value, object: { kind: 'ticket', id }, after: { sharedUntil: value.expiresAt } };
    });
  }

  async #move(
    stores: OrganisationStores,
    ticket: StoredTicket,
    { actor }: Act,
    event: TicketEvent,
  ): Promise<Done> {
    const after = await moveTicket(stores, ticket, { event, by: actor.displayName, at: this.parts.now() });
    return { before: stateOf(ticket), after };
  }

  #handle(
    id: TicketId,
    act: Act,
    work: (stores: OrganisationStores, ticket: StoredTicket) => Promise<Done>,
  ): Promise<TicketView> {
    return this.parts.trail.run(act, async (stores) => {
      const ticket = await lockTicket(stores, id);
      const done = await work(stores, ticket);
      await stores.tickets.tell(ticket);
      const value = await readTicketView(stores, id, { actor: act.actor, now: this.parts.now() });
      return { value, object: { kind: 'ticket', id }, ...done };
    });
  }
}
