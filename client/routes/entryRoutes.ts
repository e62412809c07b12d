import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazyPage';
import { readNext, readText } from './readAddress';
import { rootRoute } from './rootRoute';

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: readNext(search['next']) }),
  component: lazyPage(() => import('../pages/SignInPage'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  component: lazyPage(() => import('../pages/RegisterPage'), 'RegisterPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyPage(() => import('../pages/ForgotPasswordPage'), 'ForgotPasswordPage'),
});

const setPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password',
  component: lazyPage(() => import('../pages/SetPasswordPage'), 'SetPasswordPage'),
});

const confirmRegistration = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-registration',
  component: lazyPage(() => import('../pages/ConfirmRegistrationPage'), 'ConfirmRegistrationPage'),
});

const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: (search): { token?: string | undefined } => ({ token: readText(search['token']) }),
  component: lazyPage(() => import('../pages/SetUpPage'), 'SetUpPage'),
});

/** Signing in, and what comes before it. */
export const entryRoutes = [
  signIn,
  register,
  forgotPassword,
  setPassword,
  confirmRegistration,
  setUp,
] as const;
