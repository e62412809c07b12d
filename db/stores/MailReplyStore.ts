import type { Queryable } from '../Queryable';

/** Which mails were looked at already, by the SHA-256 of each: one that is fetched twice is taken once. */
export class MailReplyStore {
  constructor(private readonly source: Queryable) {}

  async has(hash: Buffer): Promise<boolean> {
    const rows = await this.source.query<unknown[]>('SELECT FROM mail_replies WHERE mail_hash = $1', [hash]);
    return rows.length > 0;
  }

  async add(hash: Buffer, outcome: string, at: Date): Promise<void> {
    await this.source.query(
      `INSERT INTO mail_replies (mail_hash, outcome, received_at) VALUES ($1, $2, $3)
       ON CONFLICT (mail_hash) DO NOTHING`,
      [hash, outcome, at],
    );
  }
}
