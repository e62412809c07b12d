import { createRoute } from '@tanstack/react-router';
import { readCalendarSearch } from '../features/bookings/calendarSearch';
import { readPlace } from '../features/bookings/readPlace';
import { lazyPage } from './lazyPage';
import { forUsers, greet, rootRoute } from './rootRoute';

const bookings = createRoute({
  ...forUsers,
  path: '/bookings',
  validateSearch: readCalendarSearch,
  component: lazyPage(() => import('../pages/BookingsPage'), 'BookingsPage'),
});

const newBooking = createRoute({
  ...forUsers,
  path: '/bookings/new',
  validateSearch: readPlace,
  component: lazyPage(() => import('../pages/NewBookingPage'), 'NewBookingPage'),
});

const booking = createRoute({
  ...forUsers,
  path: '/bookings/$booking',
  component: lazyPage(() => import('../pages/BookingPage'), 'BookingPage'),
});

const editBooking = createRoute({
  ...forUsers,
  path: '/bookings/$booking/edit',
  component: lazyPage(() => import('../pages/EditBookingPage'), 'EditBookingPage'),
});

const reply = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reply',
  loader: greet,
  component: lazyPage(() => import('../pages/ReplyPage'), 'ReplyPage'),
});

/** Bookings, and the replies to them. */
export const bookingRoutes = [bookings, newBooking, booking, editBooking, reply] as const;
