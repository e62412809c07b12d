import type {
  BookingId,
  InvitationId,
  MeetingId,
  OccurrenceId,
  RoomId,
  UserId,
} from '../../server/contract/ids';
import type { InvitationState } from '../../server/contract/invitations';
import type { Queryable } from '../Queryable';
import { SqlConditions } from '../SqlConditions';
import type { StoredSpan } from './BookingStore';
import { countsOf } from './countsOf';
import type { StoredCounts } from './InviteeStore';
import type { RoomSight } from './RoomStore';

/** Somebody, or a room, has something else. */
export interface StoredBusy extends StoredSpan {
  /** The user or the room. */
  readonly who: string;
  readonly state: 'busy' | 'maybe';
  readonly booking: BookingId;
  readonly title: string;
  /** Whether whoever asks may know what it is. */
  readonly known: boolean;
}

export interface StoredAgendaEntry extends StoredSpan {
  readonly occurrence: OccurrenceId;
  readonly booking: BookingId;
  readonly title: string;
  readonly repeats: boolean;
  readonly room: { readonly id: RoomId; readonly name: string };
  readonly organiser: { readonly id: UserId; readonly displayName: string } | null;
  readonly invitation: { readonly id: InvitationId; readonly state: InvitationState } | null;
  readonly replies: StoredCounts;
  readonly meeting: {
    readonly id: MeetingId;
    readonly code: string;
    readonly state: 'scheduled' | 'running' | 'ended';
  } | null;
  /** Whether whoever asks is a host of the room, or may host in general. */
  readonly mayHost: boolean;
}

/** Somebody who is to be reminded of a date. */
export interface DueReminder extends StoredSpan {
  readonly occurrence: OccurrenceId;
  readonly booking: BookingId;
  readonly title: string;
  readonly zone: string;
  readonly repeats: boolean;
  readonly minutes: number;
  readonly sequence: number;
  /** The organiser has no invitation. */
  readonly invitation: InvitationId | null;
  readonly user: UserId | null;
}

const ENTRIES = 2_000;
const DATES = 5_000;

/** The queries of times: who is free when, one's own dates, and what people are to be reminded of. */
export class CalendarStore {
  constructor(private readonly source: Queryable) {}

  /** What users have: bookings of their own, and those they are invited to and have not declined. */
  async busyUsers(
    users: readonly UserId[],
    { start, end }: StoredSpan,
    asking: { readonly user: UserId; readonly sight: RoomSight | undefined },
  ): Promise<readonly StoredBusy[]> {
    return this.source.query(
      `SELECT x.who, x.state, lower(o.during) AS start, upper(o.during) AS end, b.id AS booking, b.title,
              ($4::uuid[] IS NULL OR b.organiser_id = $5 OR x.who = $5 OR r.department_id IS NULL
                OR r.department_id = ANY ($4)
                OR EXISTS (SELECT FROM room_hosts h WHERE h.room_id = r.id AND h.user_id = $5)
                OR EXISTS (SELECT FROM invitations k
                           WHERE k.booking_id = b.id AND k.user_id = $5 AND k.withdrawn_at IS NULL)) AS known
       FROM (
         SELECT b.organiser_id AS who, 'busy' AS state, b.id AS booking, NULL::uuid AS invitation, NULL::uuid AS only
         FROM bookings b WHERE b.organiser_id = ANY ($1::uuid[])
         UNION ALL
         SELECT i.user_id, i.state, i.booking_id, i.id, i.occurrence_id FROM invitations i
         WHERE i.user_id = ANY ($1::uuid[]) AND i.withdrawn_at IS NULL
       ) asked
       JOIN booking_occurrences o ON o.booking_id = asked.booking AND (asked.only IS NULL OR asked.only = o.id)
       LEFT JOIN invitation_answers a ON a.invitation_id = asked.invitation AND a.occurrence_id = o.id
       CROSS JOIN LATERAL (SELECT asked.who, CASE WHEN coalesce(a.state, asked.state) IN ('busy', 'accepted')
                             THEN 'busy' ELSE 'maybe' END AS state) x
       JOIN bookings b ON b.id = asked.booking JOIN rooms r ON r.id = o.room_id
       WHERE o.during && tstzrange($2, $3) AND NOT o.cancelled
         AND coalesce(a.state, asked.state) NOT IN ('declined', 'delegated')
       ORDER BY o.during, b.id LIMIT ${ENTRIES}`,
      [users, start, end, asking.sight?.departments ?? null, asking.user],
    );
  }

