import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazyPage';
import { forUsers } from './rootRoute';

const home = createRoute({
  ...forUsers,
  path: '/',
  component: lazyPage(() => import('../pages/HomePage'), 'HomePage'),
});

const settings = createRoute({
  ...forUsers,
  path: '/settings',
  component: lazyPage(() => import('../pages/SettingsPage'), 'SettingsPage'),
});

const selfTest = createRoute({
  ...forUsers,
  path: '/self-test',
  component: lazyPage(() => import('../pages/SelfTestPage'), 'SelfTestPage'),
});

/** What everyone with an account starts from. */
export const homeRoutes = [home, settings, selfTest] as const;
