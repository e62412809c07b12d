import type { SuggestionId, UserId } from '../../server/contract/ids';
import type {
  AddSuggestionRequest,
  ChangeSuggestionRequest,
  SuggestionQuery,
  SuggestionState,
} from '../../server/contract/supportStaff';
import type { Queryable } from '../Queryable';
import { containing, SqlConditions } from '../SqlConditions';
import { tellChanged } from './tellChanged';

export interface StoredSuggestion {
  readonly id: SuggestionId;
  readonly title: string;
  readonly text: string;
  readonly state: SuggestionState;
  readonly reply: string;
  readonly author: { readonly id: UserId; readonly displayName: string } | null;
  readonly addedAt: Date;
  readonly changedAt: Date;
}

const SELECT = `SELECT s.id, s.title, s.text, s.state, s.reply, s.added_at AS "addedAt", s.changed_at AS "changedAt",
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'displayName', u.display_name) END AS author
  FROM suggestions s LEFT JOIN users u ON u.id = s.author_id`;

/** The queries of what people suggest. */
export class SuggestionStore {
  constructor(private readonly source: Queryable) {}

  async create({ title, text }: AddSuggestionRequest, author: UserId, at: Date): Promise<SuggestionId> {
    const [row] = await this.source.query<{ id: SuggestionId }[]>(
      `INSERT INTO suggestions (author_id, title, text, state, reply, added_at, changed_at)
       VALUES ($1, $2, $3, 'new', '', $4, $4) RETURNING id`,
      [author, title, text, at],
    );
    if (!row) throw new Error('no suggestion was inserted');
    return row.id;
  }

  async find(id: SuggestionId): Promise<StoredSuggestion | undefined> {
    const [row] = await this.source.query<StoredSuggestion[]>(`${SELECT} WHERE s.id = $1`, [id]);
    return row;
  }

  /** The newest first; of one author where `author` is given. */
  async search({ state, text, offset = 0, limit = 50 }: SuggestionQuery, author?: UserId) {
    const where = new SqlConditions();
    if (author) where.add((value) => `s.author_id = ${value}`, author);
    if (state) where.add((value) => `s.state = ${value}`, state);
    if (text) {
      const found = (value: string) => `(lower(s.title) LIKE ${value} OR lower(s.text) LIKE ${value})`;
      where.add(found, containing(text));
    }
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM suggestions s ${where.sql}`,
      [...where.parameters],
    );
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const items = await this.source.query<StoredSuggestion[]>(
      `${SELECT} ${where.sql} ORDER BY s.added_at DESC, s.id ${page}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }

  async update(
    id: SuggestionId,
    { state = null, reply = null }: Nullable<ChangeSuggestionRequest>,
    at: Date,
  ) {
    await this.source.query(
      'UPDATE suggestions SET state = coalesce($2, state), reply = coalesce($3, reply), changed_at = $4 WHERE id = $1',
      [id, state, reply, at],
    );
  }

  /** Tells the agents, and the author, that it has changed. */
  async tell({ id, author }: Pick<StoredSuggestion, 'id' | 'author'>): Promise<void> {
    await tellChanged(this.source, { topic: 'tickets', id, to: { audience: 'agents' } });
    if (author) await tellChanged(this.source, { topic: 'tickets', id, to: { users: [author.id] } });
  }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };
