import { randomUUID } from 'node:crypto';
import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { InvitationRow, NewInvitation } from '../../../db/stores/InvitationStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import { InvitationId, type OccurrenceId, type UserId } from '../../contract/ids';
import type { BookingPart, NotificationContent } from '../../contract/notifications';
import type { JobData } from '../../jobs/JobData';
import type { JobSender } from '../../jobs/JobQueue';
import { findInvitees, type Invitee, type WantedPeople } from './findInvitees';
import type { ReplyTokens } from './ReplyTokens';
import { toNotifiedBooking } from './toNotifiedBooking';

export interface InvitationParts {
  readonly jobs: JobSender;
  readonly tokens: ReplyTokens;
  readonly now: () => number;
}

/** Who has done something with a booking. */
export interface Doer {
  readonly user: UserId | null;
  readonly displayName: string;
}

/** One change of a booking: made in the transaction that tells of it. */
export interface BookingDeed {
  readonly stores: OrganisationStores;
  /** As it is after the change. */
  readonly booking: StoredBooking;
  readonly by: Doer;
  /** The one date that it is about. */
  readonly occurrence?: OccurrenceId;
}

type MailKind = JobData['invitation-mails']['kind'];

/** Invites people to bookings and tells those concerned what becomes of them: live, in their lists, and by mail. */
export class Invitations {
  constructor(private readonly parts: InvitationParts) {}

  /** To a new booking. Throws `not-found` for who does not exist, `invalid-request` for too many. */
  async invite(deed: BookingDeed, wanted: WantedPeople): Promise<void> {
    const { stores, booking } = deed;
    const invitees = await findInvitees(stores, wanted, booking.organiser?.id);
    if (wanted.departments.length > 0) {
      await stores.invitations.setDepartments(booking.id, wanted.departments);
    }
    await this.#add(deed, invitees);
  }

  /** Makes the invited those who are wanted now. Answers whom that concerns: they are told already. */
  async reinvite(deed: BookingDeed, wanted: Partial<WantedPeople>): Promise<ReadonlySet<InvitationId>> {
    const { stores, booking } = deed;
    const rows = (await stores.invitations.listRows(booking.id)).filter((row) => row.occurrence === null);
    const invited = await stores.invitees.invitedTo(booking.id);
    const whole: WantedPeople = {
      people: wanted.people ?? invited.people.map(({ id }) => id),
      departments: wanted.departments ?? invited.departments.map(({ id }) => id),
      guests: wanted.guests ?? invited.guests,
    };
    const invitees = await findInvitees(stores, whole, booking.organiser?.id);
    const known = new Map(rows.map((row) => [row.user ?? row.email ?? row.id, row]));
    const [returning, fresh] = [[] as InvitationRow[], [] as Invitee[]];
    for (const invitee of invitees) {
      const row = known.get(invitee.key);
      if (!row) fresh.push(invitee);
      else if (row.withdrawn) returning.push({ ...row, department: invitee.department });
    }
    const keys = new Set(invitees.map(({ key }) => key));
    const leaving = withDelegates(
      rows.filter((row) => !row.withdrawn && !row.delegatedBy && !keys.has(row.user ?? row.email ?? row.id)),
      await stores.invitations.listRows(booking.id),
    );
    await stores.invitations.setDepartments(booking.id, whole.departments);
    await stores.invitations.regroup(
      invitees.flatMap(({ key, department }) => {
        const row = known.get(key);
        return row && row.department !== department ? { id: row.id, department } : [];
      }),
    );
    await stores.invitations.revive(returning.map((row) => ({ ...row, delegatedBy: null })));
    await this.#welcome(deed, returning, false);
    await this.#withdraw(deed, leaving);
    const added = await this.#add(deed, fresh);
    return new Set([...returning, ...leaving, ...added].map(({ id }) => id));
  }

