import type { StoredBooking } from '../../../db/stores/BookingStore';
import type { InvitedTo } from '../../../db/stores/InviteeStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { BookingQuery, BookingView, CalendarEntry } from '../../contract/bookings';
import type { BookingId } from '../../contract/ids';
import type { InviteeQuery, InviteeView } from '../../contract/invitations';
import type { Page } from '../../contract/paging';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import { JsonText } from '../../rest/JsonText';
import type { BookingRights, OrganisationAccess } from '../OrganisationAccess';
import { UnknownBookingError, UnknownOccurrenceError } from '../organisationErrors';
import { toCalendarSpan } from './toCalendarSpan';
import { toInvitationView, toInviteeView, withoutReasons } from './toInvitationView';

/** Bookings as those see them who ask: who may not change one learns neither of its guests nor of reasons. */
export class BookingViews {
  constructor(
    private readonly stores: OrganisationStores,
    private readonly access: OrganisationAccess,
  ) {}

  /** Throws `invalid-request` for more than 42 days, and UnknownRoomError. */
  async list(
    { from, until, room, mine }: BookingQuery,
    actor: UserActor,
  ): Promise<JsonText<readonly CalendarEntry[]>> {
    const span = toCalendarSpan({ from, until });
    if (room) await this.access.checkRoomKnown(actor, room);
    const sight = await this.access.sightOf(actor);
    const entries = await this.stores.calendar.entries(span, {
      ...(room && { room }),
      ...(mine ? { organiser: actor.user } : sight && { sight }),
    });
    return new JsonText(entries);
  }

  async view(id: BookingId, actor: UserActor): Promise<BookingView> {
    const booking = await this.stores.bookings.find(id);
    if (!booking) throw new UnknownBookingError();
    return this.toView(this.stores, booking, actor);
  }

  /** Throws `forbidden` for those who are neither invited nor may change the booking, and UnknownOccurrenceError. */
  async listInvitees(id: BookingId, query: InviteeQuery, actor: UserActor): Promise<Page<InviteeView>> {
    const booking = await this.stores.bookings.find(id);
    if (!booking) throw new UnknownBookingError();
    const { changeable, invited } = await this.access.rightsIn(this.stores, actor, booking);
    if (!changeable && !invited) {
      throw new PlenumError('forbidden', 'Only those invited and those who may change the booking see this.');
    }
    if (query.occurrence && !booking.occurrences.some((date) => date.id === query.occurrence)) {
      throw new UnknownOccurrenceError();
    }
    const { total, items } = await this.stores.invitees.search(id, query);
    const views = items.map(toInviteeView);
    const seen = (view: InviteeView) =>
      changeable || view.user?.id === actor.user ? view : withoutReasons(view);
    return { total, items: views.map(seen) };
  }

  async toView(stores: OrganisationStores, booking: StoredBooking, actor: UserActor): Promise<BookingView> {
    const rights = await this.access.rightsIn(stores, actor, booking);
    const invited = await stores.invitees.invitedTo(booking.id);
    const mine = rights.invited ? await stores.invitees.findOf(actor.user, booking.id) : [];
    return toBookingView(booking, rights, { ...invited, mine: mine.map(toInvitationView) });
  }

  /** As its organiser sees one that they have just made. */
  async toNewView(
    stores: OrganisationStores,
    booking: StoredBooking,
    isAlone: boolean,
  ): Promise<BookingView> {
    const invited = isAlone ? NOBODY : await stores.invitees.invitedTo(booking.id);
    return toBookingView(booking, { changeable: true, startable: true }, { ...invited, mine: [] });
  }
}

const NOBODY: InvitedTo = {
  replies: { invited: 0, accepted: 0, tentative: 0, declined: 0, waiting: 0 },
  people: [],
  departments: [],
  guests: [],
};

function toBookingView(
  { cancelledAt, occurrences, ...fields }: StoredBooking,
  { changeable, startable }: Pick<BookingRights, 'changeable' | 'startable'>,
  { replies, people, departments, guests, mine }: InvitedTo & Pick<BookingView, 'mine'>,
): BookingView {
  return {
    ...fields,
    cancelled: cancelledAt !== null,
    occurrences: occurrences.map(({ id, start, end, originalStart, cancelled }) => ({
      id,
      start: start.toISOString(),
      end: end.toISOString(),
      originalStart: originalStart.toISOString(),
      moved: start.getTime() !== originalStart.getTime(),
      cancelled,
    })),
    changeable,
    startable,
    people: changeable ? people : [],
    departments: changeable ? departments : [],
    guests: changeable ? guests : [],
    replies,
    mine,
  };
}
