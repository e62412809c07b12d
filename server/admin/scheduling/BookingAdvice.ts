import type { StoredSpan } from '../../../db/stores/BookingStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { BookingAlternatives } from '../../contract/bookings';
import type { BookingId, RoomId } from '../../contract/ids';
import type { TimeSpan } from '../../contract/times';
import type { UserActor } from '../../kernel/Actor';
import type { OrganisationAccess } from '../OrganisationAccess';
import { BookingConflictError } from './BookingConflictError';
import type { Span } from './expandRule';
import { findFreeTime, isOpenDuring } from './openingTimes';

/** What somebody wants to book; `but` is the booking that they move. */
export interface Asked {
  readonly room: RoomId;
  readonly spans: readonly Span[];
  readonly actor: UserActor;
  readonly but?: BookingId;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const HORIZON_MS = 14 * DAY_MS;
const ROOMS = 5;
const DATES = 10;

/** Finds what is free where a booking meets another. */
export class BookingAdvice {
  constructor(
    private readonly stores: OrganisationStores,
    private readonly access: OrganisationAccess,
  ) {}

  /** What to say to somebody whose dates meet others. */
  async conflict(asked: Asked): Promise<BookingConflictError> {
    const taken = await this.#taken(asked);
    return new BookingConflictError({
      taken: metBy(asked, taken).slice(0, DATES).map(toView),
      nextFree: await this.#nextFree(asked, taken),
      rooms: await this.#freeRooms(asked),
    });
  }

  /** What is booked in the room from the first wanted date to some time after the last. */
  async #taken({ room, spans, but }: Asked): Promise<readonly Span[]> {
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const whole = { start: new Date(first.start), end: new Date(last.end + HORIZON_MS + DAY_MS) };
    return (await this.stores.bookings.taken(room, whole, but)).map(toSpan);
  }

  async #nextFree({ room, spans }: Asked, taken: readonly Span[]): Promise<TimeSpan | null> {
    const [wanted, ...others] = spans;
    const opening = others.length > 0 ? undefined : await this.stores.rooms.find(room);
    if (!wanted || !opening) return null;
    const free = findFreeTime(opening, wanted, { taken, until: wanted.start + HORIZON_MS });
    return free ? toView(free) : null;
  }

  async #freeRooms({ room, spans, actor }: Asked): Promise<BookingAlternatives['rooms']> {
    const dates = spans.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
    const free = await this.stores.rooms.findFree(dates, await this.access.sightOf(actor));
    return free
      .filter((other) => other.id !== room && spans.every((span) => isOpenDuring(other, span)))
      .slice(0, ROOMS)
      .map(({ id, name }) => ({ id, name }));
  }
}

/** The wanted dates at which something else is booked. */
function metBy({ spans }: Asked, taken: readonly Span[]): readonly Span[] {
  return spans.filter((span) => taken.some((other) => other.start < span.end && span.start < other.end));
}

function toSpan({ start, end }: StoredSpan): Span {
  return { start: start.getTime(), end: end.getTime() };
}

function toView({ start, end }: Span): TimeSpan {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
