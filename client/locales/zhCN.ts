import accounts from './zh-CN/accounts.json';
import audit from './zh-CN/audit.json';
import board from './zh-CN/board.json';
import bookings from './zh-CN/bookings.json';
import chat from './zh-CN/chat.json';
import common from './zh-CN/common.json';
import departments from './zh-CN/departments.json';
import directory from './zh-CN/directory.json';
import errors from './zh-CN/errors.json';
import history from './zh-CN/history.json';
import home from './zh-CN/home.json';
import lists from './zh-CN/lists.json';
import live from './zh-CN/live.json';
import meeting from './zh-CN/meeting.json';
import notices from './zh-CN/notices.json';
import prejoin from './zh-CN/prejoin.json';
import records from './zh-CN/records.json';
import rooms from './zh-CN/rooms.json';
import selftest from './zh-CN/selftest.json';
import settings from './zh-CN/settings.json';
import support from './zh-CN/support.json';
import system from './zh-CN/system.json';
import users from './zh-CN/users.json';

/** Every text in Simplified Chinese. */
export const zhCN = {
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
