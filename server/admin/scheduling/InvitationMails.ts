import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { StoredInvitee } from '../../../db/stores/InviteeStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { Locale } from '../../contract/accounts';
import type { AgendaItem } from '../../contract/agenda';
import type { BookingId, InvitationId, OccurrenceId } from '../../contract/ids';
import type { DateAnswer, InvitationView } from '../../contract/invitations';
import type { JobData } from '../../jobs/JobData';
import type { JobSender } from '../../jobs/JobQueue';
import type { ReplyTokens } from './ReplyTokens';
import { toInvitationView } from './toInvitationView';

/** Somebody whom mail can reach. */
export interface MailPerson {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Everything that the mail and the iCal of one invitation need, as it is true now. */
export interface InvitationMailView {
  readonly id: InvitationId;
  readonly invitee: MailPerson;
  /** Null when their account is gone. */
  readonly organiser: MailPerson | null;
  /** Names the invited in iCal and in the address to answer to. */
  readonly attendeeToken: string;
  /** Of the page where it is answered without an account; good for one answer. */
  readonly linkToken: string;
  /** Whether they are not invited any more. */
  readonly withdrawn: boolean;
  readonly delegatedBy: string | null;
  /** The answer to the whole, and those to single dates. */
  readonly answer: Pick<InvitationView, 'state' | 'reason' | 'proposed' | 'answeredAt' | 'delegatedTo'>;
  readonly answers: readonly DateAnswer[];
  readonly booking: {
    /** The UID of iCal. */
    readonly id: BookingId;
    readonly title: string;
    readonly description: string;
    readonly agenda: readonly AgendaItem[];
    readonly room: string;
    /** By the clocks of `zone`. */
    readonly start: string;
    readonly zone: string;
    readonly minutes: number;
    readonly rule: string | null;
    readonly sequence: number;
    readonly cancelled: boolean;
    readonly reminderMinutes: number | null;
  };
  /** Those that this invitation is for. A rule that was moved has older dates of its former times among them. */
  readonly dates: readonly {
    readonly id: OccurrenceId;
    /** RECURRENCE-ID. */
    readonly originalStart: Date;
    readonly start: Date;
    readonly end: Date;
    readonly cancelled: boolean;
  }[];
}

export interface InvitationMailParts {
  readonly stores: OrganisationStores;
  readonly tokens: ReplyTokens;
  readonly jobs: JobSender;
}

/** What the mails of invitations say, and the sending of many at once. */
export class InvitationMails {
  constructor(private readonly parts: InvitationMailParts) {}

  /** Undefined when it is gone, or when nobody can be reached. */
  async find(id: InvitationId): Promise<InvitationMailView | undefined> {
    const { stores, tokens } = this.parts;
    const row = await stores.invitations.findRow(id);
    const invitee = await stores.invitees.find(id);
    const booking = row && (await stores.bookings.find(row.booking));
    if (!row || !invitee || !booking) return undefined;
    const reached = await this.#reach(invitee);
    if (!reached) return undefined;
    const { answers, delegatedBy, ...answer } = toInvitationView(invitee);
    return {
      id,
      invitee: reached,
      organiser: booking.organiser && (await stores.people.mailPerson(booking.organiser.id)),
      attendeeToken: tokens.attendee(id),
      linkToken: tokens.link(id, row.linkVersion),
      withdrawn: row.withdrawn,
      delegatedBy: delegatedBy?.displayName ?? null,
      answer,
      answers,
      booking: { ...toMailed(booking) },
      dates: booking.occurrences
        .filter((date) => !row.occurrence || date.id === row.occurrence)
        .map((date) => ({ ...date })),
    };
  }

  /** Sends one job for each of them, all or none. */
  async sendEach({ invitations, ...told }: JobData['invitation-mails']): Promise<void> {
    const { stores, jobs } = this.parts;
    await stores.transaction(async ({ source }) => {
      for (const invitation of invitations)
        await jobs.send('invitation-mail', { invitation, ...told }, source);
    });
  }

  /** Guests get their mails in the language of the organiser; disabled users get none. */
  async #reach({ user, name, email, booking }: StoredInvitee): Promise<MailPerson | null> {
    const { people, bookings } = this.parts.stores;
    if (user) return people.mailPerson(user.id);
    if (!email) return null;
    const organiser = (await bookings.find(booking))?.organiser;
    const locale = (organiser && (await people.mailPerson(organiser.id))?.locale) ?? 'en';
    return { name, email, locale };
  }
}

function toMailed(booking: StoredBooking): InvitationMailView['booking'] {
  const { id, title, description, agenda, room, start, zone, minutes, rule, sequence } = booking;
  const { cancelledAt, reminderMinutes } = booking;
  const cancelled = cancelledAt !== null;
  const time = { start, zone, minutes, rule, sequence, cancelled, reminderMinutes };
  return { id, title, description, agenda, room: room.name, ...time };
}
