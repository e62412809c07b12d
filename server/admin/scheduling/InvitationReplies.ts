import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { InvitationRow, NewAnswer } from '../../../db/stores/InvitationStore';
import type { StoredAnswer, StoredInvitee } from '../../../db/stores/InviteeStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { InvitationId, OccurrenceId } from '../../contract/ids';
import type {
  AnswerInvitationRequest,
  DelegateInvitationRequest,
  InvitationView,
} from '../../contract/invitations';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import { UnknownInvitationError, UnknownOccurrenceError, UnknownUserError } from '../organisationErrors';
import type { BookingDeed, Invitations } from './Invitations';
import { hashOf } from './ReplyTokens';
import { toInvitationView } from './toInvitationView';
import { toNotifiedBooking } from './toNotifiedBooking';
import { toInstant } from './zonedTime';

export interface ReplyParts {
  readonly stores: OrganisationStores;
  readonly invitations: Invitations;
  readonly now: () => number;
}

/** An answer that came as an iCal REPLY (RFC 5546). */
export interface MailedReply {
  /** What the mail of the invitation named the invited by. */
  readonly attendeeToken: string;
  readonly partstat: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';
  readonly comment: string;
  /** The date that it is for, as the rule has it; null for the whole. */
  readonly recurrenceId: Date | null;
  /** SEQUENCE of the invitation that it answers. */
  readonly sequence: number;
  /** DTSTAMP: an answer that is older than what is known changes nothing. */
  readonly sentAt: Date;
}

/** An invitation that is being answered: nobody else answers it at the same time, and its booking does not change. */
export interface Answering {
  readonly stores: OrganisationStores;
  readonly booking: StoredBooking;
  readonly row: InvitationRow;
  /** The one date that is answered; undefined for the whole of what somebody is invited to. */
  readonly occurrence: OccurrenceId | undefined;
}

interface Decision {
  readonly answer: NewAnswer;
  /** Name of who comes instead. */
  readonly delegatedTo: string | null;
}

const PARTSTATS = { ACCEPTED: 'accepted', TENTATIVE: 'tentative', DECLINED: 'declined' } as const;
const REASON = 500;

/** Answers to invitations, in the app, by the link of a mail and by an iCal REPLY; the organiser hears of each. */
export class InvitationReplies {
  constructor(private readonly parts: ReplyParts) {}

  /** Throws UnknownInvitationError for that of another, UnknownOccurrenceError, `date-over` or `booking-cancelled`. */
  async answer(
    id: InvitationId,
    request: AnswerInvitationRequest,
    actor: UserActor,
  ): Promise<InvitationView> {
    return this.parts.stores.transaction(async (stores) => {
      const answering = await this.open(stores, id, request.occurrence);
      if (answering.row.user !== actor.user) throw new UnknownInvitationError();
      await this.decide(answering, request);
      return viewOf(stores, id);
    });
  }

  /** Throws as `answer`; UnknownUserError; `already-invited`. */
  async delegate(
    id: InvitationId,
    { to, reason = '', occurrence }: DelegateInvitationRequest,
    actor: UserActor,
  ): Promise<InvitationView> {
    return this.parts.stores.transaction(async (stores) => {
      const found = await stores.invitations.findRow(id);
      // Nobody else is invited meanwhile: of two who send the same person, one learns that they are.
      if (found) await stores.bookings.lock(found.booking);
      const answering = await this.open(stores, id, occurrence);
      const { row, booking } = answering;
      if (row.user !== actor.user) throw new UnknownInvitationError();
      const [person] = await stores.people.byIds([to]);
      if (!person) throw new UnknownUserError();
      const deed = toDeed(answering);
      await this.parts.invitations.dismissDelegates(deed, id);
      const rows = await stores.invitations.listRows(booking.id);
      const isInvited = rows.some(
        (other) =>
          other.user === to &&
          !other.withdrawn &&
          (!other.occurrence || !deed.occurrence || other.occurrence === deed.occurrence),
      );
      if (isInvited || booking.organiser?.id === to) {
        throw new PlenumError('already-invited', 'They are invited already. Choose somebody else.');
      }
      const answer = {
        state: 'delegated' as const,
        reason,
        proposed: null,
        delegatedTo: to,
        at: this.#now(),
      };
      await this.#write(answering, { answer, delegatedTo: person.displayName });
      await this.parts.invitations.substitute(deed, { to: person, delegator: row });
      return viewOf(stores, id);
    });
  }

