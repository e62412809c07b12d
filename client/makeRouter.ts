import { createRouter } from '@tanstack/react-router';
import { ProblemPage } from './pages/ProblemPage';
import { bookingRoutes } from './routes/bookingRoutes';
import { entryRoutes } from './routes/entryRoutes';
import { homeRoutes } from './routes/homeRoutes';
import { meetingRoutes } from './routes/meetingRoutes';
import { organisationRoutes } from './routes/organisationRoutes';
import { type RouterContext, rootRoute } from './routes/rootRoute';
import { supportRoutes } from './routes/supportRoutes';

/** Every page of the client and its address. Pages load when they are first visited, the meeting apart from the rest. */
export function makeRouter(context: RouterContext) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      ...entryRoutes,
      ...homeRoutes,
      ...bookingRoutes,
      ...organisationRoutes,
      ...meetingRoutes,
      ...supportRoutes,
    ]),
    context,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ProblemPage,
    scrollRestoration: true,
  });
}

export type Router = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
  interface StaticDataRouteOption {
    /** Shown on the dark stage. */
    readonly stage?: boolean;
  }
}
