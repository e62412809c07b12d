import type { BookingId, DepartmentId, RoomId, UserId } from '../../server/contract/ids';
import type { OpeningHours, PinPolicy, RoomQuery, RoomStatus, RoomType } from '../../server/contract/rooms';
import { PlenumError } from '../../server/kernel/PlenumError';
import { brokenConstraint } from '../brokenConstraint';
import { RoomEntity } from '../entities/schedulingEntities';
import type { Queryable } from '../Queryable';
import { containing, SqlConditions } from '../SqlConditions';

export interface RoomFields {
  readonly name: string;
  readonly type: RoomType;
  readonly status: RoomStatus;
  readonly department: DepartmentId | null;
  readonly seats: number;
  readonly equipment: string[];
  readonly zone: string;
  readonly openingHours: OpeningHours;
  readonly dialInNumber: string;
  readonly pinPolicy: PinPolicy;
  readonly description: string;
}

export interface StoredRoom extends Omit<RoomFields, 'department'> {
  readonly id: RoomId;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
  readonly hosts: readonly { readonly id: UserId; readonly displayName: string }[];
}

/** What decides whether a room can be booked. */
export interface BookableRoom extends Pick<RoomFields, 'status' | 'zone' | 'openingHours'> {
  /** Whether something is booked at that time already. */
  readonly taken: boolean;
}

/** Which rooms somebody may know of: everybody's, those of these departments, and those they are host of. */
export interface RoomSight {
  readonly user: UserId;
  readonly departments: readonly DepartmentId[];
}

export class RoomNameTakenError extends PlenumError {
  override readonly name = 'RoomNameTakenError';
  constructor() {
    super('name-taken', 'There is a room of this name already.');
  }
}

const SELECT = `SELECT r.id, r.name, r.type, r.status, r.seats, r.equipment, r.zone, r.opening_hours AS "openingHours",
    r.dial_in_number AS "dialInNumber", r.pin_policy AS "pinPolicy", r.description,
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS department,
    coalesce((SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name) ORDER BY u.display_name)
              FROM room_hosts h JOIN users u ON u.id = h.user_id WHERE h.room_id = r.id), '[]') AS hosts
  FROM rooms r LEFT JOIN departments d ON d.id = r.department_id`;

/** The queries of rooms. What was deleted is not found by any of them. */
export class RoomStore {
  constructor(private readonly source: Queryable) {}

