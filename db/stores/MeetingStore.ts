import { randomInt } from 'node:crypto';
import type { DeviceKind, Role } from '../../server/contract/conference';
import {
  type GuestId,
  MeetingCode,
  type MeetingId,
  type ParticipantId,
  type UserId,
} from '../../server/contract/ids';
import { brokenConstraint } from '../brokenConstraint';
import { MeetingEntity, MeetingHostEntity } from '../entities/meetingEntities';
import type { Queryable } from '../Queryable';
import { MeetingNews } from './MeetingNews';
import { type NewsSender, noNews } from './tellNews';

/** A meeting as it is kept. */
export interface StoredMeeting {
  readonly id: MeetingId;
  readonly code: MeetingCode;
  readonly title: string;
  readonly state: 'scheduled' | 'running' | 'ended';
  readonly maximumParticipants: number;
  readonly isDemo: boolean;
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A meeting on somebody's list. */
export interface ListedMeeting extends StoredMeeting {
  readonly role: Role;
}

/** Who takes part: the same principal has the same participant id in one meeting, for ever. */
export type Principal =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'guest'; readonly id: GuestId }
  | { readonly kind: 'synthetic'; readonly id: string };

export interface NewMeeting {
  readonly title: string;
  readonly createdBy: UserId | null;
  readonly maximumParticipants: number;
  readonly isDemo: boolean;
  readonly startsAt: Date;
}

/** Someone who took part. */
export interface AttendanceSummary {
  readonly id: ParticipantId;
  readonly displayName: string;
  readonly role: Role;
  readonly device: DeviceKind;
  readonly seconds: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The queries of meetings: what they are, who belongs to them, who was there. */
export class MeetingStore {
  readonly #news: MeetingNews;

  constructor(
    private readonly source: Queryable,
    sendNews: NewsSender = noNews,
  ) {
    this.#news = new MeetingNews(sendNews);
  }

  /** Makes a meeting under a random code that no other has. */
  async create(meeting: NewMeeting): Promise<StoredMeeting> {
    const code = MeetingCode.parse(String(randomInt(100_000_000, 1_000_000_000)));
    try {
      const row = { ...meeting, code, state: 'scheduled' as const };
      const { identifiers } = await this.#meetings.insert(row);
      const id = identifiers[0]?.['id'] as MeetingId;
      return { ...row, id, startedAt: null, endedAt: null };
    } catch (error) {
      if (brokenConstraint(error) !== 'meetings_code_key') throw error;
      return this.create(meeting);
    }
  }

