import type { NotificationId, UserId } from '../../server/contract/ids';
import type { NotificationContent, NotificationQuery } from '../../server/contract/notifications';
import type { Queryable } from '../Queryable';
import { tellChanged } from './tellChanged';

export interface NewNotification {
  readonly user: UserId;
  readonly content: NotificationContent;
}

export interface StoredNotification {
  readonly id: NotificationId;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly content: NotificationContent;
}

/** The queries of what users are told. */
export class NotificationStore {
  constructor(private readonly source: Queryable) {}

  /** Tells many at once; their open browsers know when the transaction is committed. */
  async add(notifications: readonly NewNotification[], at: Date): Promise<void> {
    if (notifications.length === 0) return;
    await this.source.query(
      `INSERT INTO notifications (user_id, at, content)
       SELECT r."user", $2, r.content FROM json_to_recordset($1) AS r("user" uuid, content jsonb)`,
      [JSON.stringify(notifications), at],
    );
    const users = notifications.map(({ user }) => user);
    await tellChanged(this.source, { topic: 'notifications', id: null, to: { users } });
  }

  async list(
    user: UserId,
    { unread, offset = 0, limit = 50 }: NotificationQuery,
  ): Promise<{ total: number; unread: number; items: readonly StoredNotification[] }> {
    const only = unread ? 'AND read_at IS NULL' : '';
    const [counted] = await this.source.query<{ total: number; unread: number }[]>(
      `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE read_at IS NULL))::integer AS unread
       FROM notifications WHERE user_id = $1 ${only}`,
      [user],
    );
    const items = await this.source.query<StoredNotification[]>(
      `SELECT id, at, read_at AS "readAt", content FROM notifications WHERE user_id = $1 ${only}
       ORDER BY at DESC, number DESC LIMIT $2 OFFSET $3`,
      [user, limit, offset],
    );
    return { total: counted?.total ?? 0, unread: counted?.unread ?? 0, items };
  }

  /** Answers whether it is theirs. The first time counts. */
  async read(user: UserId, id: NotificationId, at: Date): Promise<boolean> {
    const rows = await this.source.query<{ found: number }[]>(
      `WITH found AS (UPDATE notifications SET read_at = coalesce(read_at, $3)
         WHERE id = $1 AND user_id = $2 RETURNING id)
       SELECT count(*)::integer AS found FROM found`,
      [id, user, at],
    );
    await this.#tell(user);
    return rows[0]?.found === 1;
  }

  /** Marks all that were there at `until`. */
  async readUntil(user: UserId, until: Date, at: Date): Promise<void> {
    await this.source.query(
      'UPDATE notifications SET read_at = $3 WHERE user_id = $1 AND at <= $2 AND read_at IS NULL',
      [user, until, at],
    );
    await this.#tell(user);
  }

  /** Forgets what was told before an instant. */
  async prune(before: Date): Promise<void> {
    await this.source.query('DELETE FROM notifications WHERE at < $1', [before]);
  }

  /** In the other browsers of the same person it is read too. */
  async #tell(user: UserId): Promise<void> {
    await tellChanged(this.source, { topic: 'notifications', id: null, to: { users: [user] } });
  }
}
