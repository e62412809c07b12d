import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { Requester, StoredTicket } from '../../../db/stores/TicketStore';
import type { MeetingId, TicketId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import type {
  MyTicketQuery,
  OpenTicketRequest,
  RateTicketRequest,
  ShareReportRequest,
  TicketMessageRequest,
  TicketSummary,
  TicketView,
} from '../../contract/support';
import type { Actor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import { UnknownMeetingError } from '../../kernel/UnknownMeetingError';
import { isOwn } from '../SupportAccess';
import { lockTicket, moveTicket, stateOf } from './moveTicket';
import { TicketTakenError } from './TicketTakenError';
import { dueAt } from './ticketSteps';
import { readTicketView, toTicketSummary } from './toTicketView';

export interface TicketParts {
  readonly stores: OrganisationStores;
  /** Whether somebody may know of a meeting: nobody can ask about one that is none of theirs. */
  readonly isMeetingKnown: (meeting: MeetingId, actor: Actor) => Promise<boolean>;
  readonly now: () => number;
}

/** This many conversations may be open at once: of one user, and of all the guests of one meeting. */
const OPEN = { user: 10, guest: 20 } as const;
/** For so long support may look at what was shared. */
const SHARED_MS = 60 * 60_000;

/** Conversations with support, as those have them who ask; agents write and close here too. */
export class TicketService {
  constructor(private readonly parts: TicketParts) {}

  /** Throws `conflict` to whoever has too many open already. */
  async open({ text, shared, ...request }: OpenTicketRequest, actor: Actor): Promise<TicketView> {
    await this.#checkMeeting(shared, actor);
    const requester = requesterOf(actor);
    return this.#write(actor, async (stores, now) => {
      if ((await stores.tickets.countOpen(requester)) >= OPEN[requester.kind]) {
        throw new PlenumError('conflict', 'Close a conversation before you open another.');
      }
      const priority = request.inCall ? 'high' : 'normal';
      const due = dueAt('new', priority, now);
      const at = new Date(now);
      const { locale } = actor;
      const dueDate = due === null ? null : new Date(due);
      const id = await stores.tickets.open({ ...request, requester, priority, locale, at, dueAt: dueDate });
      await stores.tickets.addMessage(id, { kind: 'requester', author: requester, text, at });
      if (shared) await share(stores, id, shared, now);
      const { topic, inCall } = request;
      await stores.tell({ event: 'ticket.opened', at, data: { ticket: id, topic, inCall } });
      return id;
    });
  }

  async listMine(query: MyTicketQuery, actor: Actor): Promise<Page<TicketSummary>> {
    const { total, items } = await this.parts.stores.tickets.listOf(requesterOf(actor), query);
    return { total, items: items.map(toTicketSummary) };
  }

  view(id: TicketId, actor: Actor): Promise<TicketView> {
    return readTicketView(this.parts.stores, id, { actor, now: this.parts.now() });
  }

  /** Whoever asked opens it again by writing; an agent takes by it what nobody has. Throws TicketTakenError. */
  async answer(id: TicketId, { text }: TicketMessageRequest, actor: Actor): Promise<TicketView> {
    return this.#write(actor, async (stores, now) => {
      const ticket = await lockTicket(stores, id);
      const own = isOwn(actor, ticket);
      const at = new Date(now);
      const author = requesterOf(actor);
      await stores.tickets.addMessage(id, { kind: own ? 'requester' : 'agent', author, text, at });
      const by = actor.displayName;
      if (own) {
        await moveTicket(stores, ticket, { event: { kind: 'asked' }, by, at: now });
        await stores.tickets.update(id, { seenAt: at });
      } else {
        await this.#take(stores, ticket, actor);
        await moveTicket(stores, await lockTicket(stores, id), { event: { kind: 'answered' }, by, at: now });
        await stores.tickets.update(id, {
          answeredAt: at,
          ...(!ticket.firstAnswerAt && { firstAnswerAt: at }),
        });
        await tellRequester(stores, ticket, { by, at });
      }
      return id;
    });
  }

  async close(id: TicketId, actor: Actor): Promise<TicketView> {
    return this.#write(actor, async (stores, at) => {
      const ticket = await lockTicket(stores, id);
      if (!isOwn(actor, ticket)) refuseOthers(ticket, actor);
      await moveTicket(stores, ticket, { event: { kind: 'closed' }, by: actor.displayName, at });
      return id;
    });
  }

  async markSeen(id: TicketId, actor: Actor): Promise<void> {
    await this.#write(actor, async (stores, now) => {
      await stores.tickets.update(id, { seenAt: new Date(now) });
      return id;
    });
  }

  /** Throws `conflict` while it is not closed. */
  async rate(id: TicketId, { stars, comment }: RateTicketRequest, actor: Actor): Promise<TicketView> {
    return this.#write(actor, async (stores, now) => {
      const { step } = await lockTicket(stores, id);
      if (step !== 'closed') throw new PlenumError('conflict', 'A conversation is rated when it is closed.');
      await stores.tickets.update(id, { stars, comment, ratedAt: new Date(now) });
      return id;
    });
  }

  /** What was shared before is replaced. Throws UnknownMeetingError, and `conflict` when it is closed. */
  async share(id: TicketId, request: ShareReportRequest, actor: Actor): Promise<TicketView> {
    await this.#checkMeeting(request, actor);
    return this.#write(actor, async (stores, now) => {
      const { step } = await lockTicket(stores, id);
      if (step === 'closed') throw new PlenumError('conflict', 'The conversation is closed.');
      await share(stores, id, request, now);
      return id;
    });
  }

  async withdraw(id: TicketId, actor: Actor): Promise<TicketView> {
    return this.#write(actor, async (stores) => {
      await stores.ticketReports.withdraw(id);
      return id;
    });
  }

  async #take(stores: OrganisationStores, ticket: StoredTicket, actor: Actor): Promise<void> {
    refuseOthers(ticket, actor);
    if (actor.kind !== 'user' || stateOf(ticket).step !== 'new') return;
    const event = { kind: 'assigned', agent: actor.user } as const;
    await moveTicket(stores, ticket, { event, by: actor.displayName, at: this.parts.now() });
  }

  async #checkMeeting(shared: ShareReportRequest | undefined, actor: Actor): Promise<void> {
    if (!shared?.meeting || (await this.parts.isMeetingKnown(shared.meeting, actor))) return;
    throw new UnknownMeetingError();
  }

  /** Writes in one transaction, tells whoever is meant, and answers how the ticket is now. */
  #write(
    actor: Actor,
    work: (stores: OrganisationStores, now: number) => Promise<TicketId>,
  ): Promise<TicketView> {
    return this.parts.stores.transaction(async (stores) => {
      const now = this.parts.now();
      const id = await work(stores, now);
      const ticket = await stores.tickets.find(id);
      if (ticket) await stores.tickets.tell(ticket);
      return readTicketView(stores, id, { actor, now });
    });
  }
}

async function share(
  { ticketReports }: OrganisationStores,
  id: TicketId,
  { report, meeting }: ShareReportRequest,
  now: number,
): Promise<void> {
  const [sharedAt, expiresAt] = [new Date(now), new Date(now + SHARED_MS)];
  await ticketReports.share(id, { report, meeting: meeting ?? null, sharedAt, expiresAt });
}

/** Once for a row of answers: who has not seen the first is not told again. */
async function tellRequester(
  { notifications }: OrganisationStores,
  { id, subject, user, unread }: StoredTicket,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (!user || unread) return;
  const content = { kind: 'ticket-answered', ticket: { id, subject }, by } as const;
  await notifications.add([{ user, content }], at);
}

function refuseOthers({ step, agent }: StoredTicket, actor: Actor): void {
  if (step === 'new' || !agent) return;
  if (actor.kind !== 'user' || agent.id !== actor.user) throw new TicketTakenError(agent.displayName);
}

function requesterOf(actor: Actor): Requester {
  return actor.kind === 'user' ? { kind: 'user', id: actor.user } : { kind: 'guest', id: actor.guest };
}
