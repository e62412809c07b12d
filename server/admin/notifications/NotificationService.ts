import type { NotificationStore } from '../../../db/stores/NotificationStore';
import type { NotificationId } from '../../contract/ids';
import type {
  MarkNotificationsRequest,
  NotificationPage,
  NotificationQuery,
} from '../../contract/notifications';
import type { UserActor } from '../../kernel/Actor';
import { UnknownNotificationError } from '../organisationErrors';

/** What users were told: each sees and marks their own. */
export class NotificationService {
  constructor(
    private readonly store: NotificationStore,
    private readonly now: () => number,
  ) {}

  async list(query: NotificationQuery, { user }: UserActor): Promise<NotificationPage> {
    const { total, unread, items } = await this.store.list(user, query);
    return {
      total,
      unread,
      items: items.map(({ at, readAt, ...item }) => ({
        ...item,
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    };
  }

  /** Harmless when it is read. Throws UnknownNotificationError. */
  async read(id: NotificationId, { user }: UserActor): Promise<void> {
    if (!(await this.store.read(user, id, new Date(this.now())))) throw new UnknownNotificationError();
  }

  async readUntil({ until }: MarkNotificationsRequest, { user }: UserActor): Promise<void> {
    await this.store.readUntil(user, new Date(until), new Date(this.now()));
  }
}
