import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredTicket } from '../../../db/stores/TicketStore';
import type { TicketId } from '../../contract/ids';
import { lockTicket, moveTicket, stateOf } from './moveTicket';
import { nextState, type TicketEvent } from './ticketSteps';

/** Moves on what nobody moves: conversations that fell silent, those whose agent is none any more, reports that are over. */
export class TicketClock {
  constructor(private readonly parts: { readonly stores: OrganisationStores; readonly now: () => number }) {}

  /** Harmless when several processes do it at once. */
  async sweep(): Promise<void> {
    const { stores, now } = this.parts;
    const at = new Date(now());
    await stores.ticketReports.forget(at);
    const { orphans, silent } = await stores.ticketClock.overdue(at);
    for (const id of orphans) await this.#move(id, { kind: 'released' }, isOrphan);
    for (const id of silent) await this.#move(id, { kind: 'expired' }, isSilent);
  }

  async #move(
    id: TicketId,
    event: TicketEvent,
    stillHolds: (ticket: StoredTicket, stores: OrganisationStores, now: number) => Promise<boolean>,
  ): Promise<void> {
    await this.parts.stores.transaction(async (stores) => {
      const now = this.parts.now();
      const ticket = await lockTicket(stores, id);
      if (!nextState(stateOf(ticket), event) || !(await stillHolds(ticket, stores, now))) return;
      await moveTicket(stores, ticket, { event, by: null, at: now });
      await stores.tickets.tell(ticket);
    });
  }
}

async function isOrphan({ agent }: StoredTicket, { supportStaff }: OrganisationStores): Promise<boolean> {
  return !agent || !(await supportStaff.isAgent(agent.id));
}

async function isSilent({ dueAt }: StoredTicket, _: OrganisationStores, now: number): Promise<boolean> {
  return dueAt !== null && dueAt.getTime() <= now;
}
