import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RestClient } from './connection/RestClient';
import { meQuery } from './connection/useMe';
import { readCalendarSearch } from './features/bookings/calendarSearch';
import { readPlace } from './features/bookings/readPlace';
import { RECORD_SEARCH } from './features/records/recordSearch';
import { followProfile } from './i18n';
import { loadPage } from './loadPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { ProblemPage } from './pages/ProblemPage';
import { Root } from './Root';
import { readListSearch } from './ui/useListSearch';

interface RouterContext {
  readonly rest: RestClient;
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/** Lets in those who have an account; others sign in first and come back. */
async function requireAccount({ context, location }: { context: RouterContext; location: { href: string } }) {
  const me = await context.queries.fetchQuery(meQuery(context.rest));
  await followProfile(me);
  if (me?.kind === 'user') return;
  throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
}

/** What the routes of pages for those who have an account share. */
const forUsers = { getParentRoute: () => root, beforeLoad: requireAccount } as const;

/** On pages for everyone: speaks the language of whoever is signed in; a server that is away is told of elsewhere. */
async function greet({ context }: { context: RouterContext }): Promise<void> {
  await context.queries.fetchQuery(meQuery(context.rest)).then(followProfile, () => undefined);
}

/** A page loads when it is first visited. */
function lazyPage<Module extends Record<Name, () => ReactNode>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(loadPage(load), name);
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: readNext(search['next']) }),
  component: lazyPage(() => import('./pages/SignInPage'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyPage(() => import('./pages/RegisterPage'), 'RegisterPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    loadPage(() => import('./pages/ForgotPasswordPage')),
    'ForgotPasswordPage',
  ),
});

const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(
    loadPage(() => import('./pages/SetPasswordPage')),
    'SetPasswordPage',
  ),
});

const confirmRegistration = createRoute({
  getParentRoute: () => root,
  path: '/confirm-registration',
  component: lazyRouteComponent(
    loadPage(() => import('./pages/ConfirmRegistrationPage')),
    'ConfirmRegistrationPage',
  ),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  validateSearch: (search): { token?: string | undefined } => ({ token: readText(search['token']) }),
  component: lazyPage(() => import('./pages/SetUpPage'), 'SetUpPage'),
});

const home = createRoute({
  ...forUsers,
  path: '/',
  component: lazyPage(() => import('./pages/HomePage'), 'HomePage'),
});

const settings = createRoute({
  ...forUsers,
  path: '/settings',
  component: lazyPage(() => import('./pages/SettingsPage'), 'SettingsPage'),
});

const users = createRoute({
  ...forUsers,
  path: '/users',
  validateSearch: readListSearch('text', 'role', 'state', 'department', 'sort', 'order'),
  component: lazyPage(() => import('./pages/UsersPage'), 'UsersPage'),
});

const importUsers = createRoute({
  ...forUsers,
  path: '/users/import',
  component: lazyPage(() => import('./pages/ImportUsersPage'), 'ImportUsersPage'),
});

const departments = createRoute({
  ...forUsers,
  path: '/departments',
  validateSearch: (search): { department?: string | undefined } => ({
    department: readText(search['department']),
  }),
  component: lazyPage(() => import('./pages/DepartmentsPage'), 'DepartmentsPage'),
});

const directory = createRoute({
  ...forUsers,
  path: '/directory',
  validateSearch: readListSearch('text', 'department'),
  component: lazyPage(() => import('./pages/DirectoryPage'), 'DirectoryPage'),
});

const person = createRoute({
  ...forUsers,
  path: '/directory/$user',
  component: lazyPage(() => import('./pages/PersonPage'), 'PersonPage'),
});

const rooms = createRoute({
  ...forUsers,
  path: '/rooms',
  validateSearch: readListSearch('text', 'type', 'status'),
  component: lazyPage(() => import('./pages/RoomsPage'), 'RoomsPage'),
});

const audit = createRoute({
  ...forUsers,
  path: '/audit',
  validateSearch: readListSearch('actor', 'action', 'result', 'object', 'from', 'until'),
  component: lazyPage(() => import('./pages/AuditPage'), 'AuditPage'),
});

const selfTest = createRoute({
  ...forUsers,
  path: '/self-test',
  component: lazyPage(() => import('./pages/SelfTestPage'), 'SelfTestPage'),
});

