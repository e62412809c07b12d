import type { CannedAnswerId } from '../../server/contract/ids';
import type {
  AddCannedAnswerRequest,
  ChangeCannedAnswerRequest,
  TicketTopic,
} from '../../server/contract/support';
import { PlenumError } from '../../server/kernel/PlenumError';
import { brokenConstraint } from '../brokenConstraint';
import type { Queryable } from '../Queryable';

export interface StoredCannedAnswer {
  readonly id: CannedAnswerId;
  readonly title: string;
  readonly topic: TicketTopic | null;
  readonly texts: { readonly en: string; readonly 'zh-CN': string };
  readonly changedAt: Date;
}

export class TitleTakenError extends PlenumError {
  override readonly name = 'TitleTakenError';
  constructor() {
    super('conflict', 'There is a canned answer of this title already.');
  }
}

const SELECT = `SELECT id, title, topic, json_build_object('en', text_en, 'zh-CN', text_zh) AS texts,
    changed_at AS "changedAt" FROM canned_answers`;

/** The queries of answers that agents have at hand. */
export class CannedAnswerStore {
  constructor(private readonly source: Queryable) {}

  async list(): Promise<readonly StoredCannedAnswer[]> {
    return this.source.query(`${SELECT} ORDER BY lower(title), id`);
  }

  async find(id: CannedAnswerId): Promise<StoredCannedAnswer | undefined> {
    const [row] = await this.source.query<StoredCannedAnswer[]>(`${SELECT} WHERE id = $1`, [id]);
    return row;
  }

  /** Throws TitleTakenError. */
  async create({ title, topic, texts }: AddCannedAnswerRequest, at: Date): Promise<CannedAnswerId> {
    const [row] = await refuseTaken(
      this.source.query<{ id: CannedAnswerId }[]>(
        `INSERT INTO canned_answers (title, topic, text_en, text_zh, changed_at) VALUES ($1, $2, $3, $4, $5)
         RETURNING id`,
        [title, topic, texts.en, texts['zh-CN'], at],
      ),
    );
    if (!row) throw new Error('no canned answer was inserted');
    return row.id;
  }

  /** Throws TitleTakenError. */
  async update(id: CannedAnswerId, change: ChangeCannedAnswerRequest, at: Date): Promise<void> {
    const { title = null, topic, texts } = change;
    await refuseTaken(
      this.source.query(
        `UPDATE canned_answers SET title = coalesce($2, title), topic = CASE WHEN $3 THEN $4 ELSE topic END,
           text_en = coalesce($5, text_en), text_zh = coalesce($6, text_zh), changed_at = $7 WHERE id = $1`,
        [id, title, topic !== undefined, topic ?? null, texts?.en ?? null, texts?.['zh-CN'] ?? null, at],
      ),
    );
  }

  async delete(id: CannedAnswerId): Promise<void> {
    await this.source.query('DELETE FROM canned_answers WHERE id = $1', [id]);
  }
}

async function refuseTaken<T>(write: Promise<T>): Promise<T> {
  return write.catch((error: unknown) => {
    if (brokenConstraint(error) === 'canned_answers_title_key') throw new TitleTakenError();
    throw error;
  });
}
