import type { ApiArea } from '../contract/integrationChoices';
import type { ApiScope } from '../contract/integrations';
import { ROUTES, type RouteName } from '../contract/routes';

/** To which area the routes below each first part of a path belong. What has none is not for keys. */
const AREAS: Readonly<Partial<Record<string, ApiArea>>> = {
  users: 'people',
  'user-import': 'people',
  departments: 'people',
  directory: 'people',
  rooms: 'bookings',
  bookings: 'bookings',
  agenda: 'bookings',
  'free-busy': 'bookings',
  invitations: 'bookings',
  meetings: 'meetings',
  'meeting-codes': 'meetings',
  records: 'records',
  'live-meetings': 'meetings',
  'record-exports': 'records',
  'retention-rules': 'records',
  support: 'support',
  audit: 'audit',
  webhooks: 'system',
  'self-test': 'system',
};

/** What a key has to allow for a route; undefined when no key may use it: keys make no keys and sign nobody in. */
export function scopeFor(route: RouteName): ApiScope | undefined {
  const { method, path } = ROUTES[route];
  const area = AREAS[path.split('/')[3] ?? ''];
  if (!area) return undefined;
  // The audit log is only read.
  return area === 'audit'
    ? 'audit:read'
    : `${area}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`;
}
