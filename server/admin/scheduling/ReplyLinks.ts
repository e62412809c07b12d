import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { InvitationRow } from '../../../db/stores/InvitationStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { InvitationId } from '../../contract/ids';
import type {
  AnswerReplyLinkRequest,
  InvitationView,
  ReplyLinkAnswered,
  ReplyLinkRequest,
  ReplyLinkView,
} from '../../contract/invitations';
import type { JobSender } from '../../jobs/JobQueue';
import { addressKey } from '../../kernel/addressKey';
import { PlenumError } from '../../kernel/PlenumError';
import type { AttemptLimiter } from '../AttemptLimiter';
import type { InvitationReplies } from './InvitationReplies';
import type { ReadLink, ReplyTokens } from './ReplyTokens';
import { toInvitationView } from './toInvitationView';

export interface ReplyLinkParts {
  readonly stores: OrganisationStores;
  readonly replies: InvitationReplies;
  readonly tokens: ReplyTokens;
  readonly limiter: AttemptLimiter;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/**
 * Answers by the link of a mail, from people who are not signed in. A link is good for one answer to its invitation,
 * until the last date is over; whoever used it goes on with the next, or has the mail sent again.
 */
export class ReplyLinks {
  constructor(private readonly parts: ReplyLinkParts) {}

  /** Changes nothing. Throws `not-found` for a link that is wrong, used or too old, and RetryLaterError. */
  async view({ token }: ReplyLinkRequest, ip: string): Promise<ReplyLinkView> {
    const link = await this.#read(token, ip);
    return this.#view(this.parts.stores, link.invitation, link.version);
  }

  /** Of two answers by one link at once, one counts. Throws as `view`, and as InvitationReplies does. */
  async answer(
    { token, occurrence, ...request }: AnswerReplyLinkRequest,
    ip: string,
  ): Promise<ReplyLinkAnswered> {
    const { stores, replies, tokens } = this.parts;
    const { invitation, version } = await this.#read(token, ip);
    return stores.transaction(async (inner) => {
      await this.#view(inner, invitation, version);
      const answering = await replies.open(inner, invitation, occurrence);
      if (answering.row.linkVersion !== version) throw new UnknownReplyLinkError();
      await replies.decide(answering, request);
      await inner.invitations.raiseLinkVersion(invitation);
      return {
        token: tokens.link(invitation, version + 1),
        view: await this.#view(inner, invitation, version + 1),
      };
    });
  }

  /** Sends the mail again to whom a link was made for, whether it was used or not. Throws as `view`. */
  async renew({ token }: ReplyLinkRequest, ip: string): Promise<void> {
    const { stores, limiter, jobs } = this.parts;
    const { invitation, version } = await this.#read(token, ip);
    const { row, booking } = await this.#find(stores, invitation);
    if (version > row.linkVersion) throw new UnknownReplyLinkError();
    await limiter.take('reply-mail', invitation);
    await jobs.send(
      'invitation-mail',
      { invitation, kind: 'request', sequence: booking.sequence },
      stores.source,
    );
  }

  /** What we made is no guess, and does not count as one. */
  async #read(token: string, ip: string): Promise<ReadLink> {
    const attempt = await this.parts.limiter.take('reply', addressKey(ip));
    const link = this.parts.tokens.readLink(token);
    if (!link) throw new UnknownReplyLinkError();
    await attempt.takeBack();
    return link;
  }

  async #find(
    stores: OrganisationStores,
    id: InvitationId,
  ): Promise<{ row: InvitationRow; booking: StoredBooking }> {
    const row = await stores.invitations.findRow(id);
    const booking = row && (await stores.bookings.find(row.booking));
    const isOver = !booking || endOf(booking) <= this.parts.now();
    if (!row || row.withdrawn || row.disabled || isOver) throw new UnknownReplyLinkError();
    return { row, booking };
  }

  async #view(stores: OrganisationStores, id: InvitationId, version: number): Promise<ReplyLinkView> {
    const { row, booking } = await this.#find(stores, id);
    const invitee = await stores.invitees.find(id);
    if (row.linkVersion !== version || !invitee) throw new UnknownReplyLinkError();
    const { id: _id, occurrence, delegatedBy: _by, answers, ...answered } = toInvitationView(invitee);
    const codes = await stores.bookedMeetings.codesOf(booking.id);
    const { title, description, agenda, start, zone, minutes, rule } = booking;
    const dates = booking.occurrences.filter(
      (date) => date.end.getTime() > this.parts.now() && (!occurrence || date.id === occurrence),
    );
    return {
      ...answered,
      name: invitee.name,
      title,
      description,
      agenda,
      organiser: booking.organiser?.displayName ?? null,
      room: booking.room.name,
      start,
      zone,
      minutes,
      rule,
      cancelled: booking.cancelledAt !== null,
      dates: dates.map((date) => ({
        id: date.id,
        start: date.start.toISOString(),
        end: date.end.toISOString(),
        moved: date.start.getTime() !== date.originalStart.getTime(),
        cancelled: date.cancelled,
        ...answerTo(date.id, answers, answered),
        code: codes.get(date.id) ?? null,
      })),
      expiresAt: new Date(endOf(booking)).toISOString(),
    };
  }
}

/** The link is wrong, used or too old: which of these, nobody learns. */
class UnknownReplyLinkError extends PlenumError {
  override readonly name = 'UnknownReplyLinkError';
  constructor() {
    super('not-found', 'This link is wrong, used or too old. Ask for a new one.');
  }
}

function endOf({ occurrences }: StoredBooking): number {
  return Math.max(0, ...occurrences.map(({ end }) => end.getTime()));
}

function answerTo(
  id: string,
  answers: InvitationView['answers'],
  whole: Pick<InvitationView, 'state' | 'reason'>,
): Pick<InvitationView, 'state' | 'reason'> {
  const { state, reason } = answers.find(({ occurrence }) => occurrence === id) ?? whole;
  return { state, reason };
}