  async findById(id: MeetingId): Promise<StoredMeeting | undefined> {
    return (await this.#meetings.findOneBy({ id })) ?? undefined;
  }

  /** `code` may be any text: what is no code finds nothing. */
  async findByCode(code: string): Promise<StoredMeeting | undefined> {
    return (await this.#meetings.findOneBy({ code: code as MeetingCode })) ?? undefined;
  }

  async findDemo(): Promise<StoredMeeting | undefined> {
    return (await this.#meetings.findOneBy({ isDemo: true })) ?? undefined;
  }

  /**
   * Today's meetings of `user`, with what they are in each: the demo's, their own, and those they have taken onto their
   * list. One that everybody has left without ending it is today's for a day; those of `live` are while they last. One
   * of a booking that was moved before anybody came is nobody's.
   */
  async listFor(user: UserId, now: Date, live: readonly MeetingId[] = []): Promise<readonly ListedMeeting[]> {
    const recently = new Date(now.getTime() - DAY_MS);
    const soon = new Date(now.getTime() + DAY_MS);
    return this.source.query<ListedMeeting[]>(
      `SELECT id, code, title, state, role, maximum_participants AS "maximumParticipants", is_demo AS "isDemo",
              starts_at AS "startsAt", started_at AS "startedAt", ended_at AS "endedAt"
       FROM meetings m CROSS JOIN LATERAL (
         SELECT CASE WHEN m.created_by = $1
                       OR EXISTS (SELECT FROM meeting_hosts WHERE meeting_id = m.id AND user_id = $1)
                     THEN 'host' ELSE 'participant' END AS role
       ) theirs
       WHERE (is_demo OR role = 'host' OR EXISTS (SELECT FROM meeting_members WHERE meeting_id = m.id AND user_id = $1))
         AND (is_demo OR (ended_at > $2 AND (started_at IS NOT NULL OR booking_occurrence_id IS NULL))
           OR (state = 'running' AND (started_at > $2 OR id = ANY ($4::uuid[])))
           OR (state = 'scheduled' AND starts_at BETWEEN $2 AND $3))
       ORDER BY state = 'ended', starts_at DESC LIMIT 100`,
      [user, recently, soon, live],
    );
  }

  /** Whether `user` may know of the meeting: it is theirs, on their list, or the demo's. */
  async isKnownTo(meeting: MeetingId, user: UserId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM meetings WHERE id = $1 AND (is_demo OR created_by = $2
         OR EXISTS (SELECT FROM meeting_hosts WHERE meeting_id = $1 AND user_id = $2)
         OR EXISTS (SELECT FROM meeting_members WHERE meeting_id = $1 AND user_id = $2))`,
      [meeting, user],
    );
    return rows.length > 0;
  }

  async isHost(meeting: MeetingId, user: UserId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM meetings WHERE id = $1 AND (created_by = $2
         OR EXISTS (SELECT FROM meeting_hosts WHERE meeting_id = $1 AND user_id = $2))`,
      [meeting, user],
    );
    return rows.length > 0;
  }

  async addHost(meeting: MeetingId, user: UserId): Promise<void> {
    await this.source.getRepository(MeetingHostEntity).upsert({ meeting, user }, ['meeting', 'user']);
  }

  /** Puts the meeting onto the list of `user`. */
  async addMember(meeting: MeetingId, user: UserId): Promise<void> {
    await this.source.query(
      'INSERT INTO meeting_members (meeting_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [meeting, user],
    );
  }

  /**
   * Makes `principal` a participant of the meeting, or finds the participant they already are. A role once given
   * stays; whoever has become a host since is one.
   */
  async enrol(request: {
    readonly meeting: MeetingId;
    readonly principal: Principal;
    readonly displayName: string;
  }): Promise<{ participant: ParticipantId; role: Role }> {
    const { meeting, principal, displayName } = request;
    const role = await this.roleOf(meeting, principal);
    const [row] = await this.source.query<{ id: ParticipantId; role: Role }[]>(
      `INSERT INTO participants AS known (meeting_id, principal_kind, principal_id, display_name, role)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (meeting_id, principal_kind, principal_id) DO UPDATE
         SET display_name = excluded.display_name,
             role = CASE WHEN excluded.role = 'host' THEN 'host' ELSE known.role END
       RETURNING id, role`,
      [meeting, principal.kind, principal.id, displayName, role],
    );
    if (!row) throw new Error('an upsert returned no row');
    if (principal.kind === 'user') await this.addMember(meeting, principal.id);
    return { participant: row.id, role: row.role };
  }

  /** Who `principal` is in the meeting; undefined for whoever never took part. */
  async participantOf(meeting: MeetingId, principal: Principal): Promise<ParticipantId | undefined> {
    const [row] = await this.source.query<{ id: ParticipantId }[]>(
      'SELECT id FROM participants WHERE meeting_id = $1 AND principal_kind = $2 AND principal_id = $3',
      [meeting, principal.kind, principal.id],
    );
    return row?.id;
  }

  /** What `principal` is, or will be, in the meeting. */
  async roleOf(meeting: MeetingId, principal: Principal): Promise<Role> {
    if (principal.kind === 'guest') return 'guest';
    if (principal.kind === 'synthetic') return 'participant';
    return (await this.isHost(meeting, principal.id)) ? 'host' : 'participant';
  }

  /** Someone came in; harmless when they are already in. */
  async recordJoin(participant: ParticipantId, device: DeviceKind, at: Date): Promise<void> {
    await this.#recordVisit(
      participant,
      at,
      `INSERT INTO attendance (participant_id, joined_at, device) VALUES ($1, $2, $3)
       ON CONFLICT (participant_id) WHERE left_at IS NULL DO NOTHING`,
      [device],
    );
  }

  async recordLeave(participant: ParticipantId, at: Date): Promise<void> {
    await this.#recordVisit(
      participant,
      at,
      'UPDATE attendance SET left_at = greatest(joined_at, $2) WHERE participant_id = $1 AND left_at IS NULL',
    );
  }

