import accounts from './en/accounts.json';
import audit from './en/audit.json';
import board from './en/board.json';
import bookings from './en/bookings.json';
import chat from './en/chat.json';
import common from './en/common.json';
import departments from './en/departments.json';
import directory from './en/directory.json';
import errors from './en/errors.json';
import history from './en/history.json';
import home from './en/home.json';
import lists from './en/lists.json';
import live from './en/live.json';
import meeting from './en/meeting.json';
import notices from './en/notices.json';
import prejoin from './en/prejoin.json';
import records from './en/records.json';
import rooms from './en/rooms.json';
import selftest from './en/selftest.json';
import settings from './en/settings.json';
import support from './en/support.json';
import system from './en/system.json';
import users from './en/users.json';

/** Every English text. */
export const en = {
  accounts,
  audit,
  board,
  bookings,
  chat,
  common,
  departments,
  directory,
  errors,
  history,
  home,
  lists,
  live,
  meeting,
  notices,
  prejoin,
  records,
  rooms,
  selftest,
  settings,
  support,
  system,
  users,
};
