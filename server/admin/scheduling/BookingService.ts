import { OverlapError, type StoredBooking, type StoredOccurrence } from '../../../db/stores/BookingStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { BookableRoom } from '../../../db/stores/RoomStore';
import type {
  AddBookingRequest,
  BookingView,
  ChangeBookingRequest,
  MoveBookingRequest,
  MoveOccurrenceRequest,
} from '../../contract/bookings';
import type { BookingId, OccurrenceId, RoomId } from '../../contract/ids';
import type { BookingPart } from '../../contract/notifications';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act } from '../AuditTrail';
import { UnknownBookingError, UnknownOccurrenceError, UnknownRoomError } from '../organisationErrors';
import type { BookingAdvice } from './BookingAdvice';
import type { BookingViews } from './BookingViews';
import { expandRule, type Span } from './expandRule';
import type { BookingDeed, Invitations } from './Invitations';
import { isOpenDuring } from './openingTimes';
import { partsChanged } from './partsChanged';
import type { RoomQueues } from './RoomQueues';
import type { SchedulingParts } from './RoomService';
import { readRule } from './readRule';

export interface BookingParts extends SchedulingParts {
  readonly advice: BookingAdvice;
  readonly queues: RoomQueues;
  readonly views: BookingViews;
  readonly invitations: Invitations;
}

interface Wanted {
  readonly room: RoomId;
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
}

const REMINDER_MINUTES = 10;
/** Whoever books "now" may have taken a while to press the button. */
const LATE_MS = 5 * 60 * 1000;

/** Bookings of rooms. Of two that overlap the database lets one stand; the other is told what is free. */
export class BookingService {
  constructor(private readonly parts: BookingParts) {}

