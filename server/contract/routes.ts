import { ACCOUNT_ROUTES, type AccountRouteTypes } from './routes/accountRoutes';
import { ARCHIVE_ROUTES, type ArchiveRouteTypes } from './routes/archiveRoutes';
import { FILE_ROUTES, type FileRouteTypes } from './routes/fileRoutes';
import { HISTORY_ROUTES, type HistoryRouteTypes } from './routes/historyRoutes';
import { INTEGRATION_ROUTES, type IntegrationRouteTypes } from './routes/integrationRoutes';
import { INVITATION_ROUTES, type InvitationRouteTypes } from './routes/invitationRoutes';
import { MEETING_ROUTES, type MeetingRouteTypes } from './routes/meetingRoutes';
import { ORGANISATION_ROUTES, type OrganisationRouteTypes } from './routes/organisationRoutes';
import { SCHEDULING_ROUTES, type SchedulingRouteTypes } from './routes/schedulingRoutes';
import { SUPPORT_ROUTES, type SupportRouteTypes } from './routes/supportRoutes';

/** Method and path of every REST route; `:name` is a path parameter. Holds no schemas: the client takes it as a value. */
export const ROUTES = {
  ...ACCOUNT_ROUTES,
  ...ARCHIVE_ROUTES,
  ...FILE_ROUTES,
  ...HISTORY_ROUTES,
  ...MEETING_ROUTES,
  ...ORGANISATION_ROUTES,
  ...SCHEDULING_ROUTES,
  ...INTEGRATION_ROUTES,
  ...INVITATION_ROUTES,
  ...SUPPORT_ROUTES,
} as const satisfies Record<
  string,
  { method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'; path: `/api/v1/${string}` }
>;

export type RouteName = keyof typeof ROUTES;

/** Path parameters, query, body and reply of every route. */
export interface RouteTypes
  extends AccountRouteTypes,
    ArchiveRouteTypes,
    FileRouteTypes,
    HistoryRouteTypes,
    MeetingRouteTypes,
    OrganisationRouteTypes,
    IntegrationRouteTypes,
    SchedulingRouteTypes,
    InvitationRouteTypes,
    SupportRouteTypes {}
