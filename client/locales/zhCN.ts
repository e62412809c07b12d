import accounts from './zh-CN/accounts.json';
import bookings from './zh-CN/bookings.json';
import common from './zh-CN/common.json';
import errors from './zh-CN/errors.json';
import home from './zh-CN/home.json';
import lists from './zh-CN/lists.json';
import meeting from './zh-CN/meeting.json';
import prejoin from './zh-CN/prejoin.json';
import selftest from './zh-CN/selftest.json';
import settings from './zh-CN/settings.json';

/** Every text in Simplified Chinese. */
export const zhCN = { common, accounts, bookings, home, prejoin, settings, selftest, errors, lists, meeting };
