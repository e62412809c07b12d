import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { StoredTicket } from '../../db/stores/TicketStore';
import type { TicketId } from '../contract/ids';
import type { Actor, UserActor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownTicketError } from './organisationErrors';

/**
 * Who may see and do what with conversations: whoever asked with their own, agents and admins with those of others. Who
 * is an agent is asked of the database for every request: whoever is none any more loses it at once, in every process.
 */
export class SupportAccess {
  constructor(private readonly stores: OrganisationStores) {}

  async isAgent({ user }: UserActor): Promise<boolean> {
    return this.stores.supportStaff.isAgent(user);
  }

  /** Throws UnknownTicketError. */
  async checkKnown(actor: Actor, id: TicketId): Promise<void> {
    const ticket = await this.#find(id);
    if (!isOwn(actor, ticket) && !(actor.kind === 'user' && (await this.isAgent(actor)))) {
      throw new UnknownTicketError();
    }
  }

  /** Throws UnknownTicketError, and `forbidden` to an agent who did not ask. */
  async checkOwn(actor: Actor, id: TicketId): Promise<void> {
    await this.checkKnown(actor, id);
    if (isOwn(actor, await this.#find(id))) return;
    throw new PlenumError('forbidden', 'Only whoever asked may do this.');
  }

  /** For agents: throws UnknownTicketError, and `forbidden` for what they asked themselves. */
  async checkHandled(actor: UserActor, id: TicketId): Promise<void> {
    if (!isOwn(actor, await this.#find(id))) return;
    throw new PlenumError('forbidden', 'Somebody else has to answer what you asked.');
  }

  async #find(id: TicketId): Promise<StoredTicket> {
    const ticket = await this.stores.tickets.find(id);
    if (!ticket) throw new UnknownTicketError();
    return ticket;
  }
}

/** Whether `actor` is who opened the ticket. */
export function isOwn(actor: Actor, { user, guest }: Pick<StoredTicket, 'user' | 'guest'>): boolean {
  return actor.kind === 'user' ? actor.user === user : actor.guest === guest;
}