  /** Those of these rooms that somebody may know of. */
  async seenRooms(
    rooms: readonly RoomId[],
    sight: RoomSight | undefined,
  ): Promise<readonly { id: RoomId; name: string }[]> {
    return this.source.query(
      `SELECT r.id, r.name FROM rooms r WHERE r.id = ANY ($1::uuid[]) AND r.deleted_at IS NULL
         AND ($2::uuid[] IS NULL OR r.department_id IS NULL OR r.department_id = ANY ($2)
           OR EXISTS (SELECT FROM room_hosts h WHERE h.room_id = r.id AND h.user_id = $3))`,
      [rooms, sight?.departments ?? null, sight?.user ?? null],
    );
  }

  async busyRooms(rooms: readonly RoomId[], { start, end }: StoredSpan): Promise<readonly StoredBusy[]> {
    return this.source.query(
      `SELECT o.room_id AS who, 'busy' AS state, lower(o.during) AS start, upper(o.during) AS end, b.id AS booking,
              b.title, true AS known
       FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id
       WHERE o.room_id = ANY ($1::uuid[]) AND o.during && tstzrange($2, $3) AND NOT o.cancelled
       ORDER BY o.during LIMIT ${ENTRIES}`,
      [rooms, start, end],
    );
  }

  /**
   * What is booked in one room, by one user, or in all rooms that somebody may know of: the JSON of a list of
   * CalendarEntry in the order of time, as the dates carry them.
   */
  async entries(
    { start, end }: StoredSpan,
    { room, organiser, sight }: { room?: RoomId; organiser?: UserId; sight?: RoomSight },
  ): Promise<string> {
    const where = new SqlConditions();
    where.addPlain(`o.during && tstzrange(${where.value(start)}, ${where.value(end)}) AND NOT o.cancelled`);
    if (room) where.add((value) => `o.room_id = ${value}`, room);
    if (organiser) {
      where.add(
        (value) => `o.booking_id IN (SELECT id FROM bookings WHERE organiser_id = ${value})`,
        organiser,
      );
    }
    if (sight) {
      const [departments, user] = [where.value(sight.departments), where.value(sight.user)];
      where.addPlain(`o.room_id IN (
        SELECT r.id FROM rooms r WHERE r.department_id IS NULL OR r.department_id = ANY (${departments}::uuid[])
        UNION ALL SELECT h.room_id FROM room_hosts h WHERE h.user_id = ${user})`);
    }
    // What is sorted by stands before what is long: to compare two rows then reads no further.
    const [row] = await this.source.query<{ json: string }[]>(
      `SELECT '[' || coalesce(string_agg(entry, ','), '') || ']' AS json FROM (
         SELECT lower(o.during) AS start, o.id, o.entry FROM booking_occurrences o ${where.sql}
         ORDER BY start, id LIMIT ${DATES}) listed`,
      where.parameters,
    );
    return row?.json ?? '[]';
  }

