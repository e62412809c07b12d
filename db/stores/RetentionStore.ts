import type { DepartmentId, MeetingId, RetentionRuleId, RoomId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';

/** How long the records of one room, one department or the whole organisation are kept. */
export interface StoredRetentionRule {
  readonly id: RetentionRuleId;
  readonly room: RoomId | null;
  readonly roomName: string | null;
  readonly department: DepartmentId | null;
  readonly departmentName: string | null;
  /** Null: for ever. */
  readonly days: number | null;
}

export interface NewRetentionRule {
  readonly room: RoomId | null;
  readonly department: DepartmentId | null;
  readonly days: number | null;
}

const SELECT = `SELECT t.id, t.room_id AS room, r.name AS "roomName", t.department_id AS department,
    d.name AS "departmentName", t.days
  FROM retention_rules t LEFT JOIN rooms r ON r.id = t.room_id LEFT JOIN departments d ON d.id = t.department_id`;

/** What each department has of itself or of the nearest above it. */
const INHERITED = `WITH RECURSIVE inherited AS (
    SELECT d.id, t.id IS NOT NULL AS ruled, t.days
    FROM departments d LEFT JOIN retention_rules t ON t.department_id = d.id WHERE d.parent_id IS NULL
    UNION ALL
    SELECT d.id, i.ruled OR t.id IS NOT NULL, CASE WHEN t.id IS NOT NULL THEN t.days ELSE i.days END
    FROM departments d JOIN inherited i ON d.parent_id = i.id LEFT JOIN retention_rules t ON t.department_id = d.id)`;

/** How many days a record is kept: the rule of its room counts, then that of its department, then everybody's. */
const RULED = `LEFT JOIN retention_rules room ON room.room_id = r.room_id
  LEFT JOIN inherited i ON i.id = r.department_id AND i.ruled
  LEFT JOIN retention_rules everybody ON everybody.room_id IS NULL AND everybody.department_id IS NULL`;
const DAYS = `CASE WHEN room.id IS NOT NULL THEN room.days WHEN i.id IS NOT NULL THEN i.days ELSE everybody.days END`;

/** The queries of retention rules, and of the records whose time is over. */
export class RetentionStore {
  constructor(private readonly source: Queryable) {}

  /** The organisation's first, then departments, then rooms. */
  async list(): Promise<readonly StoredRetentionRule[]> {
    return this.source.query(
      `${SELECT} ORDER BY t.room_id IS NOT NULL, t.department_id IS NOT NULL, lower(d.name), lower(r.name)`,
    );
  }

  async find(id: RetentionRuleId): Promise<StoredRetentionRule | undefined> {
    const [row] = await this.source.query<StoredRetentionRule[]>(`${SELECT} WHERE t.id = $1`, [id]);
    return row;
  }

  /** The rule for this room or department, as it was. */
  async findFor({ room, department }: NewRetentionRule): Promise<StoredRetentionRule | undefined> {
    const [row] = await this.source.query<StoredRetentionRule[]>(
      `${SELECT} WHERE t.room_id IS NOT DISTINCT FROM $1 AND t.department_id IS NOT DISTINCT FROM $2`,
      [room, department],
    );
    return row;
  }

  /** In place of the one there was. */
  async set({ room, department, days }: NewRetentionRule): Promise<RetentionRuleId> {
    const [row] = await this.source.query<{ id: RetentionRuleId }[]>(
      `INSERT INTO retention_rules (room_id, department_id, days) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT retention_rules_one_each DO UPDATE SET days = excluded.days RETURNING id`,
      [room, department, days],
    );
    if (!row) throw new Error('an upsert returned no row');
    return row.id;
  }

  async delete(id: RetentionRuleId): Promise<void> {
    await this.source.query('DELETE FROM retention_rules WHERE id = $1', [id]);
  }

  /** From when on a record is deleted; null where it is kept. */
  async deletedFrom(meeting: MeetingId): Promise<Date | null> {
    const [row] = await this.source.query<{ at: Date | null }[]>(
      `${INHERITED} SELECT r.ended_at + make_interval(days => ${DAYS}) AS at
       FROM meeting_records r ${RULED} WHERE r.meeting_id = $1 AND r.held_at IS NULL`,
      [meeting],
    );
    return row?.at ?? null;
  }

  /** Deletes up to `most` meetings whose records have been kept long enough and are not held. Answers how many. */
  async deleteExpired(now: Date, most: number): Promise<number> {
    const rows = await this.source.query<{ count: number }[]>(
      `${INHERITED}, shortest AS (SELECT min(days) AS days FROM retention_rules),
       expired AS (
         SELECT r.meeting_id FROM shortest, meeting_records r ${RULED}
         WHERE r.started_at < $1::timestamptz - make_interval(days => shortest.days)
           AND r.ended_at < $1::timestamptz - make_interval(days => ${DAYS}) AND r.held_at IS NULL
         LIMIT $2 FOR UPDATE OF r SKIP LOCKED),
       deleted AS (DELETE FROM meetings m USING expired e WHERE m.id = e.meeting_id AND NOT m.is_demo RETURNING m.id)
       SELECT count(*)::integer AS count FROM deleted`,
      [now, most],
    );
    return rows[0]?.count ?? 0;
  }
}
