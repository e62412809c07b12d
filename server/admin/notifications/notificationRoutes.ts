import { MarkNotificationsRequest, NotificationQuery } from '../../contract/notifications';
import { defineRoute } from '../../rest/defineRoute';
import { whichUser } from '../whichUser';
import type { NotificationService } from './NotificationService';

/** What one was told. */
export function notificationRoutes(notifications: NotificationService) {
  return {
    listNotifications: defineRoute<'listNotifications'>({
      summary: 'What one was told, the newest first.',
      query: NotificationQuery,
      run: ({ actor, query }) => notifications.list(query, whichUser(actor)),
    }),
    readNotification: defineRoute<'readNotification'>({
      summary: 'Mark one notification as read.',
      run: async ({ actor, parameters }) => {
        await notifications.read(parameters.notification, whichUser(actor));
        return null;
      },
    }),
    readNotifications: defineRoute<'readNotifications'>({
      summary: 'Mark everything up to an instant as read.',
      body: MarkNotificationsRequest,
      run: async ({ actor, body }) => {
        await notifications.readUntil(body, whichUser(actor));
        return null;
      },
    }),
  };
}
