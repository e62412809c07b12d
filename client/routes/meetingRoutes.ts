import { createRoute } from '@tanstack/react-router';
import { RECORD_SEARCH } from '../features/records/recordSearch';
import { readListSearch } from '../ui/useListSearch';
import { lazyPage } from './lazyPage';
import { readText } from './readAddress';
import { forUsers, greet, rootRoute } from './rootRoute';

const meeting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/m/$code',
  staticData: { stage: true },
  loader: greet,
  component: lazyPage(() => import('../pages/MeetingPage'), 'MeetingPage'),
});

const summary = createRoute({
  getParentRoute: () => rootRoute,
  path: '/m/$code/summary',
  staticData: { stage: true },
  validateSearch: (search): { [key in 'meeting' | 'reason' | 'by']?: string | undefined } => ({
    meeting: readText(search['meeting']),
    reason: readText(search['reason']),
    by: readText(search['by']),
  }),
  loader: greet,
  component: lazyPage(() => import('../pages/SummaryPage'), 'SummaryPage'),
});

const records = createRoute({
  ...forUsers,
  path: '/records',
  validateSearch: readListSearch(...RECORD_SEARCH),
  component: lazyPage(() => import('../pages/RecordsPage'), 'RecordsPage'),
});

const record = createRoute({
  ...forUsers,
  path: '/records/$record',
  component: lazyPage(() => import('../pages/RecordPage'), 'RecordPage'),
});

const live = createRoute({
  ...forUsers,
  path: '/live',
  component: lazyPage(() => import('../pages/LivePage'), 'LivePage'),
});

/** Meetings: in them, after them, and all that run. */
export const meetingRoutes = [meeting, summary, records, record, live] as const;
