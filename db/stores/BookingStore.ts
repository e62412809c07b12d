import { QueryFailedError } from 'typeorm';
import type { AgendaItem } from '../../server/contract/agenda';
import type { BookingId, OccurrenceId, RoomId, UserId } from '../../server/contract/ids';
import { BookingEntity } from '../entities/schedulingEntities';
import type { Queryable } from '../Queryable';
import { tellChanged } from './tellChanged';

export interface BookingFields {
  readonly room: RoomId;
  readonly title: string;
  readonly description: string;
  /** By the clocks of the zone, `2027-03-29T09:00`. */
  readonly start: string;
  readonly zone: string;
  readonly minutes: number;
  readonly rule: string | null;
  readonly agenda: AgendaItem[];
  /** How long before each date people are reminded. */
  readonly reminderMinutes: number | null;
}

export interface NewBooking extends BookingFields {
  readonly organiser: UserId;
  readonly createdAt: Date;
}

interface NamedRoom {
  readonly id: RoomId;
  readonly name: string;
}

interface Organiser {
  readonly id: UserId;
  readonly displayName: string;
}

export interface StoredSpan {
  readonly start: Date;
  readonly end: Date;
}

export interface StoredOccurrence extends StoredSpan {
  readonly id: OccurrenceId;
  readonly originalStart: Date;
  readonly cancelled: boolean;
}

export interface StoredBooking extends Omit<BookingFields, 'room'> {
  readonly id: BookingId;
  readonly room: NamedRoom;
  readonly organiser: Organiser | null;
  readonly sequence: number;
  readonly cancelledAt: Date | null;
  /** In the order of time. */
  readonly occurrences: readonly StoredOccurrence[];
}

/** Something else is booked in that room at that time; the transaction has to be given up. */
export class OverlapError extends Error {
  override readonly name = 'OverlapError';
}

const EXCLUSION_VIOLATION = '23P01';

const ROOM = `json_build_object('id', r.id, 'name', r.name) AS room`;
const ORGANISER = `CASE WHEN u.id IS NOT NULL
    THEN json_build_object('id', u.id, 'displayName', u.display_name) END AS organiser`;

/** What `add` answers for each date. */
interface AddedDate extends StoredSpan {
  readonly id: OccurrenceId;
  readonly booking: BookingId;
  readonly room: NamedRoom;
  readonly organiser: Organiser | null;
}

const ADD = `WITH added AS (
    INSERT INTO bookings (room_id, organiser_id, title, description, starts_at, zone, minutes, rule, agenda,
                          reminder_minutes, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id),
  dates AS (
    INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
    SELECT added.id, $1, s.start, tstzrange(s.start, s.finish)
    FROM added CROSS JOIN unnest($12::timestamptz[], $13::timestamptz[]) s(start, finish)
    RETURNING id, booking_id, during)
  SELECT dates.id, dates.booking_id AS booking, lower(dates.during) AS start, upper(dates.during) AS end, ${ROOM},
         ${ORGANISER}
  FROM dates JOIN rooms r ON r.id = $1 LEFT JOIN users u ON u.id = $2 ORDER BY dates.during`;

/** The queries of bookings. The database itself lets no two overlap in one room. */
export class BookingStore {
  constructor(private readonly source: Queryable) {}

  /** A new one with all its dates, at least one. Throws OverlapError. */
  async add(booking: NewBooking, spans: readonly StoredSpan[]): Promise<StoredBooking> {
    const { room, organiser, createdAt, ...fields } = booking;
    const { title, description, start, zone, minutes, rule, agenda, reminderMinutes } = fields;
    const rows = await refuseOverlap(
      this.source.query<AddedDate[]>(ADD, [
        ...[room, organiser, title, description, start, zone, minutes, rule],
        ...[JSON.stringify(agenda), reminderMinutes, createdAt],
        ...[spans.map((span) => span.start), spans.map((span) => span.end)],
      ]),
    );
    const [first] = rows;
    if (!first) throw new Error('a booking has no date');
    return {
      ...fields,
      id: first.booking,
      room: first.room,
      organiser: first.organiser,
      sequence: 0,
      cancelledAt: null,
      occurrences: rows.map((row) => ({
        id: row.id,
        start: row.start,
        end: row.end,
        originalStart: row.start,
        cancelled: false,
      })),
    };
  }

  async update(id: BookingId, change: Partial<BookingFields> & { cancelledAt?: Date }): Promise<void> {
    if (Object.keys(change).length > 0) await this.#bookings.update({ id }, change);
  }

  /** Those invited have to know of a change. */
  async raiseSequence(id: BookingId): Promise<void> {
    await this.#bookings.increment({ id }, 'sequence', 1);
  }

  /** Nobody else changes the booking until the transaction ends. */
  async lock(id: BookingId): Promise<void> {
    await this.source.query('SELECT FROM bookings WHERE id = $1 FOR UPDATE', [id]);
  }

  /** The booking does not change until the transaction ends; answers to it may come beside each other. */
  async hold(id: BookingId): Promise<void> {
    await this.source.query('SELECT FROM bookings WHERE id = $1 FOR SHARE', [id]);
  }

