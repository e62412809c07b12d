import type { DataSource } from 'typeorm';

/** How often something may be tried, and how long those wait who keep on. */
export interface AttemptRule {
  /** Attempts in any window of this length. */
  readonly attempts: number;
  readonly windowMs: number;
  /** Wait after the first attempt beyond `attempts` in a row; doubles with each further one; 0 for none. */
  readonly delayMs: number;
  readonly maximumDelayMs: number;
}

/** Counts attempts (wrong passwords, guessed codes) in the database, so that a restart forgives nobody. */
export class AttemptStore {
  constructor(private readonly source: DataSource) {}

  /**
   * Takes one attempt for `key`. Answers undefined if it may go on, or how many milliseconds to wait. One statement:
   * of a hundred that come at once no more than the rule says go on.
   */
  async take(key: string, rule: AttemptRule, now: Date): Promise<number | undefined> {
    const windowStart = new Date(now.getTime() - rule.windowMs);
    const taken = await this.source.query<unknown[]>(
      `INSERT INTO attempts AS a (key, recent, streak, next_at)
       VALUES ($1, ARRAY[$2::timestamptz], 1, 'epoch')
       ON CONFLICT (key) DO UPDATE SET
         recent = ARRAY(SELECT t FROM unnest(a.recent) t WHERE t > $3) || $2::timestamptz,
         streak = a.streak + 1,
         next_at = CASE WHEN $5 = 0 OR a.streak + 1 < $4 THEN 'epoch'
           ELSE $2::timestamptz + least($6, $5 * 2 ^ least(a.streak + 1 - $4, 30)) * interval '1 millisecond' END
       WHERE a.next_at <= $2 AND (SELECT count(*) FROM unnest(a.recent) t WHERE t > $3) < $4
       RETURNING key`,
      [key, now, windowStart, rule.attempts, rule.delayMs, rule.maximumDelayMs],
    );
    return taken.length > 0 ? undefined : this.#wait(key, rule, now);
  }

  /** The attempt taken last was a good one: it does not count. */
  async giveBack(key: string, at: Date): Promise<void> {
    await this.source.query(
      `UPDATE attempts SET streak = greatest(0, streak - 1), next_at = 'epoch', recent =
         recent[:array_position(recent, $2) - 1] || recent[array_position(recent, $2) + 1:]
       WHERE key = $1 AND array_position(recent, $2::timestamptz) IS NOT NULL`,
      [key, at],
    );
  }

  async forget(key: string): Promise<void> {
    await this.source.query('DELETE FROM attempts WHERE key = $1', [key]);
  }

  /** Forgets what nobody has tried since `before`. */
  async prune(before: Date): Promise<void> {
    await this.source.query(
      'DELETE FROM attempts WHERE next_at < $1 AND NOT EXISTS (SELECT FROM unnest(recent) t WHERE t >= $1)',
      [before],
    );
  }

  async #wait(key: string, rule: AttemptRule, now: Date): Promise<number> {
    const [row] = await this.source.query<{ recent: Date[]; nextAt: Date }[]>(
      'SELECT recent, next_at AS "nextAt" FROM attempts WHERE key = $1',
      [key],
    );
    if (!row) return 1;
    const times = row.recent.map((time) => time.getTime()).sort((a, b) => b - a);
    const freed = (times[rule.attempts - 1] ?? 0) + rule.windowMs;
    return Math.max(1, freed - now.getTime(), row.nextAt.getTime() - now.getTime());
  }
}
