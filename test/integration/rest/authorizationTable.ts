import type { RouteName } from '../../../server/contract/routes';
import { ARCHIVE_AUTHORIZATION } from './authorizationTableArchive';
import { FILE_AUTHORIZATION } from './authorizationTableFiles';
import { HISTORY_AUTHORIZATION } from './authorizationTableHistory';
import { INTEGRATION_AUTHORIZATION } from './authorizationTableIntegrations';
import { INVITATION_AUTHORIZATION } from './authorizationTableInvitations';
import { SUPPORT_AUTHORIZATION } from './authorizationTableSupport';

/**
 * Who asks. The guests were admitted to one meeting each; the participant has taken the meeting "here" onto their
 * list; each host has made one of the meetings; the member knows neither. The department admin administers the
 * department "here" with the one below it, to which the participant belongs; each department has a room, whose host is
 * the host of that name, and a booking in it.
 */
export const ACTORS = [
  'anonymous',
  'guest here',
  'guest elsewhere',
  'member',
  'participant',
  'host here',
  'host elsewhere',
  'support agent',
  'department admin',
  'admin',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** What the path names, where it names something. */
export type ObjectName = 'none' | 'here' | 'below' | 'elsewhere' | 'own' | 'foreign' | 'missing';

/** `+` is a success; anything else is the code of the refusal, shortened. */
export const ANSWERS = {
  '+': 'ok',
  '401': 'unauthenticated',
  '403': 'forbidden',
  '404': 'not-found',
  m404: 'meeting-not-found',
  host: 'host-needed',
  /** Let through, and refused by how things stand. */
  con: 'conflict',
  early: 'too-early',
  deps: 'departments-remain',
  room: 'rooms-remain',
  chg: 'changed-meanwhile',
  /** Let through, and refused by what the request itself said. */
  wrong: 'wrong-password',
  token: 'setup-token-invalid',
  /** The server of this table sends no mail. */
  mail: 'no-mail',
  away: 'not-in-meeting',
  /** What is asked by HEAD is answered without words. */
  h401: 'status 401',
  h404: 'status 404',
  shut: 'registration-closed',
} as const;
export type Answer = keyof typeof ANSWERS;

export type Cells = readonly [Answer, Answer, Answer, Answer, Answer, Answer, Answer, Answer, Answer, Answer];

/** Written by hand from what the product promises, and never from the policy: the answer to each actor, in order. */
// biome-ignore format: a table is read by its columns
export const AUTHORIZATION = {
  //                                 anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  viewServer:         { none:      ['+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  runSelfTest:        { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  signIn:             { none:      ['+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  register:           { none:      ['+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  setUp:              { none:      ['token','token','token','token','token','token','token','token','token','token'] },
  signInAsGuest:      { none:      ['+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewMe:             { none:      ['401',  '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  updateMe:           { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  signOut:            { none:      ['401',  '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  changePassword:     { none:      ['401',  '403',  '403',  'wrong','wrong','wrong','wrong','wrong','wrong','wrong'] },
  listSignIns:        { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  endSignIn:          { own:       ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        foreign:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  endOtherSignIns:    { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  listMeetings:       { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  startMeeting:       { none:      ['401',  '403',  '403',  'host', 'host', '+',    '+',    'host', 'host', '+'   ] },
  previewMeeting:     { here:      ['+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        missing:   ['m404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  enterMeeting:       { here:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        missing:   ['401',  '403',  '403',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  viewMeeting:        { here:      ['401',  '+',    'm404', 'm404', '+',    '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '+',    'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  endMeeting:         { here:      ['401',  '403',  'm404', 'm404', '403',  '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '403',  'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  viewMeetingSummary: { here:      ['401',  '+',    'm404', 'm404', '+',    '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '+',    'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  listAuditEntries:   { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  verifyAuditLog:     { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  listDepartments:    { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewDepartment:     { here:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        below:     ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  addDepartment:      { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ] },
  changeDepartment:   { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        below:     ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  moveDepartment:     { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        below:     ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  deleteDepartment:   { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  'deps'],
                        below:     ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  'room'],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  searchDirectory:    { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewCard:           { here:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  searchUsers:        { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ] },
  viewUser:           { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  addUser:            { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ] },
  changeUser:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  disableUser:        { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  enableUser:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  deleteUser:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  makePasswordLink:   { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  usePasswordLink:    { none:      ['404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  grantRole:          { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  revokeRole:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404' ] },
  planUserImport:     { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+'   ] },
  importUsers:        { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  'chg' ] },
  searchRooms:        { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewRoom:           { here:      ['401',  '403',  '403',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  addRoom:            { none:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ] },
  changeRoom:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  deleteRoom:         { here:      ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '403',  '403',  '403',  '403',  '403',  '404',  '404' ] },
  listBookings:       { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewBooking:        { here:      ['401',  '403',  '403',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  addBooking:         { none:      ['401',  '403',  '403',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ] },
  changeBooking:      { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  moveBooking:        { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  cancelBooking:      { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  moveOccurrence:     { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  cancelOccurrence:   { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  ...INVITATION_AUTHORIZATION,
  ...INTEGRATION_AUTHORIZATION,
  ...SUPPORT_AUTHORIZATION,
  ...FILE_AUTHORIZATION,
  ...ARCHIVE_AUTHORIZATION,
  ...HISTORY_AUTHORIZATION,
} as const satisfies Record<RouteName, Partial<Record<ObjectName, Cells>>>;
