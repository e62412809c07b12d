import type { AuditEntryView, AuditQuery, AuditVerification } from '../audit';
import type {
  AddDepartmentRequest,
  ChangeDepartmentRequest,
  DeleteDepartmentQuery,
  DepartmentView,
  DirectoryCard,
  DirectoryQuery,
  MoveDepartmentRequest,
} from '../departments';
import type { Page } from '../paging';
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
} from '../users';

/** The audit log, departments and users. */
export const ORGANISATION_ROUTES = {
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
} as const;

export interface OrganisationRouteTypes {
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
}