const bookings = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  beforeLoad: requireAccount,
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./pages/BookingsPage')),
    'BookingsPage',
  ),
});

const newBooking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/new',
  beforeLoad: requireAccount,
  validateSearch: readPlace,
  component: lazyRouteComponent(
    loadPage(() => import('./pages/NewBookingPage')),
    'NewBookingPage',
  ),
});

const booking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$booking',
  beforeLoad: requireAccount,
  component: lazyRouteComponent(
    loadPage(() => import('./pages/BookingPage')),
    'BookingPage',
  ),
});

const editBooking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$booking/edit',
  beforeLoad: requireAccount,
  component: lazyRouteComponent(
    loadPage(() => import('./pages/EditBookingPage')),
    'EditBookingPage',
  ),
});

const reply = createRoute({
  getParentRoute: () => root,
  path: '/reply',
  loader: greet,
  component: lazyRouteComponent(
    loadPage(() => import('./pages/ReplyPage')),
    'ReplyPage',
  ),
});

const records = createRoute({
  ...forUsers,
  path: '/records',
  validateSearch: readListSearch(...RECORD_SEARCH),
  component: lazyPage(() => import('./pages/RecordsPage'), 'RecordsPage'),
});

const record = createRoute({
  ...forUsers,
  path: '/records/$record',
  component: lazyPage(() => import('./pages/RecordPage'), 'RecordPage'),
});

const live = createRoute({
  ...forUsers,
  path: '/live',
  component: lazyPage(() => import('./pages/LivePage'), 'LivePage'),
});

const meeting = createRoute({
  getParentRoute: () => root,
  path: '/m/$code',
  staticData: { stage: true },
  loader: greet,
  component: lazyPage(() => import('./pages/MeetingPage'), 'MeetingPage'),
});

const summary = createRoute({
  getParentRoute: () => root,
  path: '/m/$code/summary',
  staticData: { stage: true },
  validateSearch: (search): { [key in 'meeting' | 'reason' | 'by']?: string | undefined } => ({
    meeting: readText(search['meeting']),
    reason: readText(search['reason']),
    by: readText(search['by']),
  }),
  loader: greet,
  component: lazyPage(() => import('./pages/SummaryPage'), 'SummaryPage'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  loader: greet,
  component: lazyPage(() => import('./pages/HelpPage'), 'HelpPage'),
});

const helpArticle = createRoute({
  getParentRoute: () => root,
  path: '/help/$article',
  loader: greet,
  component: lazyPage(() => import('./pages/HelpPage'), 'HelpArticlePage'),
});

const support = createRoute({
  ...forUsers,
  path: '/support',
  validateSearch: readListSearch('show', 'text', 'topic', 'step', 'priority', 'ticket'),
  component: lazyPage(() => import('./pages/SupportDeskPage'), 'SupportDeskPage'),
});

const cannedAnswers = createRoute({
  ...forUsers,
  path: '/support/answers',
  component: lazyPage(() => import('./pages/CannedAnswersPage'), 'CannedAnswersPage'),
});

const supportStaff = createRoute({
  ...forUsers,
  path: '/support-staff',
  component: lazyPage(() => import('./pages/SupportStaffPage'), 'SupportStaffPage'),
});

const suggestions = createRoute({
  ...forUsers,
  path: '/suggestions',
  component: lazyPage(() => import('./pages/SuggestionsPage'), 'SuggestionsPage'),
});

/** Every page of the client and its address. Pages load when they are first visited, the meeting apart from the rest. */
export function makeRouter(context: RouterContext) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      register,
      forgotPassword,
      setPassword,
      confirmRegistration,
      setUp,
      home,
      settings,
      selfTest,
      bookings,
      newBooking,
      booking,
      editBooking,
      users,
      importUsers,
      reply,
      directory,
      person,
      departments,
      rooms,
      audit,
      records,
      record,
      live,
      help,
      helpArticle,
      support,
      cannedAnswers,
      supportStaff,
      suggestions,
      meeting,
      summary,
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

/** Text from the address; said to be undefined where there is none, because the router keeps what nobody overrules. */
function readText(value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : String(value);
}

/** Only a path of this server: an address elsewhere would turn the sign-in into a trap. */
function readNext(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}