  /** Throws UnknownInvitationError for a token that is not ours, `date-over`, `booking-cancelled`, `changed-meanwhile`. */
  async answerFromMail(reply: MailedReply): Promise<void> {
    await this.parts.stores.transaction(async (stores) => {
      const id = await stores.invitations.findByAttendee(hashOf(reply.attendeeToken));
      if (!id) throw new UnknownInvitationError();
      const whole = await this.open(stores, id, undefined);
      const { recurrenceId, sequence, sentAt } = reply;
      const date = recurrenceId && dateAt(whole.booking, recurrenceId);
      const answering = date ? await this.open(stores, id, date) : whole;
      await refuseOutdated(answering, sequence);
      const known = await stores.invitees.find(id);
      const last = known && lastAnswer(known, answering.occurrence);
      if (last && last > sentAt.getTime()) return;
      const reason = toReason(reply.comment);
      await this.decide(answering, { answer: PARTSTATS[reply.partstat], reason });
      if (!toDeed(answering).occurrence) await stores.invitations.keepAsking(id, sequence);
    });
  }

  /** Holds the booking and locks the invitation, in this order everywhere. Throws as `answer`. */
  async open(
    stores: OrganisationStores,
    id: InvitationId,
    occurrence: OccurrenceId | undefined,
  ): Promise<Answering> {
    const found = await stores.invitations.findRow(id);
    if (!found) throw new UnknownInvitationError();
    await stores.bookings.hold(found.booking);
    await stores.invitations.lock(id);
    const row = await stores.invitations.findRow(id);
    const booking = await stores.bookings.find(found.booking);
    if (!row || row.withdrawn || row.disabled || !booking) throw new UnknownInvitationError();
    return { stores, booking, row, occurrence: dateOf(booking, row, occurrence) };
  }

  /** Writes an answer and tells the organiser, unless it is what was answered before. */
  async decide(answering: Answering, request: Omit<AnswerInvitationRequest, 'occurrence'>): Promise<void> {
    this.#refuseLate(answering);
    const { answer: state, reason = '', proposed } = request;
    const start = proposed && toInstant(proposed.start, proposed.zone);
    const answer: NewAnswer = {
      state,
      reason,
      proposed:
        proposed && start !== undefined
          ? { start: new Date(start), end: new Date(start + proposed.minutes * 60_000) }
          : null,
      delegatedTo: null,
      at: this.#now(),
    };
    const known = await answering.stores.invitees.find(answering.row.id);
    if (known && isSame(known, answering.occurrence, answer)) return;
    await this.parts.invitations.dismissDelegates(toDeed(answering), answering.row.id);
    await this.#write(answering, { answer, delegatedTo: null });
  }

