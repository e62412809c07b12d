import accounts from './en/accounts.json';
import bookings from './en/bookings.json';
import common from './en/common.json';
import errors from './en/errors.json';
import home from './en/home.json';
import lists from './en/lists.json';
import meeting from './en/meeting.json';
import prejoin from './en/prejoin.json';
import selftest from './en/selftest.json';
import settings from './en/settings.json';

/** Every English text. */
export const en = { common, accounts, bookings, home, prejoin, settings, selftest, errors, lists, meeting };