  async find(id: BookingId): Promise<StoredBooking | undefined> {
    const [row] = await this.source.query<Omit<StoredBooking, 'occurrences'>[]>(
      `SELECT b.id, b.title, b.description, b.starts_at AS start, b.zone, b.minutes, b.rule, b.sequence,
              b.agenda, b.reminder_minutes AS "reminderMinutes", b.cancelled_at AS "cancelledAt", ${ROOM}, ${ORGANISER}
       FROM bookings b JOIN rooms r ON r.id = b.room_id LEFT JOIN users u ON u.id = b.organiser_id
       WHERE b.id = $1`,
      [id],
    );
    if (!row) return undefined;
    const occurrences = await this.source.query<StoredOccurrence[]>(
      `SELECT id, lower(during) AS start, upper(during) AS end, original_start AS "originalStart", cancelled
       FROM booking_occurrences WHERE booking_id = $1 ORDER BY during`,
      [id],
    );
    return { ...row, occurrences };
  }

  /** Throws OverlapError. */
  async addOccurrences(booking: BookingId, room: RoomId, spans: readonly StoredSpan[]): Promise<void> {
    await refuseOverlap(
      this.source.query(
        `INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
         SELECT $1, $2, s.start, tstzrange(s.start, s.finish)
         FROM unnest($3::timestamptz[], $4::timestamptz[]) s(start, finish)`,
        [booking, room, spans.map(({ start }) => start), spans.map(({ end }) => end)],
      ),
    );
  }

  /** Forgets the dates that have not begun. */
  async removeUpcoming(booking: BookingId, now: Date): Promise<void> {
    await this.source.query('DELETE FROM booking_occurrences WHERE booking_id = $1 AND lower(during) > $2', [
      booking,
      now,
    ]);
  }

  async cancelUpcoming(booking: BookingId, now: Date): Promise<void> {
    await this.source.query(
      'UPDATE booking_occurrences SET cancelled = true WHERE booking_id = $1 AND lower(during) > $2',
      [booking, now],
    );
  }

  async cancelOccurrence(id: OccurrenceId): Promise<void> {
    await this.source.query('UPDATE booking_occurrences SET cancelled = true WHERE id = $1', [id]);
  }

  /** Throws OverlapError. */
  async moveOccurrence(id: OccurrenceId, { start, end }: StoredSpan): Promise<void> {
    await refuseOverlap(
      this.source.query(
        'UPDATE booking_occurrences SET during = tstzrange($2, $3), reminded_at = NULL WHERE id = $1',
        [id, start, end],
      ),
    );
  }

  /** Moves all bookings that have dates to come from one room to another, and answers which. Throws OverlapError. */
  async moveToRoom(from: RoomId, to: RoomId, now: Date): Promise<readonly BookingId[]> {
    const moved = await this.source.query<{ id: BookingId }[]>(
      `WITH moved AS (
         UPDATE bookings b SET room_id = $2, sequence = sequence + 1
         WHERE room_id = $1 AND EXISTS (SELECT FROM booking_occurrences o
           WHERE o.booking_id = b.id AND NOT o.cancelled AND upper(o.during) > $3) RETURNING id)
       SELECT id FROM moved`,
      [from, to, now],
    );
    await refuseOverlap(
      this.source.query(
        'UPDATE booking_occurrences SET room_id = $2 WHERE room_id = $1 AND upper(during) > $3',
        [from, to, now],
      ),
    );
    return moved.map(({ id }) => id);
  }

  async hasUpcomingIn(room: RoomId, now: Date): Promise<boolean> {
    return this.#hasUpcoming('o.room_id', room, now);
  }

  async hasUpcomingBy(organiser: UserId, now: Date): Promise<boolean> {
    return this.#hasUpcoming('b.organiser_id', organiser, now);
  }

  async handOver(from: UserId, to: UserId): Promise<void> {
    await this.source.query('UPDATE bookings SET organiser_id = $2 WHERE organiser_id = $1', [from, to]);
  }

  /** The bookings of somebody that have dates to come. */
  async upcomingBy(organiser: UserId, now: Date): Promise<readonly BookingId[]> {
    const rows = await this.source.query<{ id: BookingId }[]>(
      `SELECT b.id FROM bookings b WHERE b.organiser_id = $1 AND b.cancelled_at IS NULL AND EXISTS (
         SELECT FROM booking_occurrences o WHERE o.booking_id = b.id AND NOT o.cancelled AND upper(o.during) > $2)
       ORDER BY b.id`,
      [organiser, now],
    );
    return rows.map(({ id }) => id);
  }

  /** What is booked in a room between two instants, leaving one booking out. */
  async taken(room: RoomId, { start, end }: StoredSpan, but?: BookingId): Promise<readonly StoredSpan[]> {
    return this.source.query(
      `SELECT lower(during) AS start, upper(during) AS end FROM booking_occurrences
       WHERE room_id = $1 AND during && tstzrange($2, $3) AND NOT cancelled
         AND booking_id IS DISTINCT FROM $4
       ORDER BY during`,
      [room, start, end, but ?? null],
    );
  }

  /** Lets the open browsers of these users know that the booking, or an answer to it, is another. */
  async tellChanged(id: BookingId, users: readonly UserId[]): Promise<void> {
    await tellChanged(this.source, { topic: 'bookings', id, to: { users } });
  }

  async #hasUpcoming(column: 'o.room_id' | 'b.organiser_id', id: string, now: Date): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id
       WHERE ${column} = $1 AND NOT o.cancelled AND upper(o.during) > $2 LIMIT 1`,
      [id, now],
    );
    return rows.length > 0;
  }

  get #bookings() {
    return this.source.getRepository(BookingEntity);
  }
}

async function refuseOverlap<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const { code } = (error instanceof QueryFailedError ? error.driverError : {}) as { code?: string };
    if (code === EXCLUSION_VIOLATION)
      throw new OverlapError('something else is booked there', { cause: error });
    throw error;
  }
}
