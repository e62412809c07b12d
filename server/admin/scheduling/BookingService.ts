import { OverlapError, type StoredBooking, type StoredOccurrence } from '../../../db/stores/BookingStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredRoom } from '../../../db/stores/RoomStore';
import type {
  AddBookingRequest,
  BookingQuery,
  BookingView,
  CalendarEntry,
  ChangeBookingRequest,
  MoveBookingRequest,
  MoveOccurrenceRequest,
} from '../../contract/bookings';
import type { BookingId, OccurrenceId, RoomId } from '../../contract/ids';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act } from '../AuditTrail';
import { UnknownBookingError, UnknownOccurrenceError, UnknownRoomError } from '../organisationErrors';
import type { BookingAdvice } from './BookingAdvice';
import { expandRule, type Span } from './expandRule';
import { isOpenDuring } from './openingTimes';
import type { RoomQueues } from './RoomQueues';
import type { SchedulingParts } from './RoomService';
import { readRule } from './readRule';
import { toBookingView } from './toBookingView';

export interface BookingParts extends SchedulingParts {
  readonly advice: BookingAdvice;
  readonly queues: RoomQueues;
}

interface Wanted {
  readonly room: RoomId;
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const CALENDAR_MS = 42 * DAY_MS;
/** Whoever books "now" may have taken a while to press the button. */
const LATE_MS = 5 * 60 * 1000;

/** Bookings of rooms. Of two that overlap the database lets one stand; the other is told what is free. */
export class BookingService {
  constructor(private readonly parts: BookingParts) {}

  /** Throws `invalid-request` for more than 42 days, and UnknownRoomError. */
  async list({ from, until, room, mine }: BookingQuery, actor: UserActor): Promise<readonly CalendarEntry[]> {
    const { stores, access } = this.parts;
    const span = { start: new Date(from), end: new Date(until) };
    const length = span.end.getTime() - span.start.getTime();
    if (!(length > 0 && length <= CALENDAR_MS)) {
      throw new PlenumError('invalid-request', 'A calendar shows from a moment to 42 days.');
    }
    if (room) await access.checkRoomKnown(actor, room);
    const sight = await access.sightOf(actor);
    const entries = await stores.bookings.list(span, {
      ...(room && { room }),
      ...(mine ? { organiser: actor.user } : sight && { sight }),
    });
    return entries.map((entry) => ({
      ...entry,
      start: entry.start.toISOString(),
      end: entry.end.toISOString(),
    }));
  }

  async view(id: BookingId): Promise<BookingView> {
    return toBookingView(await findIn(this.parts.stores, id));
  }

  /** Throws UnknownRoomError, BookingConflictError, or `conflict` for a room that is not open then. */
  async add(
    { description = '', rule = null, ...request }: AddBookingRequest,
    actor: UserActor,
  ): Promise<BookingView> {
    await this.parts.access.checkRoomKnown(actor, request.room);
    const wanted = { ...request, description, rule };
    const spans = this.#expand(wanted);
    const write = async (stores: OrganisationStores) => {
      const createdAt = new Date(this.parts.now());
      const id = await stores.bookings.create({ ...wanted, organiser: actor.user, createdAt });
      await stores.bookings.addOccurrences(id, wanted.room, toDates(spans));
      return toBookingView(await findIn(stores, id));
    };
    return this.#book(
      { room: wanted.room, spans, actor },
      (work) => this.parts.stores.transaction(work),
      write,
    );
  }