  async #write(answering: Answering, { answer, delegatedTo }: Decision): Promise<void> {
    const { stores, row, occurrence } = answering;
    this.#refuseLate(answering);
    if (occurrence) await stores.invitations.answerDate(row.id, occurrence, answer);
    else await stores.invitations.answer(row.id, answer);
    const { state } = answer;
    if (state === 'needs-action') return;
    const deed = toDeed(answering);
    const { organiser } = answering.booking;
    const booking = toNotifiedBooking(deed, this.parts.now());
    const { reason, proposed } = answer;
    const content = {
      kind: 'reply-received' as const,
      booking,
      by: row.name,
      invitation: row.id,
      answer: state,
      reason,
      proposedStart: proposed?.start.toISOString() ?? null,
      delegatedTo,
    };
    if (organiser) await stores.notifications.add([{ user: organiser.id, content }], answer.at);
    if (state !== 'accepted') await this.parts.invitations.mail(deed, [row], 'reply-received');
    await this.parts.invitations.tellAnswered(deed, row);
    const date = deed.occurrence ?? null;
    const data = { booking: answering.booking.id, occurrence: date, invitation: row.id, answer: state };
    await stores.tell({ event: 'invitation.answered', at: answer.at, data });
  }

  /** Throws `date-over` or `booking-cancelled`. */
  #refuseLate({ booking, row, occurrence }: Answering): void {
    if (booking.cancelledAt) throw new PlenumError('booking-cancelled', 'The booking is cancelled.');
    const only = occurrence ?? row.occurrence;
    const dates = booking.occurrences.filter(({ id }) => !only || id === only);
    if (dates.every(({ cancelled }) => cancelled))
      throw new PlenumError('booking-cancelled', 'This date is cancelled.');
    if (dates.every(({ end, cancelled }) => cancelled || end.getTime() <= this.parts.now())) {
      throw new PlenumError('date-over', 'It is over.');
    }
  }

  #now(): Date {
    return new Date(this.parts.now());
  }
}

/** An older invitation may still be answered, unless it was to other times. Throws `changed-meanwhile`. */
async function refuseOutdated(
  { stores, booking, row, occurrence }: Answering,
  sequence: number,
): Promise<void> {
  if (sequence >= booking.sequence) return;
  if (sequence >= (await stores.invitations.askedSince(booking.id, occurrence ?? row.occurrence))) return;
  throw new PlenumError('changed-meanwhile', 'The booking has changed since. Answer the newer invitation.');
}

function toDeed({ stores, booking, row, occurrence }: Answering): BookingDeed {
  const only = occurrence ?? row.occurrence;
  const by = { user: row.user, displayName: row.name };
  return { stores, booking, by, ...(only && { occurrence: only }) };
}

/** The answer to the only date is the answer to the whole. */
function dateOf(
  { occurrences, rule }: StoredBooking,
  row: InvitationRow,
  occurrence: OccurrenceId | undefined,
): OccurrenceId | undefined {
  if (!occurrence) return undefined;
  if (!occurrences.some(({ id }) => id === occurrence)) throw new UnknownOccurrenceError();
  if (row.occurrence && row.occurrence !== occurrence) throw new UnknownOccurrenceError();
  return row.occurrence || rule === null ? undefined : occurrence;
}

function dateAt({ occurrences }: StoredBooking, original: Date): OccurrenceId {
  const date = occurrences.find(({ originalStart }) => originalStart.getTime() === original.getTime());
  if (!date) throw new UnknownOccurrenceError();
  return date.id;
}

function lastAnswer(known: StoredInvitee, occurrence: OccurrenceId | undefined): number | undefined {
  const at = answerTo(known, occurrence)?.answeredAt;
  return at ? Date.parse(at) : undefined;
}

function answerTo(known: StoredInvitee, occurrence: OccurrenceId | undefined): StoredAnswer | undefined {
  return occurrence ? known.answers.find((answer) => answer.occurrence === occurrence) : known;
}

/** A proposal is always news. */
function isSame(known: StoredInvitee, occurrence: OccurrenceId | undefined, answer: NewAnswer): boolean {
  const before = answerTo(known, occurrence);
  if (!before || before.proposed || answer.proposed) return false;
  return before.state === answer.state && before.reason === answer.reason;
}

/** A comment comes from outside as it is: made into the plain text that a reason is. */
function toReason(comment: string): string {
  const text = comment
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ');
  return [...text.trim()].slice(0, REASON).join('');
}

async function viewOf(stores: OrganisationStores, id: InvitationId): Promise<InvitationView> {
  const invitee = await stores.invitees.find(id);
  if (!invitee) throw new UnknownInvitationError();
  return toInvitationView(invitee);
}
