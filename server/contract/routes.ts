import type {
  ChangePasswordRequest,
  GuestSignInRequest,
  Me,
  RegisterRequest,
  SetupRequest,
  SignInRequest,
  SignInView,
  UpdateProfileRequest,
} from './accounts';
import type { AuditEntryView, AuditQuery, AuditVerification } from './audit';
import type {
  AddBookingRequest,
  BookingQuery,
  BookingView,
  CalendarEntry,
  ChangeBookingRequest,
  MoveBookingRequest,
  MoveOccurrenceRequest,
} from './bookings';
import type {
  AddDepartmentRequest,
  ChangeDepartmentRequest,
  DeleteDepartmentQuery,
  DepartmentView,
  DirectoryCard,
  DirectoryQuery,
  MoveDepartmentRequest,
} from './departments';
import type { MeetingPreview, MeetingSummary, MeetingView, StartMeetingRequest } from './meetings';
import type { SelfTestReport, ServerView } from './operations';
import type { Page } from './paging';
import type { AddRoomRequest, ChangeRoomRequest, DeleteRoomQuery, RoomQuery, RoomView } from './rooms';
import type {
  AddedUser,
  AddUserRequest,
  ChangeUserRequest,
  DeleteUserQuery,
  ImportPlan,
  ImportResult,
  ImportUsersRequest,
  PasswordLink,
  PlanImportRequest,
  RoleGrant,
  UsePasswordLinkRequest,
  UserQuery,
  UserView,
} from './users';

/** Method and path of every REST route; `:name` is a path parameter. Holds no schemas: the client takes it as a value. */
export const ROUTES = {
  viewServer: { method: 'GET', path: '/api/v1/server' },
  runSelfTest: { method: 'GET', path: '/api/v1/self-test' },
  signIn: { method: 'POST', path: '/api/v1/sign-in' },
  register: { method: 'POST', path: '/api/v1/register' },
  setUp: { method: 'POST', path: '/api/v1/set-up' },
  signInAsGuest: { method: 'POST', path: '/api/v1/guest-sign-in' },
  viewMe: { method: 'GET', path: '/api/v1/me' },
  updateMe: { method: 'PATCH', path: '/api/v1/me' },
  signOut: { method: 'POST', path: '/api/v1/me/sign-out' },
  changePassword: { method: 'POST', path: '/api/v1/me/password' },
  listSignIns: { method: 'GET', path: '/api/v1/me/sign-ins' },
  endSignIn: { method: 'DELETE', path: '/api/v1/me/sign-ins/:signIn' },
  endOtherSignIns: { method: 'DELETE', path: '/api/v1/me/sign-ins' },
  listMeetings: { method: 'GET', path: '/api/v1/meetings' },
  startMeeting: { method: 'POST', path: '/api/v1/meetings' },
  previewMeeting: { method: 'GET', path: '/api/v1/meeting-codes/:code' },
  enterMeeting: { method: 'POST', path: '/api/v1/meeting-codes/:code/enter' },
  viewMeeting: { method: 'GET', path: '/api/v1/meetings/:meeting' },
  endMeeting: { method: 'POST', path: '/api/v1/meetings/:meeting/end' },
  viewMeetingSummary: { method: 'GET', path: '/api/v1/meetings/:meeting/summary' },
  listAuditEntries: { method: 'GET', path: '/api/v1/audit' },
  verifyAuditLog: { method: 'GET', path: '/api/v1/audit/verification' },
  listDepartments: { method: 'GET', path: '/api/v1/departments' },
  viewDepartment: { method: 'GET', path: '/api/v1/departments/:department' },
  addDepartment: { method: 'POST', path: '/api/v1/departments' },
  changeDepartment: { method: 'PATCH', path: '/api/v1/departments/:department' },
  moveDepartment: { method: 'POST', path: '/api/v1/departments/:department/move' },
  deleteDepartment: { method: 'DELETE', path: '/api/v1/departments/:department' },
  searchDirectory: { method: 'GET', path: '/api/v1/directory' },
  viewCard: { method: 'GET', path: '/api/v1/directory/:user' },
  searchUsers: { method: 'GET', path: '/api/v1/users' },
  viewUser: { method: 'GET', path: '/api/v1/users/:user' },
  addUser: { method: 'POST', path: '/api/v1/users' },
  changeUser: { method: 'PATCH', path: '/api/v1/users/:user' },
  disableUser: { method: 'POST', path: '/api/v1/users/:user/disable' },
  enableUser: { method: 'POST', path: '/api/v1/users/:user/enable' },
  deleteUser: { method: 'DELETE', path: '/api/v1/users/:user' },
  makePasswordLink: { method: 'POST', path: '/api/v1/users/:user/password-link' },
  usePasswordLink: { method: 'POST', path: '/api/v1/password-link' },
  grantRole: { method: 'POST', path: '/api/v1/users/:user/roles' },
  revokeRole: { method: 'DELETE', path: '/api/v1/users/:user/roles' },
  planUserImport: { method: 'POST', path: '/api/v1/user-import/plan' },
  importUsers: { method: 'POST', path: '/api/v1/user-import' },
  searchRooms: { method: 'GET', path: '/api/v1/rooms' },
  viewRoom: { method: 'GET', path: '/api/v1/rooms/:room' },
  addRoom: { method: 'POST', path: '/api/v1/rooms' },
  changeRoom: { method: 'PATCH', path: '/api/v1/rooms/:room' },
  deleteRoom: { method: 'DELETE', path: '/api/v1/rooms/:room' },
  listBookings: { method: 'GET', path: '/api/v1/bookings' },
  viewBooking: { method: 'GET', path: '/api/v1/bookings/:booking' },
  addBooking: { method: 'POST', path: '/api/v1/bookings' },
  changeBooking: { method: 'PATCH', path: '/api/v1/bookings/:booking' },
  moveBooking: { method: 'POST', path: '/api/v1/bookings/:booking/move' },
  cancelBooking: { method: 'POST', path: '/api/v1/bookings/:booking/cancel' },
  moveOccurrence: { method: 'POST', path: '/api/v1/bookings/:booking/dates/:occurrence/move' },
  cancelOccurrence: { method: 'POST', path: '/api/v1/bookings/:booking/dates/:occurrence/cancel' },
} as const satisfies Record<
  string,
  { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: `/api/v1/${string}` }