  /** Throws UnknownRoomError, BookingConflictError, `room-closed`; `not-found` for people. */
  async add(request: AddBookingRequest, actor: UserActor): Promise<BookingView> {
    const { people = [], departments = [], guests = [], ...fields } = request;
    const { description = '', rule = null, agenda = [], reminderMinutes = REMINDER_MINUTES } = fields;
    await this.parts.access.checkRoomSeen(actor, request.room);
    const wanted = { ...fields, description, rule, agenda, reminderMinutes };
    const spans = this.#expand(wanted);
    const write = async (stores: OrganisationStores) => {
      const createdAt = new Date(this.parts.now());
      const organised = { ...wanted, organiser: actor.user, createdAt };
      const booking = await stores.bookings.add(organised, toDates(spans));
      const deed = { stores, booking, by: actor };
      await this.parts.invitations.invite(deed, { people, departments, guests });
      await this.parts.invitations.tellWebhooks(deed, 'booking.created');
      const isAlone = people.length + departments.length + guests.length === 0;
      return this.parts.views.toNewView(stores, booking, isAlone);
    };
    return this.#book(
      { room: wanted.room, spans, actor },
      (work) => this.parts.stores.transaction(work),
      write,
    );
  }

  /** Throws `not-found` for people and departments that are not there. */
  async change(id: BookingId, change: ChangeBookingRequest, act: Act): Promise<BookingView> {
    const { people, departments, guests, ...fields } = change;
    return this.#act(act, async (stores) => {
      const before = await this.#lock(stores, id);
      await stores.bookings.update(id, fields);
      const { deed, parts } = await this.#deed(stores, before, act);
      const told =
        people || departments || guests
          ? await this.parts.invitations.reinvite(deed, {
              ...(people && { people }),
              ...(departments && { departments }),
              ...(guests && { guests }),
            })
          : undefined;
      await this.parts.invitations.tellChanged(deed, parts, told);
      return { before, after: change, deed };
    });
  }

  /** Moves all dates that have not begun. Throws as `add` does. */
  async move(id: BookingId, wanted: MoveBookingRequest, act: Act): Promise<BookingView> {
    await this.parts.access.checkRoomSeen(act.actor, wanted.room);
    const spans = this.#expand(wanted);
    const write = async (stores: OrganisationStores) => {
      const before = await this.#lock(stores, id);
      const now = new Date(this.parts.now());
      await stores.bookedMeetings.endUnused(id, now);
      await stores.bookings.removeUpcoming(id, now);
      await stores.bookings.update(id, wanted);
      await stores.bookings.addOccurrences(id, wanted.room, toDates(spans));
      const { deed, parts } = await this.#deed(stores, before, act);
      if (parts.includes('time')) await stores.invitations.askAgain(id);
      await this.parts.invitations.tellChanged(deed, parts);
      return { before, after: wanted, deed };
    };
    const asked = { room: wanted.room, spans, actor: act.actor, but: id };
    return this.#book(asked, (work) => this.#act(act, work), write);
  }

  /** Somebody else organises these now: those invited and the new organiser are told. */
  async handedOver(stores: OrganisationStores, bookings: readonly BookingId[], by: UserActor): Promise<void> {
    for (const id of bookings) {
      await stores.bookings.raiseSequence(id);
      const deed = { stores, booking: await findIn(stores, id), by };
      await this.parts.invitations.tellChanged(deed, ['organiser']);
    }
  }

  /** Cancels all dates that have not begun. Harmless when they are cancelled. */
  async cancel(id: BookingId, act: Act): Promise<BookingView> {
    return this.#act(act, async (stores) => {
      await stores.bookings.lock(id);
      const before = await findIn(stores, id);
      const now = new Date(this.parts.now());
      await stores.bookedMeetings.endUnused(id, now);
      await stores.bookings.cancelUpcoming(id, now);
      await stores.bookings.update(id, { cancelledAt: before.cancelledAt ?? now });
      const { deed } = await this.#deed(stores, before, act);
      if (!before.cancelledAt) await this.parts.invitations.tellCancelled(deed);
      return { before, after: { cancelled: true }, deed };
    });
  }

  /** Moves one date within the room. Throws as `add` does. */
  async moveOccurrence(
    { booking: id, occurrence }: { booking: BookingId; occurrence: OccurrenceId },
    request: MoveOccurrenceRequest,
    act: Act,
  ): Promise<BookingView> {
    const { room } = await findIn(this.parts.stores, id);
    const spans = this.#expand({ ...request, room: room.id, rule: null });
    const write = async (stores: OrganisationStores) => {
      const before = await this.#lock(stores, id);
      this.#upcoming(before, occurrence);
      await stores.bookedMeetings.endUnused(id, new Date(this.parts.now()), occurrence);
      for (const span of toDates(spans)) await stores.bookings.moveOccurrence(occurrence, span);
      const deed = { ...(await this.#deed(stores, before, act)).deed, occurrence };
      await stores.invitations.askAgainFor(id, occurrence);
      await this.parts.invitations.tellChanged(deed, ['time']);
      return { before, after: { occurrence, ...request }, deed };
    };
    const asked = { room: room.id, spans, actor: act.actor, but: id };
    return this.#book(asked, (work) => this.#act(act, work), write);
  }

  async cancelOccurrence(id: BookingId, occurrence: OccurrenceId, act: Act): Promise<BookingView> {
    return this.#act(act, async (stores) => {
      const before = await this.#lock(stores, id);
      this.#upcoming(before, occurrence);
      await stores.bookedMeetings.endUnused(id, new Date(this.parts.now()), occurrence);
      await stores.bookings.cancelOccurrence(occurrence);
      const deed = { ...(await this.#deed(stores, before, act)).deed, occurrence };
      await this.parts.invitations.tellCancelled(deed);
      return { before, after: { occurrence, cancelled: true }, deed };
    });
  }

  /** Writes when the room is open; where something else is booked, says what is free. One room is written by one. */
  async #book<W, T>(
    asked: { room: RoomId; spans: readonly Span[]; actor: UserActor; but?: BookingId },
    transact: (work: (stores: OrganisationStores) => Promise<W>) => Promise<T>,
    write: (stores: OrganisationStores) => Promise<W>,
  ): Promise<T> {
    const { advice, queues } = this.parts;
    const { room, spans, but } = asked;
    return queues.run(room, async () => {
      try {
        return await transact(async (stores) => {
          refuseTakenOrClosed(await stores.rooms.lockToBook(room, toDates(spans), but), spans);
          return write(stores);
        });
      } catch (error) {
        if (!(error instanceof OverlapError)) throw error;
        throw await advice.conflict(asked);
      }
    });
  }

  /** What somebody does to the booking of another is a privileged act. */
  async #act(act: Act, work: (stores: OrganisationStores) => Promise<BookingOutcome>): Promise<BookingView> {
    const { stores, trail, views } = this.parts;
    return stores.transaction(async (inner) => {
      const { deed, before, after } = await work(inner);
      const view = await views.toView(inner, deed.booking, act.actor);
      if (before.organiser?.id === act.actor.user) return view;
      const { title, start, zone, rule, room, organiser } = before;
      await trail.write(inner, act, {
        object: { kind: 'booking', id: before.id },
        before: { title, start, zone, rule, room: room.id, organiser: organiser?.id ?? null },
        after,
      });
      return view;
    });
  }

  /** The booking after a change, and what of it those invited have to know: only that makes it another to calendars. */
  async #deed(stores: OrganisationStores, before: StoredBooking, { actor }: Act): Promise<ChangedBooking> {
    const changed = await findIn(stores, before.id);
    const parts = partsChanged(before, changed);
    const isCancelledNow = changed.cancelledAt !== null && before.cancelledAt === null;
    if (parts.length === 0 && !isCancelledNow)
      return { deed: { stores, booking: changed, by: actor }, parts };
    await stores.bookings.raiseSequence(before.id);
    const booking = { ...changed, sequence: changed.sequence + 1 };
    return { deed: { stores, booking, by: actor }, parts };
  }

  async #lock(stores: OrganisationStores, id: BookingId): Promise<StoredBooking> {
    await stores.bookings.lock(id);
    const booking = await findIn(stores, id);
    if (booking.cancelledAt) throw new PlenumError('booking-cancelled', 'The booking is cancelled.');
    return booking;
  }

  #upcoming({ occurrences }: StoredBooking, id: OccurrenceId): StoredOccurrence {
    const occurrence = occurrences.find((one) => one.id === id);
    if (!occurrence) throw new UnknownOccurrenceError();
    if (occurrence.cancelled) throw new PlenumError('booking-cancelled', 'This date is cancelled.');
    if (occurrence.start.getTime() <= this.parts.now())
      throw new PlenumError('date-begun', 'This date has begun.');
    return occurrence;
  }

  /** Throws `invalid-request` for a rule that is not understood, and for what has begun. */
  #expand({ start, zone, minutes, rule }: Wanted): readonly Span[] {
    const spans = expandRule({ start, zone, minutes, rule: rule === null ? null : readRule(rule) });
    if ((spans[0]?.start ?? 0) < this.parts.now() - LATE_MS) {
      throw new PlenumError('invalid-request', 'The booking would begin in the past.');
    }
    return spans;
  }
}

interface ChangedBooking {
  readonly deed: BookingDeed;
  readonly parts: readonly BookingPart[];
}

interface BookingOutcome {
  readonly before: StoredBooking;
  readonly after: unknown;
  readonly deed: BookingDeed;
}

async function findIn(stores: OrganisationStores, id: BookingId): Promise<StoredBooking> {
  const booking = await stores.bookings.find(id);
  if (!booking) throw new UnknownBookingError();
  return booking;
}

function refuseTakenOrClosed(room: BookableRoom | undefined, spans: readonly Span[]): void {
  if (!room) throw new UnknownRoomError();
  if (room.taken) throw new OverlapError('something else is booked there');
  if (room.status !== 'open') throw new PlenumError('room-closed', 'This room is not open for bookings.');
  if (!spans.every((span) => isOpenDuring(room, span))) {
    throw new PlenumError('room-closed', 'The room is closed at that time.');
  }
}

function toDates(spans: readonly Span[]) {
  return spans.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}
