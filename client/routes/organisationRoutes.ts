import { createRoute } from '@tanstack/react-router';
import { readListSearch } from '../ui/useListSearch';
import { lazyPage } from './lazyPage';
import { readText } from './readAddress';
import { forUsers } from './rootRoute';

const users = createRoute({
  ...forUsers,
  path: '/users',
  validateSearch: readListSearch('text', 'role', 'state', 'department', 'sort', 'order'),
  component: lazyPage(() => import('../pages/UsersPage'), 'UsersPage'),
});

const importUsers = createRoute({
  ...forUsers,
  path: '/users/import',
  component: lazyPage(() => import('../pages/ImportUsersPage'), 'ImportUsersPage'),
});

const departments = createRoute({
  ...forUsers,
  path: '/departments',
  validateSearch: (search): { department?: string | undefined } => ({
    department: readText(search['department']),
  }),
  component: lazyPage(() => import('../pages/DepartmentsPage'), 'DepartmentsPage'),
});

const directory = createRoute({
  ...forUsers,
  path: '/directory',
  validateSearch: readListSearch('text', 'department'),
  component: lazyPage(() => import('../pages/DirectoryPage'), 'DirectoryPage'),
});

const person = createRoute({
  ...forUsers,
  path: '/directory/$user',
  component: lazyPage(() => import('../pages/PersonPage'), 'PersonPage'),
});

const rooms = createRoute({
  ...forUsers,
  path: '/rooms',
  validateSearch: readListSearch('text', 'type', 'status'),
  component: lazyPage(() => import('../pages/RoomsPage'), 'RoomsPage'),
});

const audit = createRoute({
  ...forUsers,
  path: '/audit',
  validateSearch: readListSearch('actor', 'action', 'result', 'object', 'from', 'until'),
  component: lazyPage(() => import('../pages/AuditPage'), 'AuditPage'),
});

const system = createRoute({
  ...forUsers,
  path: '/system',
  component: lazyPage(() => import('../pages/SystemPage'), 'SystemPage'),
});

/** The people and rooms of the organisation, what was done to them, and which programs take part. */
export const organisationRoutes = [
  users,
  importUsers,
  departments,
  directory,
  person,
  rooms,
  audit,
  system,
] as const;
