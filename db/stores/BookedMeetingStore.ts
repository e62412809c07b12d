import type { BookingId, MeetingId, OccurrenceId, UserId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';
import { tellChanged } from './tellChanged';

/** A date that has a meeting, or may get one. */
export interface MeetingDate {
  readonly occurrence: OccurrenceId;
  readonly booking: BookingId;
  readonly title: string;
  readonly organiser: UserId | null;
  readonly start: Date;
  readonly end: Date;
  readonly cancelled: boolean;
  /** The meeting that stands for it now. */
  readonly meeting: MeetingId | null;
}

/** The queries of the meetings that the dates of bookings become. */
export class BookedMeetingStore {
  constructor(private readonly source: Queryable) {}

  /** Of those who ask at once, one comes after the other; undefined when the booking has no such date. */
  async lockDate(booking: BookingId, occurrence: OccurrenceId): Promise<MeetingDate | undefined> {
    const [row] = await this.source.query<Omit<MeetingDate, 'meeting'>[]>(
      `SELECT o.id AS occurrence, b.id AS booking, b.title, b.organiser_id AS organiser, lower(o.during) AS start,
              upper(o.during) AS end, o.cancelled
       FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id
       WHERE o.id = $1 AND b.id = $2 FOR UPDATE OF o`,
      [occurrence, booking],
    );
    if (!row) return undefined;
    // Asked for only now: whoever had the lock before may have made it.
    const [open] = await this.source.query<{ id: MeetingId }[]>(
      `SELECT id FROM meetings WHERE booking_occurrence_id = $1 AND state <> 'ended'`,
      [occurrence],
    );
    return { ...row, meeting: open?.id ?? null };
  }

  /** Dates that have begun, are not over, and never had a meeting. */
  async withoutMeeting(now: Date): Promise<readonly { booking: BookingId; occurrence: OccurrenceId }[]> {
    return this.source.query(
      `SELECT o.booking_id AS booking, o.id AS occurrence FROM booking_occurrences o
       WHERE o.during @> $1::timestamptz AND NOT o.cancelled
         AND NOT EXISTS (SELECT FROM meetings m WHERE m.booking_occurrence_id = o.id)
       ORDER BY lower(o.during), o.id LIMIT 500`,
      [now],
    );
  }

  /** Makes a meeting that of the date: its organiser, the hosts of the room and `host` are its hosts, on the lists of all who may come. */
  async take(meeting: MeetingId, { occurrence }: MeetingDate, host: UserId | null): Promise<void> {
    await this.source.query('UPDATE meetings SET booking_occurrence_id = $2 WHERE id = $1', [
      meeting,
      occurrence,
    ]);
    await this.source.query(
      `INSERT INTO meeting_hosts (meeting_id, user_id)
       SELECT $1, h.id FROM (
         SELECT b.organiser_id AS id FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id WHERE o.id = $2
         UNION SELECT r.user_id FROM booking_occurrences o JOIN room_hosts r ON r.room_id = o.room_id WHERE o.id = $2
         UNION SELECT $3::uuid) h
       WHERE h.id IS NOT NULL ON CONFLICT DO NOTHING`,
      [meeting, occurrence, host],
    );
    await this.source.query(
      `INSERT INTO meeting_members (meeting_id, user_id)
       SELECT DISTINCT $1::uuid, i.user_id FROM booking_occurrences o JOIN invitations i ON i.booking_id = o.booking_id
         AND (i.occurrence_id IS NULL OR i.occurrence_id = o.id)
       LEFT JOIN invitation_answers a ON a.invitation_id = i.id AND a.occurrence_id = o.id
       WHERE o.id = $2 AND i.user_id IS NOT NULL AND i.withdrawn_at IS NULL
         AND coalesce(a.state, i.state) NOT IN ('declined', 'delegated')
       ON CONFLICT DO NOTHING`,
      [meeting, occurrence],
    );
    await this.#tell(meeting);
  }

  /** Meetings that nobody has entered, of dates that are to come and will not be then: of one date, or of all. */
  async endUnused(booking: BookingId, now: Date, occurrence?: OccurrenceId): Promise<void> {
    await this.source.query(
      `UPDATE meetings SET state = 'ended', ended_at = $2 WHERE state = 'scheduled' AND booking_occurrence_id IN (
         SELECT id FROM booking_occurrences WHERE booking_id = $1 AND lower(during) > $2
           AND ($3::uuid IS NULL OR id = $3))`,
      [booking, now, occurrence ?? null],
    );
  }

  /** The codes of the meetings of a booking that have not ended, by their dates. */
  async codesOf(booking: BookingId): Promise<ReadonlyMap<OccurrenceId, string>> {
    const rows = await this.source.query<{ occurrence: OccurrenceId; code: string }[]>(
      `SELECT o.id AS occurrence, m.code FROM booking_occurrences o JOIN meetings m ON m.booking_occurrence_id = o.id
       WHERE o.booking_id = $1 AND m.state <> 'ended'`,
      [booking],
    );
    return new Map(rows.map(({ occurrence, code }) => [occurrence, code]));
  }

  /** Puts a meeting onto the lists of many. */
  async addMembers(meeting: MeetingId, users: readonly UserId[]): Promise<void> {
    await this.source.query(
      `INSERT INTO meeting_members (meeting_id, user_id) SELECT $1, id FROM unnest($2::uuid[]) AS u(id)
       ON CONFLICT DO NOTHING`,
      [meeting, users],
    );
    await tellChanged(this.source, { topic: 'meetings', id: meeting, to: { users } });
  }

  /** Everybody on whose list it is. */
  async #tell(meeting: MeetingId): Promise<void> {
    const rows = await this.source.query<{ id: UserId }[]>(
      `SELECT user_id AS id FROM meeting_hosts WHERE meeting_id = $1
       UNION SELECT user_id FROM meeting_members WHERE meeting_id = $1`,
      [meeting],
    );
    const users = rows.map(({ id }) => id);
    await tellChanged(this.source, { topic: 'meetings', id: meeting, to: { users } });
  }
}