>;

export type RouteName = keyof typeof ROUTES;

/** Path parameters, query, body and reply of every route. */
export interface RouteTypes {
  viewServer: { reply: ServerView };
  runSelfTest: { reply: SelfTestReport };
  signIn: { body: SignInRequest; reply: Me };
  register: { body: RegisterRequest; reply: Me };
  setUp: { body: SetupRequest; reply: Me };
  signInAsGuest: { body: GuestSignInRequest; reply: Me };
  viewMe: { reply: Me };
  updateMe: { body: UpdateProfileRequest; reply: Me };
  signOut: { reply: null };
  changePassword: { body: ChangePasswordRequest; reply: Me };
  listSignIns: { reply: readonly SignInView[] };
  endSignIn: { parameters: { signIn: string }; reply: null };
  endOtherSignIns: { reply: null };
  listMeetings: { reply: readonly MeetingView[] };
  startMeeting: { body: StartMeetingRequest; reply: MeetingView };
  previewMeeting: { parameters: { code: string }; reply: MeetingPreview };
  /** Someone signed in takes a meeting that they know by its code onto their list. */
  enterMeeting: { parameters: { code: string }; reply: MeetingView };
  viewMeeting: { parameters: { meeting: string }; reply: MeetingView };
  endMeeting: { parameters: { meeting: string }; reply: null };
  viewMeetingSummary: { parameters: { meeting: string }; reply: MeetingSummary };
  listAuditEntries: { query: AuditQuery; reply: Page<AuditEntryView> };
  verifyAuditLog: { reply: AuditVerification };
  listDepartments: { reply: readonly DepartmentView[] };
  viewDepartment: { parameters: { department: string }; reply: DepartmentView };
  addDepartment: { body: AddDepartmentRequest; reply: DepartmentView };
  changeDepartment: {
    parameters: { department: string };
    body: ChangeDepartmentRequest;
    reply: DepartmentView;
  };
  moveDepartment: { parameters: { department: string }; body: MoveDepartmentRequest; reply: DepartmentView };
  deleteDepartment: { parameters: { department: string }; query: DeleteDepartmentQuery; reply: null };
  searchDirectory: { query: DirectoryQuery; reply: Page<DirectoryCard> };
  viewCard: { parameters: { user: string }; reply: DirectoryCard };
  searchUsers: { query: UserQuery; reply: Page<UserView> };
  viewUser: { parameters: { user: string }; reply: UserView };
  addUser: { body: AddUserRequest; reply: AddedUser };
  changeUser: { parameters: { user: string }; body: ChangeUserRequest; reply: UserView };
  disableUser: { parameters: { user: string }; reply: UserView };
  enableUser: { parameters: { user: string }; reply: UserView };
  deleteUser: { parameters: { user: string }; query: DeleteUserQuery; reply: null };
  makePasswordLink: { parameters: { user: string }; reply: PasswordLink };
  usePasswordLink: { body: UsePasswordLinkRequest; reply: null };
  grantRole: { parameters: { user: string }; body: RoleGrant; reply: UserView };
  revokeRole: { parameters: { user: string }; query: RoleGrant; reply: UserView };
  planUserImport: { body: PlanImportRequest; reply: ImportPlan };
  importUsers: { body: ImportUsersRequest; reply: ImportResult };
  searchRooms: { query: RoomQuery; reply: Page<RoomView> };
  viewRoom: { parameters: { room: string }; reply: RoomView };
  addRoom: { body: AddRoomRequest; reply: RoomView };
  changeRoom: { parameters: { room: string }; body: ChangeRoomRequest; reply: RoomView };
  deleteRoom: { parameters: { room: string }; query: DeleteRoomQuery; reply: null };
  listBookings: { query: BookingQuery; reply: readonly CalendarEntry[] };
  viewBooking: { parameters: { booking: string }; reply: BookingView };
  addBooking: { body: AddBookingRequest; reply: BookingView };
  changeBooking: { parameters: { booking: string }; body: ChangeBookingRequest; reply: BookingView };
  moveBooking: { parameters: { booking: string }; body: MoveBookingRequest; reply: BookingView };
  cancelBooking: { parameters: { booking: string }; reply: BookingView };
  moveOccurrence: {
    parameters: { booking: string; occurrence: string };
    body: MoveOccurrenceRequest;
    reply: BookingView;
  };
  cancelOccurrence: { parameters: { booking: string; occurrence: string }; reply: BookingView };
}