  /** Everybody has left: what a server that was killed did not write. They left when their meeting was last seen. */
  async closeOpenAttendance(at: Date): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.query(
        `UPDATE attendance a SET left_at = greatest(a.joined_at, least($1, coalesce(r.seen_at, $1)))
         FROM participants p LEFT JOIN meeting_records r ON r.meeting_id = p.meeting_id
         WHERE p.id = a.participant_id AND a.left_at IS NULL`,
        [at],
      );
      const open = await manager.query<{ meeting: MeetingId; seen: Date }[]>(
        'SELECT meeting_id AS meeting, seen_at AS seen FROM meeting_records WHERE ended_at IS NULL',
      );
      for (const kept of open) await this.#news.keep(manager, kept, at);
      // Opened, and killed before anybody was in.
      await manager.query(
        'UPDATE meeting_records SET ended_at = greatest(started_at, seen_at) WHERE ended_at IS NULL',
      );
    });
  }

  /** The first time counts; a meeting that has ended stays ended. */
  async markRunning(meeting: MeetingId, at: Date): Promise<void> {
    await this.source.transaction(async (manager) => {
      const [begun] = await manager.query<[unknown[], number]>(
        `UPDATE meetings SET state = 'running', started_at = coalesce(started_at, $2)
         WHERE id = $1 AND state = 'scheduled' RETURNING id`,
        [meeting, at],
      );
      if (begun.length > 0) await this.#news.tell(manager, 'meeting.started', { meeting, at });
      await this.#news.changed(manager, meeting, at);
    });
  }

  /** Also closes its attendance. The demo's meeting never ends. */
  async markEnded(meeting: MeetingId, at: Date): Promise<void> {
    await this.source.transaction(async (manager) => {
      const [ended] = await manager.query<{ begun: boolean }[]>(
        `WITH ended AS (
           UPDATE meetings SET state = 'ended', ended_at = $2 WHERE id = $1 AND state <> 'ended' AND NOT is_demo
           RETURNING id, started_at
         ), gone AS (
           UPDATE attendance SET left_at = greatest(joined_at, $2)
           FROM participants, ended
           WHERE participants.meeting_id = ended.id AND attendance.participant_id = participants.id
             AND left_at IS NULL
         )
         SELECT started_at IS NOT NULL AS begun FROM ended`,
        [meeting, at],
      );
      if (ended?.begun) await this.#news.tell(manager, 'meeting.ended', { meeting, at });
      await this.#news.changed(manager, meeting, at);
    });
  }

  /** Who took part and for how long, in the order of their first coming. */
  async summary(meeting: MeetingId, now: Date): Promise<readonly AttendanceSummary[]> {
    return this.source.query<AttendanceSummary[]>(
      `SELECT p.id, p.display_name AS "displayName", p.role,
              (array_agg(a.device ORDER BY a.joined_at DESC))[1] AS device,
              round(sum(extract(epoch FROM coalesce(a.left_at, greatest(a.joined_at, $2)) - a.joined_at)))::integer AS seconds
       FROM participants p JOIN attendance a ON a.participant_id = p.id
       WHERE p.meeting_id = $1
       GROUP BY p.id ORDER BY min(a.joined_at), p.id`,
      [meeting, now],
    );
  }

  async #recordVisit(
    participant: ParticipantId,
    at: Date,
    statement: string,
    more: readonly unknown[] = [],
  ): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.query(statement, [participant, at, ...more]);
      const [row] = await manager.query<{ meeting: MeetingId }[]>(
        'SELECT meeting_id AS meeting FROM participants WHERE id = $1',
        [participant],
      );
      if (row) await this.#news.changed(manager, row.meeting, at);
    });
  }

  get #meetings() {
    return this.source.getRepository(MeetingEntity);
  }
}