  async change(id: BookingId, change: ChangeBookingRequest, act: Act): Promise<BookingView> {
    return this.#act(act, async (stores) => {
      const before = await this.#lock(stores, id);
      await stores.bookings.update(id, change);
      await stores.bookings.raiseSequence(id);
      return this.#outcome(stores, before, change);
    });
  }

  /** Moves all dates that have not begun. Throws as `add` does. */
  async move(id: BookingId, wanted: MoveBookingRequest, act: Act): Promise<BookingView> {
    await this.parts.access.checkRoomKnown(act.actor, wanted.room);
    const spans = this.#expand(wanted);
    const write = async (stores: OrganisationStores) => {
      const before = await this.#lock(stores, id);
      await stores.bookings.removeUpcoming(id, new Date(this.parts.now()));
      await stores.bookings.update(id, wanted);
      await stores.bookings.addOccurrences(id, wanted.room, toDates(spans));
      await stores.bookings.raiseSequence(id);
      return this.#outcome(stores, before, wanted);
    };
    const asked = { room: wanted.room, spans, actor: act.actor, but: id };
    return this.#book(asked, (work) => this.#act(act, work), write);
  }

  /** Cancels all dates that have not begun. Harmless when they are cancelled. */
  async cancel(id: BookingId, act: Act): Promise<BookingView> {
    return this.#act(act, async (stores) => {
      const before = await findIn(stores, id);
      const now = new Date(this.parts.now());
      await stores.bookings.lock(id);
      await stores.bookings.cancelUpcoming(id, now);
      await stores.bookings.update(id, { cancelledAt: before.cancelledAt ?? now });
      await stores.bookings.raiseSequence(id);
      return this.#outcome(stores, before, { cancelled: true });
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
      for (const span of toDates(spans)) await stores.bookings.moveOccurrence(occurrence, span);
      await stores.bookings.raiseSequence(id);
      return this.#outcome(stores, before, { occurrence, ...request });
    };
    const asked = { room: room.id, spans, actor: act.actor, but: id };
    return this.#book(asked, (work) => this.#act(act, work), write);
  }

  async cancelOccurrence(id: BookingId, occurrence: OccurrenceId, act: Act): Promise<BookingView> {
    return this.#act(act, async (stores) => {
      const before = await this.#lock(stores, id);
      this.#upcoming(before, occurrence);
      await stores.bookings.cancelOccurrence(occurrence);
      await stores.bookings.raiseSequence(id);
      return this.#outcome(stores, before, { occurrence, cancelled: true });
    });
  }

  /** Writes when the room is open; where something else is booked, says what is free. One room is written by one. */
  async #book<W, T>(
    asked: { room: RoomId; spans: readonly Span[]; actor: UserActor; but?: BookingId },
    transact: (work: (stores: OrganisationStores) => Promise<W>) => Promise<T>,
    write: (stores: OrganisationStores) => Promise<W>,
  ): Promise<T> {
    const { advice, queues } = this.parts;
    return queues.run(asked.room, async () => {
      await advice.refuseTaken(asked);
      try {
        return await transact(async (stores) => {
          if (!(await stores.rooms.lock(asked.room))) throw new UnknownRoomError();
          refuseClosed(await stores.rooms.find(asked.room), asked.spans);
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
    const { stores, trail } = this.parts;
    return stores.transaction(async (inner) => {
      const { view, before, after } = await work(inner);
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

  async #outcome(stores: OrganisationStores, before: StoredBooking, after: unknown): Promise<BookingOutcome> {
    return { view: toBookingView(await findIn(stores, before.id)), before, after };
  }

  async #lock(stores: OrganisationStores, id: BookingId): Promise<StoredBooking> {
    await stores.bookings.lock(id);
    const booking = await findIn(stores, id);
    if (booking.cancelledAt) throw new PlenumError('conflict', 'The booking is cancelled.');
    return booking;
  }

  #upcoming({ occurrences }: StoredBooking, id: OccurrenceId): StoredOccurrence {
    const occurrence = occurrences.find((one) => one.id === id);
    if (!occurrence) throw new UnknownOccurrenceError();
    if (occurrence.cancelled) throw new PlenumError('conflict', 'This date is cancelled.');
    if (occurrence.start.getTime() <= this.parts.now())
      throw new PlenumError('conflict', 'This date has begun.');
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

interface BookingOutcome {
  readonly view: BookingView;
  readonly before: StoredBooking;
  readonly after: unknown;
}

async function findIn(stores: OrganisationStores, id: BookingId): Promise<StoredBooking> {
  const booking = await stores.bookings.find(id);
  if (!booking) throw new UnknownBookingError();
  return booking;
}

function refuseClosed(room: StoredRoom | undefined, spans: readonly Span[]): void {
  if (!room) throw new UnknownRoomError();
  if (room.status !== 'open') throw new PlenumError('conflict', 'This room is not open for bookings.');
  if (!spans.every((span) => isOpenDuring(room, span))) {
    throw new PlenumError('conflict', 'The room is closed at that time.');
  }
}

function toDates(spans: readonly Span[]) {
  return spans.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}
