import type { AgendaItem } from '../../server/contract/agenda';
import type { AbsenceView, RecordQuery } from '../../server/contract/archive';
import type { DeviceKind, Role } from '../../server/contract/conference';
import type { DepartmentId, MeetingId, ParticipantId, RoomId, UserId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';
import type { SqlConditions } from '../SqlConditions';
import { type RecordFilter, type RecordSight, recordConditions } from './recordConditions';

export type RecordPart = Pick<RecordQuery, 'offset' | 'limit' | 'sort' | 'order'>;

/** A record in a list. */
export interface StoredRecord {
  readonly id: MeetingId;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly room: RoomId | null;
  readonly roomName: string | null;
  readonly department: DepartmentId | null;
  readonly departmentName: string | null;
  readonly initiator: UserId | null;
  readonly initiatorName: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly seconds: number | null;
  readonly people: number;
  readonly devices: readonly DeviceKind[];
  readonly absences: number;
  readonly heldAt: Date | null;
}

/** One record with all that it says, but for who was there. */
export interface WholeRecord extends StoredRecord {
  readonly code: string;
  readonly isDemo: boolean;
  readonly description: string;
  readonly minutes: string;
  readonly hosts: readonly UserId[];
  readonly participants: readonly UserId[];
  readonly heldBy: string | null;
  readonly holdReason: string | null;
  readonly agenda: readonly AgendaItem[];
  readonly absent: readonly AbsenceView[];
}

/** One coming and going of somebody. */
export interface StoredVisit {
  readonly meeting: MeetingId;
  readonly participant: ParticipantId;
  readonly displayName: string;
  readonly kind: 'user' | 'guest' | 'synthetic';
  readonly principal: string;
  readonly role: Role;
  readonly device: DeviceKind;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

export interface RecordChange {
  readonly topic?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly minutes?: string | undefined;
}

export interface Hold {
  readonly since: Date;
  readonly by: string;
  readonly reason: string;
}

/** What may be sorted by: no text from outside ever stands in a statement. */
const SORTS: Readonly<Record<NonNullable<RecordQuery['sort']>, string>> = {
  started: 'r.started_at',
  topic: 'lower(r.topic)',
  duration: 'r.seconds',
  people: 'r.people',
};

/** So many are counted; more are just more. */
const COUNTED = 1_000;

const LISTED = `r.meeting_id AS id, r.topic, r.tags, r.room_id AS room, o.name AS "roomName",
    r.department_id AS department, d.name AS "departmentName", r.initiator_id AS initiator,
    r.initiator_name AS "initiatorName", r.started_at AS "startedAt", r.ended_at AS "endedAt", r.seconds, r.people,
    r.devices, jsonb_array_length(r.absences) AS absences, r.held_at AS "heldAt"`;
const WHOLE = `${LISTED}, m.code, m.is_demo AS "isDemo", r.description, r.minutes, r.hosts, r.participants,
    r.held_by AS "heldBy", r.hold_reason AS "holdReason", r.agenda, r.absences AS absent`;
const PLACES = 'LEFT JOIN rooms o ON o.id = r.room_id LEFT JOIN departments d ON d.id = r.department_id';

/** The queries of meeting records. */
export class RecordStore {
  constructor(private readonly source: Queryable) {}

  /** Those that are asked for, among those that somebody may know of; all where `sight` is undefined. */
  async search(
    filter: RecordFilter,
    part: RecordPart,
    sight?: RecordSight,
  ): Promise<{ total: number; exact: boolean; items: readonly StoredRecord[] }> {
    if (filter.text !== undefined) return this.#searchText(filter, part, sight);
    const where = recordConditions(filter, sight);
    const count = countOf(where);
    const rows = await this.#page<StoredRecord & { total: number }>(where, part, `, ${count} AS total`);
    const found = rows[0]?.total ?? (part.offset ? await this.#count(filter, sight) : 0);
    return { total: Math.min(found, COUNTED), exact: found <= COUNTED, items: rows };
  }

  /** To count what contains a common word would read all of it: one more than is shown says whether there are more. */
  async #searchText(
    filter: RecordFilter,
    part: RecordPart,
    sight: RecordSight | undefined,
  ): Promise<{ total: number; exact: boolean; items: readonly StoredRecord[] }> {
    const { offset = 0, limit = 50 } = part;
    const items = await this.list(filter, { ...part, limit: limit + 1 }, sight);
    const isAll = items.length <= limit;
    const total = items.length > 0 || offset === 0 ? offset + items.length : 0;
    return { total, exact: isAll, items: items.slice(0, limit) };
  }

  /** As `search`, without counting. */
  async list(filter: RecordFilter, part: RecordPart, sight?: RecordSight): Promise<readonly StoredRecord[]> {
    return this.#page<StoredRecord>(recordConditions(filter, sight), part);
  }

  /** Names are looked up for what is on the page and for nothing else; `more` is selected beside them. */
  async #page<T>(
    where: SqlConditions,
    { sort = 'started', order, offset = 0, limit = 50 }: RecordPart,
    more = '',
  ): Promise<readonly T[]> {
    const [direction, nulls] =
      order === 'ascending' || (order === undefined && sort === 'topic')
        ? ['ASC', 'NULLS LAST']
        : ['DESC', 'NULLS FIRST'];
    const sorted = `ORDER BY ${SORTS[sort]} ${direction} ${nulls}, r.meeting_id ${direction}`;
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    return this.source.query(
      `SELECT ${LISTED}${more}
       FROM (SELECT * FROM meeting_records r ${where.sql} ${sorted} ${page}) r ${PLACES} ${sorted}`,
      where.parameters,
    );
  }

  async #count(filter: RecordFilter, sight: RecordSight | undefined): Promise<number> {
    const where = recordConditions(filter, sight);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT ${countOf(where)} AS total`,
      where.parameters,
    );
    return counted?.total ?? 0;
  }

  async find(id: MeetingId): Promise<WholeRecord | undefined> {
    const [row] = await this.source.query<WholeRecord[]>(
      `SELECT ${WHOLE} FROM meeting_records r JOIN meetings m ON m.id = r.meeting_id ${PLACES}
       WHERE r.meeting_id = $1`,
      [id],
    );
    return row;
  }

  /** Whole records, in the order of the list. */
  async findAll(ids: readonly MeetingId[]): Promise<readonly WholeRecord[]> {
    return this.source.query(
      `SELECT ${WHOLE} FROM unnest($1::uuid[]) WITH ORDINALITY wanted(id, place)
       JOIN meeting_records r ON r.meeting_id = wanted.id JOIN meetings m ON m.id = r.meeting_id ${PLACES}
       ORDER BY wanted.place`,
      [ids],
    );
  }

  /** Who came and went, in the order of their first coming. */
  async visits(meetings: readonly MeetingId[]): Promise<readonly StoredVisit[]> {
    return this.source.query(
      `SELECT p.meeting_id AS meeting, p.id AS participant, p.display_name AS "displayName",
              p.principal_kind AS kind, p.principal_id AS principal, p.role, a.device, a.joined_at AS "joinedAt",
              a.left_at AS "leftAt"
       FROM participants p JOIN attendance a ON a.participant_id = p.id
       WHERE p.meeting_id = ANY ($1::uuid[])
       ORDER BY p.meeting_id, min(a.joined_at) OVER (PARTITION BY p.id), p.id, a.joined_at`,
      [meetings],
    );
  }

  /** Names of those who still have an account. */
  async namesOf(users: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
    const rows = await this.source.query<{ id: UserId; name: string }[]>(
      'SELECT id, display_name AS name FROM users WHERE id = ANY ($1::uuid[])',
      [users],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Whether somebody may know of the record. */
  async isSeen(id: MeetingId, sight: RecordSight): Promise<boolean> {
    const where = recordConditions({ records: [id] }, sight);
    const rows = await this.source.query<unknown[]>(
      `SELECT FROM meeting_records r ${where.sql}`,
      where.parameters,
    );
    return rows.length > 0;
  }

  async update(id: MeetingId, { topic, description, tags, minutes }: RecordChange): Promise<void> {
    await this.source.query(
      `UPDATE meeting_records SET topic = coalesce($2, topic), description = coalesce($3, description),
         tags = coalesce($4::text[], tags), minutes = coalesce($5, minutes) WHERE meeting_id = $1`,
      [id, topic ?? null, description ?? null, tags ?? null, minutes ?? null],
    );
  }

  /** Nobody else changes the record until the transaction ends. */
  async lock(id: MeetingId): Promise<void> {
    await this.source.query('SELECT FROM meeting_records WHERE meeting_id = $1 FOR UPDATE', [id]);
  }

  /** The meeting goes with all that is known of it. */
  async delete(id: MeetingId): Promise<void> {
    await this.source.query('DELETE FROM meetings WHERE id = $1', [id]);
  }

  async hold(id: MeetingId, hold: Hold | null): Promise<void> {
    await this.source.query(
      'UPDATE meeting_records SET held_at = $2, held_by = $3, hold_reason = $4 WHERE meeting_id = $1',
      [id, hold?.since ?? null, hold?.by ?? null, hold?.reason ?? null],
    );
  }

  /** These meetings run at this moment: what a crash leaves of them is told by that. */
  async touch(meetings: readonly MeetingId[], at: Date): Promise<void> {
    if (meetings.length === 0) return;
    await this.source.query(
      'UPDATE meeting_records SET seen_at = greatest(seen_at, $2) WHERE meeting_id = ANY ($1::uuid[])',
      [meetings, at],
    );
  }
}

/** So many there are, as far as they are counted. */
function countOf({ sql }: SqlConditions): string {
  return `(SELECT count(*)::integer FROM (SELECT FROM meeting_records r ${sql} LIMIT ${COUNTED + 1}) t)`;
}