  /** Invites `to` in the place of another, to the whole or to one date. */
  async substitute(
    deed: BookingDeed,
    { to, delegator }: { to: { id: UserId; displayName: string }; delegator: InvitationRow },
  ): Promise<void> {
    const { stores, booking, occurrence } = deed;
    const rows = await stores.invitations.listRows(booking.id);
    const before = rows.find((row) => row.user === to.id && row.occurrence === (occurrence ?? null));
    if (before) {
      await stores.invitations.revive([{ id: before.id, department: null, delegatedBy: delegator.id }]);
      return this.#welcome(deed, [before], true);
    }
    const invitation = this.#draw({
      user: to.id,
      name: to.displayName,
      email: null,
      department: null,
      occurrence: occurrence ?? null,
      delegatedBy: delegator.id,
    });
    await stores.invitations.add(booking.id, [invitation], new Date(this.parts.now()));
    await this.#welcome(deed, [invitation], true);
  }

  /** Nobody comes any more in the place of whoever sent them. */
  async dismissDelegates(deed: BookingDeed, delegator: InvitationId): Promise<void> {
    const rows = await deed.stores.invitations.listRows(deed.booking.id);
    const own = rows.filter(
      (row) =>
        row.delegatedBy === delegator && !row.withdrawn && row.occurrence === (deed.occurrence ?? null),
    );
    await this.#withdraw(deed, withDelegates(own, rows));
  }

  /** Tells those invited, and the organiser, of what has changed; `but` know already. */
  async tellChanged(
    deed: BookingDeed,
    parts: readonly BookingPart[],
    but: ReadonlySet<InvitationId> = new Set(),
  ): Promise<void> {
    const rows = (await this.#concerned(deed)).filter(({ id }) => !but.has(id));
    if (parts.length > 0) {
      await this.#notify(deed, rows, { kind: 'booking-changed', parts });
      await this.mail(deed, rows, 'request');
    }
    await this.#tellBrowsers(deed, rows);
    await this.tellWebhooks(deed, 'booking.changed');
  }

  async tellCancelled(deed: BookingDeed): Promise<void> {
    const rows = await this.#concerned(deed);
    const coming = rows.filter(({ state }) => state !== 'declined');
    await this.#notify(deed, coming, { kind: 'booking-cancelled' });
    await this.mail(deed, coming, 'cancel');
    await this.#tellBrowsers(deed, rows);
    await this.tellWebhooks(deed, 'booking.cancelled');
  }

  async tellWebhooks(
    { stores, booking, by, occurrence }: BookingDeed,
    event: 'booking.created' | 'booking.changed' | 'booking.cancelled',
  ): Promise<void> {
    const data = { booking: booking.id, room: booking.room.id, occurrence: occurrence ?? null, by: by.user };
    await stores.tell({ event, at: new Date(this.parts.now()), data });
  }

  /** The open browsers of the organiser, and of whoever answered, know of it. */
  async tellAnswered(deed: BookingDeed, row: InvitationRow): Promise<void> {
    await this.#tellBrowsers(deed, [row]);
  }

  async mail(
    { stores, booking, occurrence }: BookingDeed,
    rows: readonly { readonly id: InvitationId }[],
    kind: MailKind,
  ): Promise<void> {
    if (rows.length === 0) return;
    const invitations = rows.map(({ id }) => id);
    await this.parts.jobs.send(
      'invitation-mails',
      { invitations, kind, sequence: booking.sequence, ...(occurrence && { occurrence }) },
      stores.source,
    );
  }

  async #add(deed: BookingDeed, invitees: readonly Invitee[]): Promise<readonly NewInvitation[]> {
    const invitations = invitees.map(({ user, name, email, department }) =>
      this.#draw({ user, name, email, department, occurrence: null, delegatedBy: null }),
    );
    await deed.stores.invitations.add(deed.booking.id, invitations, new Date(this.parts.now()));
    await this.#welcome(deed, invitations, false);
    return invitations;
  }

  #draw(fields: Omit<NewInvitation, 'id' | 'attendeeHash'>): NewInvitation {
    const id = InvitationId.parse(randomUUID());
    return { id, ...fields, attendeeHash: this.parts.tokens.attendeeHash(id) };
  }

  async #welcome(
    deed: BookingDeed,
    invited: readonly { id: InvitationId; user: UserId | null }[],
    delegated: boolean,
  ): Promise<void> {
    const booking = toNotifiedBooking(deed, this.parts.now());
    const by = deed.by.displayName;
    const notes = invited.flatMap(({ id, user }) =>
      user ? { user, content: { kind: 'invited' as const, booking, by, invitation: id, delegated } } : [],
    );
    await deed.stores.notifications.add(notes, new Date(this.parts.now()));
    await this.mail(deed, invited, 'request');
    await this.#tellBrowsers(deed, invited);
  }

  async #withdraw(deed: BookingDeed, leaving: readonly InvitationRow[]): Promise<void> {
    if (leaving.length === 0) return;
    const ids = leaving.map(({ id }) => id);
    await deed.stores.invitations.withdraw(ids, new Date(this.parts.now()));
    const booking = toNotifiedBooking(deed, this.parts.now());
    const content = { kind: 'invitation-withdrawn' as const, booking, by: deed.by.displayName };
    const notes = leaving.flatMap(({ user }) => (user ? { user, content } : []));
    await deed.stores.notifications.add(notes, new Date(this.parts.now()));
    await this.mail(deed, leaving, 'cancel');
    await this.#tellBrowsers(deed, leaving);
  }

  /** Those who are invited now, to the whole or to the date that it is about. */
  async #concerned({ stores, booking, occurrence }: BookingDeed): Promise<readonly InvitationRow[]> {
    const rows = await stores.invitations.listRows(booking.id);
    return rows.filter(
      (row) =>
        !row.withdrawn &&
        row.state !== 'delegated' &&
        (!occurrence || !row.occurrence || row.occurrence === occurrence),
    );
  }

  async #notify(
    deed: BookingDeed,
    rows: readonly InvitationRow[],
    what: { kind: 'booking-changed'; parts: readonly BookingPart[] } | { kind: 'booking-cancelled' },
  ): Promise<void> {
    const {
      stores,
      booking: { organiser },
      by,
    } = deed;
    const booking = toNotifiedBooking(deed, this.parts.now());
    const content: NotificationContent = { ...what, booking, by: by.displayName };
    const users = new Set([organiser?.id, ...rows.map(({ user }) => user)]);
    users.delete(by.user ?? undefined);
    await stores.notifications.add(
      [...users].flatMap((user) => (user ? { user, content } : [])),
      new Date(this.parts.now()),
    );
  }

  async #tellBrowsers(
    { stores, booking }: BookingDeed,
    rows: readonly { readonly user: UserId | null }[],
  ): Promise<void> {
    const users = [booking.organiser?.id, ...rows.map(({ user }) => user)].flatMap((user) => user ?? []);
    await stores.bookings.tellChanged(booking.id, users);
  }
}

/** Whoever is invited no more takes along those whom they have sent. */
function withDelegates(
  leaving: readonly InvitationRow[],
  rows: readonly InvitationRow[],
): readonly InvitationRow[] {
  const found = new Map(leaving.map((row) => [row.id, row]));
  let size = -1;
  while (size < found.size) {
    size = found.size;
    for (const row of rows) {
      if (row.delegatedBy && found.has(row.delegatedBy) && !row.withdrawn) found.set(row.id, row);
    }
  }
  return [...found.values()];
}
