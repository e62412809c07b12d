import { Client } from 'pg';
import { LARGE_DOMAIN } from './largeData';

/** One request of the bench: what to ask for, and the statements that a handler without a framework would run for it. */
export interface RestQuery {
  readonly path: string;
  readonly statement: string;
  readonly values: readonly unknown[];
}

const RECORD = `SELECT r.meeting_id AS id, r.topic, r.tags, r.room_id, o.name AS room_name, r.department_id,
    d.name AS department_name, r.initiator_id, r.initiator_name, r.started_at, r.ended_at, r.seconds, r.people, r.devices,
    jsonb_array_length(r.absences) AS absences, r.held_at
  FROM meeting_records r LEFT JOIN rooms o ON o.id = r.room_id LEFT JOIN departments d ON d.id = r.department_id`;
const NEWEST = 'ORDER BY r.started_at DESC NULLS FIRST, r.meeting_id DESC LIMIT 50';
const USER = `SELECT u.id, u.email, u.display_name, u.sip_name, u.locale, u.role, u.department_id, d.name AS department,
    u.is_host, u.is_support_agent, u.password_hash IS NOT NULL AS has_password, u.created_at, u.disabled_at
  FROM users u LEFT JOIN departments d ON d.id = u.department_id`;
const DAY = `SELECT o.id, o.booking_id, b.title, b.rule IS NOT NULL AS repeats, lower(o.during) AS start,
    upper(o.during) AS finish, r.id AS room, r.name, u.id AS organiser, u.display_name
  FROM booking_occurrences o JOIN bookings b ON b.id = o.booking_id JOIN rooms r ON r.id = o.room_id
  LEFT JOIN users u ON u.id = b.organiser_id
  WHERE o.during && tstzrange($1, $2) AND NOT o.cancelled ORDER BY o.during, o.id`;

const DAY_MS = 86_400_000;

/** Real ids of the large database, so that every query finds something. */
export class RestQueries {
  private constructor(
    private readonly users: readonly string[],
    private readonly rooms: readonly string[],
    private readonly departments: readonly string[],
  ) {}

  static async open(url: string): Promise<RestQueries> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const idsOf = async (statement: string) =>
      (await client.query<{ id: string }>(statement)).rows.map(({ id }) => id);
    try {
      return new RestQueries(
        await idsOf(`SELECT id FROM users WHERE email LIKE '%@${LARGE_DOMAIN}' ORDER BY email LIMIT 500`),
        await idsOf('SELECT id FROM rooms ORDER BY name LIMIT 200'),
        await idsOf('SELECT id FROM departments WHERE parent_id IS NOT NULL ORDER BY code LIMIT 80'),
      );
    } finally {
      await client.end();
    }
  }

  /** Searches as people make them: the newest, by words in both languages, by places and people, in several orders. */
  records(index: number): RestQuery {
    const kinds = [
      () => record('', '', []),
      () => this.#recordText('budget'),
      () => this.#recordText('预算'),
      () => this.#recordText(`workshop ${index % 2000}`),
      () => this.#recordText('q&'),
      () => record(`room=${this.#room(index)}`, 'r.room_id = $1', [this.#room(index)]),
      () =>
        record(`participant=${this.#user(index)}`, 'r.participants @> ARRAY[$1::uuid]', [this.#user(index)]),
      () => record(`initiator=${this.#user(index)}`, 'r.initiator_id = $1', [this.#user(index)]),
      () => record(`host=${this.#user(index)}`, 'r.hosts @> ARRAY[$1::uuid]', [this.#user(index)]),
      () => this.#recordSpan(index),
      () => record('device=phone', `r.devices @> '{phone}'`, []),
      () => record('absences=some', 'r.has_absences', []),
      () => recordSorted('duration', 'r.seconds DESC NULLS FIRST, r.meeting_id DESC'),
      () => recordSorted('topic', 'lower(r.topic), r.meeting_id'),
    ];
    return at(kinds, index)();
  }

  directory(index: number): RestQuery {
    const texts = ['an', 'user.12', '王', 'richter', 'so', 'ta', '伟 李', 'large.example'];
    const text = at(texts, index);
    return {
      path: `/api/v1/directory?text=${encodeURIComponent(text)}`,
      statement: `${USER} WHERE (lower(u.display_name) || ' ' || u.email) LIKE $1 AND u.disabled_at IS NULL
        ORDER BY lower(u.display_name), u.id LIMIT 50`,
      values: [`%${text}%`],
    };
  }

  /** All rooms on one day of the month. */
  roomDay(index: number): RestQuery {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const from = today + ((index % 20) - 10) * DAY_MS;
    const [start, end] = [new Date(from).toISOString(), new Date(from + DAY_MS).toISOString()];
    return { path: `/api/v1/bookings?from=${start}&until=${end}`, statement: DAY, values: [start, end] };
  }

  /** A room, and an hour in it that nobody else has: each `index` another. */
  freeHour(index: number): { readonly room: string; readonly start: string } {
    const at = Math.floor(Date.now() / DAY_MS) * DAY_MS + 60 * DAY_MS + Math.floor(index / 200) * 3_600_000;
    return { room: this.#room(index), start: new Date(at).toISOString().slice(0, 16) };
  }

  #recordText(text: string): RestQuery {
    const letters = [...text].length;
    const pairs = letters < 3 ? ' AND letter_pairs(r.search) @> ARRAY[$2]' : '';
    return record(`text=${encodeURIComponent(text)}`, `r.search LIKE $1${pairs}`, [
      `%${text}%`,
      ...(letters < 3 ? [text] : []),
    ]);
  }

  #recordSpan(index: number): RestQuery {
    const department = at(this.departments, index);
    const until = new Date(Date.now() - (index % 900) * DAY_MS);
    const from = new Date(until.getTime() - 90 * DAY_MS);
    return record(
      `department=${department}&from=${from.toISOString()}&until=${until.toISOString()}`,
      'r.department_id = $1 AND r.started_at >= $2 AND r.started_at < $3',
      [department, from, until],
    );
  }

  #user(index: number): string {
    return at(this.users, index * 7);
  }

  #room(index: number): string {
    return at(this.rooms, index);
  }
}

function record(query: string, condition: string, values: readonly unknown[]): RestQuery {
  return {
    path: `/api/v1/records?${query}`,
    statement: `${RECORD} ${condition && `WHERE ${condition}`} ${NEWEST}`,
    values,
  };
}

function recordSorted(sort: string, order: string): RestQuery {
  return {
    path: `/api/v1/records?sort=${sort}`,
    statement: `${RECORD} ORDER BY ${order} LIMIT 50`,
    values: [],
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('the large database is empty');
  return item;
}