  /** The dates of a user's own bookings and of those they are invited to, in the order of time. */
  async agenda(user: UserId, { start, end }: StoredSpan): Promise<readonly StoredAgendaEntry[]> {
    return this.source.query(
      `WITH asked AS (
         SELECT b.id AS booking, NULL::uuid AS invitation, NULL AS state, NULL::uuid AS only
         FROM bookings b WHERE b.organiser_id = $1
         UNION ALL
         SELECT i.booking_id, i.id, i.state, i.occurrence_id FROM invitations i
         WHERE i.user_id = $1 AND i.withdrawn_at IS NULL)
       SELECT DISTINCT ON (o.during, o.id) o.id AS occurrence, b.id AS booking, b.title, b.rule IS NOT NULL AS repeats,
              lower(o.during) AS start, upper(o.during) AS end,
              json_build_object('id', r.id, 'name', r.name) AS room,
              CASE WHEN u.id IS NOT NULL
                THEN json_build_object('id', u.id, 'displayName', u.display_name) END AS organiser,
              CASE WHEN asked.invitation IS NOT NULL
                THEN json_build_object('id', asked.invitation, 'state', coalesce(a.state, asked.state)) END AS invitation,
              ${countsOf('b.id', 'o.id')} AS replies,
              (SELECT json_build_object('id', m.id, 'code', m.code, 'state', m.state) FROM meetings m
               WHERE m.booking_occurrence_id = o.id ORDER BY m.state = 'ended', m.ended_at DESC LIMIT 1) AS meeting,
              EXISTS (SELECT FROM room_hosts h WHERE h.room_id = o.room_id AND h.user_id = $1)
                OR EXISTS (SELECT FROM users w WHERE w.id = $1 AND (w.is_host OR w.role = 'admin')) AS "mayHost"
       FROM asked JOIN booking_occurrences o ON o.booking_id = asked.booking AND (asked.only IS NULL OR asked.only = o.id)
       LEFT JOIN invitation_answers a ON a.invitation_id = asked.invitation AND a.occurrence_id = o.id
       JOIN bookings b ON b.id = asked.booking JOIN rooms r ON r.id = o.room_id
       LEFT JOIN users u ON u.id = b.organiser_id
       WHERE o.during && tstzrange($2, $3) AND NOT o.cancelled
       ORDER BY o.during, o.id, asked.invitation NULLS FIRST LIMIT ${ENTRIES}`,
      [user, start, end],
    );
  }

  /** Takes the dates whose reminders are due, each once, and answers whom to remind. */
  async takeDueReminders(now: Date): Promise<readonly DueReminder[]> {
    return this.source.query(
      `WITH due AS (
         SELECT o.id FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id
         WHERE NOT o.cancelled AND o.reminded_at IS NULL AND lower(o.during) > $1
           AND lower(o.during) <= $1::timestamptz + interval '7 days'
           AND lower(o.during) - make_interval(mins => b.reminder_minutes) <= $1
         ORDER BY lower(o.during), o.id LIMIT 500 FOR UPDATE OF o SKIP LOCKED),
       taken AS (
         UPDATE booking_occurrences o SET reminded_at = $1 FROM due WHERE o.id = due.id
         RETURNING o.id, o.booking_id, o.during),
       dates AS (
         SELECT t.id AS occurrence, b.id AS booking, b.organiser_id, b.title, b.zone, b.rule IS NOT NULL AS repeats,
                b.reminder_minutes AS minutes, b.sequence,
                lower(t.during) AS start, upper(t.during) AS end
         FROM taken t JOIN bookings b ON b.id = t.booking_id)
       SELECT d.occurrence, d.booking, d.title, d.zone, d.repeats, d.minutes, d.sequence, d.start, d.end,
              NULL::uuid AS invitation, d.organiser_id AS "user"
       FROM dates d WHERE d.organiser_id IS NOT NULL
       UNION ALL
       SELECT d.occurrence, d.booking, d.title, d.zone, d.repeats, d.minutes, d.sequence, d.start, d.end, i.id, i.user_id
       FROM dates d JOIN invitations i ON i.booking_id = d.booking
         AND (i.occurrence_id IS NULL OR i.occurrence_id = d.occurrence)
       LEFT JOIN invitation_answers a ON a.invitation_id = i.id AND a.occurrence_id = d.occurrence
       WHERE i.withdrawn_at IS NULL AND coalesce(a.state, i.state) NOT IN ('declined', 'delegated')`,
      [now],
    );
  }
}
