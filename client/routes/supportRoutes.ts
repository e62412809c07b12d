import { createRoute } from '@tanstack/react-router';
import { readListSearch } from '../ui/useListSearch';
import { lazyPage } from './lazyPage';
import { readText } from './readAddress';
import { forUsers, greet, rootRoute } from './rootRoute';

const help = createRoute({
  getParentRoute: () => rootRoute,
  path: '/help',
  validateSearch: (search): { ticket?: string | undefined } => ({ ticket: readText(search['ticket']) }),
  loader: greet,
  component: lazyPage(() => import('../pages/HelpPage'), 'HelpPage'),
});

const helpArticle = createRoute({
  getParentRoute: () => rootRoute,
  path: '/help/$article',
  loader: greet,
  component: lazyPage(() => import('../pages/HelpPage'), 'HelpArticlePage'),
});

const support = createRoute({
  ...forUsers,
  path: '/support',
  validateSearch: readListSearch('show', 'text', 'topic', 'step', 'priority', 'ticket'),
  component: lazyPage(() => import('../pages/SupportDeskPage'), 'SupportDeskPage'),
});

const cannedAnswers = createRoute({
  ...forUsers,
  path: '/support/answers',
  component: lazyPage(() => import('../pages/CannedAnswersPage'), 'CannedAnswersPage'),
});

const supportStaff = createRoute({
  ...forUsers,
  path: '/support-staff',
  component: lazyPage(() => import('../pages/SupportStaffPage'), 'SupportStaffPage'),
});

const suggestions = createRoute({
  ...forUsers,
  path: '/suggestions',
  component: lazyPage(() => import('../pages/SuggestionsPage'), 'SuggestionsPage'),
});

/** Help and the support desk. */
export const supportRoutes = [help, helpArticle, support, cannedAnswers, supportStaff, suggestions] as const;
