import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { UserId } from '../../server/contract/ids';
import { stageRecord } from './stageRecord';

type PathObjects = Readonly<Record<string, string>>;

/** Who becomes what in it. */
export interface StagedPeople {
  /** Admin of the department here. */
  readonly admin: UserId;
  /** Of the department below it. */
  readonly member: UserId;
  /** Hosts of the rooms. */
  readonly hostHere: UserId;
  readonly hostElsewhere: UserId;
}

/**
 * The organisation in which the authorisation matrix is played: two departments, `here` with one `below` it and
 * `elsewhere`, and in each somebody, a room and a booking. Made anew whenever a cell has changed something.
 */
export class StagedOrganisation {
  readonly missing: PathObjects = Object.fromEntries(
    [
      'department',
      'user',
      'room',
      'booking',
      'occurrence',
      'record',
      'boardPage',
      'retentionRule',
      'invitation',
      'notification',
      'apiKey',
      'webhook',
      'delivery',
    ].map((name) => [name, randomUUID()]),
  );
  here: PathObjects = {};
  below: PathObjects = {};
  elsewhere: PathObjects = {};

  constructor(private readonly source: DataSource) {}

  async stage({ admin, member, hostHere, hostElsewhere }: StagedPeople): Promise<void> {
    await this.#clear();
    const here = await this.#addDepartment('HERE', null);
    const below = await this.#addDepartment('BELOW', here);
    const elsewhere = await this.#addDepartment('ELSEWHERE', null);
    await this.source.query('INSERT INTO department_admins (department_id, user_id) VALUES ($1, $2)', [
      here,
      admin,
    ]);
    await this.source.query('UPDATE users SET department_id = $1 WHERE id = $2', [below, member]);
    const spareRoom = await this.#addRoom('SPARE', here, hostHere);
    const furnished = await this.#furnish('HERE', here, hostHere);
    this.here = {
      department: here,
      spareRoom,
      ...furnished,
      ...(await this.#addRecord(here, hostHere, [member])),
      retentionRule: await this.#insert(
        'INSERT INTO retention_rules (room_id, days) VALUES ($1, 30) RETURNING id',
        [spareRoom],
      ),
      ...(await this.#addIntegrations(hostHere)),
    };
    this.below = { department: below };
    this.elsewhere = {
      department: elsewhere,
      ...(await this.#furnish('ELSEWHERE', elsewhere, hostElsewhere)),
      ...(await this.#addRecord(elsewhere, hostElsewhere, [])),
    };
  }

  /** An invitation of somebody, to a booking of its own, and something that they were told. */
  async invite(user: UserId): Promise<PathObjects> {
    const department = await this.#addDepartment(randomUUID().toUpperCase(), null);
    const { booking } = await this.#addBooking(await this.#addRoom(randomUUID(), department, user));
    const invitation = await this.#insert(
      `INSERT INTO invitations (id, booking_id, user_id, name, attendee_hash, created_at)
       SELECT id, $1, $2, 'Somebody', sha256(id::text::bytea), now() FROM gen_random_uuid() AS g(id) RETURNING id`,
      [booking, user],
    );
    const notification = await this.#insert(
      `INSERT INTO notifications (user_id, at, content) VALUES ($1, now(), $2) RETURNING id`,
      [user, { kind: 'role-granted', role: 'host', department: null, by: null }],
    );
    return { invitation, notification };
  }

  async #furnish(name: string, department: string, host: UserId): Promise<PathObjects> {
    const [user, room] = [await this.#addUser(department), await this.#addRoom(name, department, host)];
    return { user, room, ...(await this.#addBooking(room)) };
  }

  async #addIntegrations(owner: UserId): Promise<PathObjects> {
    const [key] = await this.source.query(
      `INSERT INTO api_keys (owner_id, name, prefix, token_hash, scopes, created_at)
       VALUES ($1, 'Staged', 'plenum_', sha256(random()::text::bytea), '{people:read}', now()) RETURNING id`,
      [owner],
    );
    const [hook] = await this.source.query(
      `INSERT INTO webhooks (url, events, secret, state, created_at)
       VALUES ('https://hooks.example.org/', '{booking.created}', '', 'active', now()) RETURNING id`,
    );
    const [delivery] = await this.source.query(
      `INSERT INTO webhook_deliveries (webhook_id, event, payload, state, created_at)
       VALUES ($1, 'booking.created', '{}', 'delivered', now()) RETURNING id`,
      [hook.id],
    );
    return { apiKey: key.id, webhook: hook.id, delivery: delivery.id };
  }

  async #clear(): Promise<void> {
    await this.source.query(`DELETE FROM meetings WHERE title = 'Staged'`);
    await this.source.query('DELETE FROM retention_rules');
    await this.source.query('DELETE FROM webhooks');
    await this.source.query('DELETE FROM api_keys');
    await this.source.query('DELETE FROM bookings');
    await this.source.query('DELETE FROM rooms');
    // Those who play a part have passwords; those who were only acted upon have none.
    await this.source.query('UPDATE users SET department_id = NULL WHERE password_hash IS NOT NULL');
    await this.source.query('DELETE FROM users WHERE department_id IS NOT NULL');
    await this.source.query('DELETE FROM departments');
  }

  /** The first page of its board has the meeting's id. */
  async #addRecord(department: string, host: UserId, participants: readonly UserId[]): Promise<PathObjects> {
    const record = await stageRecord(this.source, { department, host, participants });
    return { record, boardPage: record };
  }

  async #addRoom(name: string, department: string, host: UserId): Promise<string> {
    const room = await this.#insert(
      `INSERT INTO rooms (name, type, status, department_id, seats, equipment, zone, opening_hours,
                          dial_in_number, pin_policy, description, created_at)
       VALUES ($1, 'virtual', 'open', $2, 0, '{}', 'UTC', '[]', '', 'none', '', now()) RETURNING id`,
      [name, department],
    );
    await this.source.query('INSERT INTO room_hosts (room_id, user_id) VALUES ($1, $2)', [room, host]);
    return room;
  }

  /** In thirty days, by nobody who is still there. */
  async #addBooking(room: string): Promise<PathObjects> {
    const booking = await this.#insert(
      `INSERT INTO bookings (room_id, title, description, starts_at, zone, minutes, created_at)
       VALUES ($1, 'Staged', '', '2027-03-01T09:00', 'UTC', 60, now()) RETURNING id`,
      [room],
    );
    const occurrence = await this.#insert(
      `INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
       SELECT $1, $2, at, tstzrange(at, at + interval '1 hour') FROM (SELECT now() + interval '30 days' AS at) t
       RETURNING id`,
      [booking, room],
    );
    return { booking, occurrence };
  }

  async #addDepartment(code: string, parent: string | null): Promise<string> {
    return this.#insert(
      `INSERT INTO departments (parent_id, name, code, contact, description, created_at)
       VALUES ($1, $2, $2, '', '', now()) RETURNING id`,
      [parent, code],
    );
  }

  async #addUser(department: string): Promise<string> {
    return this.#insert(
      `INSERT INTO users (email, display_name, sip_name, role, locale, created_at, department_id)
       VALUES ($1, 'Somebody', $1, 'member', 'en', now(), $2) RETURNING id`,
      [`${randomUUID()}@plenum.example`, department],
    );
  }

  async #insert(statement: string, parameters: unknown[]): Promise<string> {
    const [row] = await this.source.query<{ id: string }[]>(statement, parameters);
    if (!row) throw new Error('nothing was inserted');
    return row.id;
  }
}