  /** Throws RoomNameTakenError. */
  async create(room: RoomFields, createdAt: Date): Promise<RoomId> {
    const row = { ...room, createdAt, deletedAt: null };
    const { identifiers } = await refuseTaken(this.#rooms.insert(row));
    return identifiers[0]?.['id'] as RoomId;
  }

  /** Throws RoomNameTakenError. */
  async update(id: RoomId, change: Partial<RoomFields>): Promise<void> {
    if (Object.keys(change).length > 0) await refuseTaken(this.#rooms.update({ id }, change));
  }

  async delete(id: RoomId, deletedAt: Date): Promise<void> {
    await this.#rooms.update({ id }, { deletedAt });
  }

  async setHosts(id: RoomId, hosts: readonly UserId[]): Promise<void> {
    await this.source.query('DELETE FROM room_hosts WHERE room_id = $1', [id]);
    await this.source.query(
      `INSERT INTO room_hosts (room_id, user_id)
       SELECT DISTINCT $1::uuid, id FROM users WHERE id = ANY ($2::uuid[])`,
      [id, hosts],
    );
  }

  async find(id: RoomId): Promise<StoredRoom | undefined> {
    const [row] = await this.source.query<StoredRoom[]>(
      `${SELECT} WHERE r.id = $1 AND r.deleted_at IS NULL`,
      [id],
    );
    return row;
  }

  /** Nobody else books or changes the room until the transaction ends. Answers whether it is there. */
  async lock(id: RoomId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      'SELECT FROM rooms WHERE id = $1 AND deleted_at IS NULL FOR UPDATE',
      [id],
    );
    return rows.length > 0;
  }

  /**
   * As `lock`, for whoever books: answers what decides whether they can. That nothing is booked at these times may be
   * over by then, where another process has booked while this one waited.
   */
  async lockToBook(
    id: RoomId,
    spans: readonly { start: Date; end: Date }[],
    but?: BookingId,
  ): Promise<BookableRoom | undefined> {
    const [room] = await this.source.query<BookableRoom[]>(
      `SELECT r.status, r.zone, r.opening_hours AS "openingHours", EXISTS (
         SELECT FROM unnest($2::timestamptz[], $3::timestamptz[]) s(start, finish)
         JOIN booking_occurrences o ON o.room_id = $1 AND o.during && tstzrange(s.start, s.finish)
         WHERE NOT o.cancelled AND o.booking_id IS DISTINCT FROM $4) AS taken
       FROM rooms r WHERE r.id = $1 AND r.deleted_at IS NULL FOR UPDATE OF r`,
      [id, spans.map(({ start }) => start), spans.map(({ end }) => end), but ?? null],
    );
    return room;
  }

  async search(
    query: RoomQuery,
    sight?: RoomSight,
  ): Promise<{ total: number; items: readonly StoredRoom[] }> {
    const { text, type, status, seats, equipment, host, offset = 0, limit = 50 } = query;
    const where = new SqlConditions();
    where.addPlain('r.deleted_at IS NULL');
    if (sight) see(where, sight);
    if (text) where.add((value) => `lower(r.name) LIKE ${value}`, containing(text));
    if (type) where.add((value) => `r.type = ${value}`, type);
    if (status) where.add((value) => `r.status = ${value}`, status);
    if (seats) where.add((value) => `r.seats >= ${value}`, seats);
    if (equipment) where.add((value) => `${value} = ANY (r.equipment)`, equipment);
    if (host)
      where.add(
        (value) => `EXISTS (SELECT FROM room_hosts h WHERE h.room_id = r.id AND h.user_id = ${value})`,
        host,
      );
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM rooms r ${where.sql}`,
      [...where.parameters],
    );
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const items = await this.source.query<StoredRoom[]>(
      `${SELECT} ${where.sql} ORDER BY lower(r.name), r.id ${page}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }

  /** Whether somebody may know of the room. */
  async isSeen(id: RoomId, sight: RoomSight): Promise<boolean> {
    const where = new SqlConditions();
    where.add((value) => `r.id = ${value}`, id);
    where.addPlain('r.deleted_at IS NULL');
    see(where, sight);
    const rows = await this.source.query<unknown[]>(`SELECT FROM rooms r ${where.sql}`, where.parameters);
    return rows.length > 0;
  }

  /** Open rooms that nothing is booked in during any of these spans. */
  async findFree(
    spans: readonly { start: Date; end: Date }[],
    sight?: RoomSight,
  ): Promise<readonly StoredRoom[]> {
    const where = new SqlConditions();
    where.addPlain(`r.deleted_at IS NULL AND r.status = 'open'`);
    if (sight) see(where, sight);
    const starts = where.value(spans.map(({ start }) => start));
    const ends = where.value(spans.map(({ end }) => end));
    where.addPlain(
      `NOT EXISTS (SELECT FROM unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) s(start, finish)
         JOIN booking_occurrences o ON o.during && tstzrange(s.start, s.finish)
         WHERE o.room_id = r.id AND NOT o.cancelled)`,
    );
    return this.source.query(
      `${SELECT} ${where.sql} ORDER BY lower(r.name), r.id LIMIT 20`,
      where.parameters,
    );
  }

  async existInDepartment(department: DepartmentId): Promise<boolean> {
    return this.#rooms.existsBy({ department });
  }

  get #rooms() {
    return this.source.getRepository(RoomEntity);
  }
}

function see(where: SqlConditions, { user, departments }: RoomSight): void {
  where.add(
    (value) => `(r.department_id IS NULL OR r.department_id = ANY (${value}::uuid[])
    OR EXISTS (SELECT FROM room_hosts h WHERE h.room_id = r.id AND h.user_id = ${where.value(user)}))`,
    departments,
  );
}

async function refuseTaken<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (brokenConstraint(error) === 'rooms_name_key') throw new RoomNameTakenError();
    throw error;
  }
}
