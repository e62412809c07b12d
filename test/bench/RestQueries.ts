import { Client } from 'pg';
import { LARGE_DOMAIN } from './largeData';

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
  records(index: number): string {
    const queries = [
      '',
      'text=budget',
      `text=${encodeURIComponent('预算')}`,
      `text=${encodeURIComponent(`workshop ${index % 2000}`)}`,
      `text=${encodeURIComponent('q&')}`,
      `room=${this.#room(index)}`,
      `participant=${this.#user(index)}`,
      `initiator=${this.#user(index)}`,
      `host=${this.#user(index)}`,
      this.#recordSpan(index),
      'device=phone',
      'absences=some',
      'sort=duration',
      'sort=topic',
    ];
    return `/api/v1/records?${at(queries, index)}`;
  }

  directory(index: number): string {
    const texts = ['an', 'user.12', '王', 'richter', 'so', 'ta', '伟 李', 'large.example'];
    return `/api/v1/directory?text=${encodeURIComponent(at(texts, index))}`;
  }

  /** All rooms on one day of the month. */
  roomDay(index: number): string {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const from = today + ((index % 20) - 10) * DAY_MS;
    const [start, end] = [new Date(from).toISOString(), new Date(from + DAY_MS).toISOString()];
    return `/api/v1/bookings?from=${start}&until=${end}`;
  }

  /** A room, and an hour in it that nobody else has: each `index` another. */
  freeHour(index: number): { readonly room: string; readonly start: string } {
    const at = Math.floor(Date.now() / DAY_MS) * DAY_MS + 60 * DAY_MS + Math.floor(index / 200) * 3_600_000;
    return { room: this.#room(index), start: new Date(at).toISOString().slice(0, 16) };
  }

  #recordSpan(index: number): string {
    const until = new Date(Date.now() - (index % 900) * DAY_MS);
    const from = new Date(until.getTime() - 90 * DAY_MS);
    const span = `from=${from.toISOString()}&until=${until.toISOString()}`;
    return `department=${at(this.departments, index)}&${span}`;
  }

  #user(index: number): string {
    return at(this.users, index * 7);
  }

  #room(index: number): string {
    return at(this.rooms, index);
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('the large database is empty');
  return item;
}
