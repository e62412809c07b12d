import {
  AddUserRequest,
  ChangeUserRequest,
  DeleteUserQuery,
  ImportUsersRequest,
  PlanImportRequest,
  RoleGrant,
  UsePasswordLinkRequest,
  UserQuery,
} from '../../contract/users';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser } from '../whichUser';
import type { PasswordLinks } from './PasswordLinks';
import type { UserImport } from './UserImport';
import type { UserService } from './UserService';

export interface UserRouteParts {
  readonly users: UserService;
  readonly links: PasswordLinks;
  readonly lists: UserImport;
}

type UserRouteNames =
  | 'searchUsers'
  | 'viewUser'
  | 'addUser'
  | 'changeUser'
  | 'disableUser'
  | 'enableUser'
  | 'deleteUser'
  | 'makePasswordLink'
  | 'usePasswordLink'
  | 'grantRole'
  | 'revokeRole'
  | 'planUserImport'
  | 'importUsers';

/** Users, for those who administer them. */
export function userRoutes({ users, links, lists }: UserRouteParts) {
  return {
    searchUsers: defineRoute<'searchUsers'>({
      summary: 'Find users; a department admin finds those of their departments.',
      query: UserQuery,
      costs: 'search',
      run: ({ actor, query }) => users.search(query, whichUser(actor)),
    }),
    viewUser: defineRoute<'viewUser'>({
      summary: 'One user.',
      run: ({ parameters }) => users.view(parameters.user),
    }),
    addUser: defineRoute<'addUser'>({
      summary: 'Add a user, with a password or with a link by which they set one.',
      body: AddUserRequest,
      run: (call) => users.add(call.body, actOf(call)),
    }),
    changeUser: defineRoute<'changeUser'>({
      summary: 'Change a user’s name, e-mail address, language or department.',
      body: ChangeUserRequest,
      run: (call) => users.change(call.parameters.user, call.body, actOf(call)),
    }),
    disableUser: defineRoute<'disableUser'>({
      summary: 'Let a user no longer sign in, and end their sign-ins.',
      run: (call) => users.disable(call.parameters.user, actOf(call)),
    }),
    enableUser: defineRoute<'enableUser'>({
      summary: 'Let a user sign in again.',
      run: (call) => users.enable(call.parameters.user, actOf(call)),
    }),
    deleteUser: defineRoute<'deleteUser'>({
      summary:
        'Delete a user for ever; what they took part in stays, their bookings go where the query says.',
      query: DeleteUserQuery,
      run: async (call) => {
        await users.delete(call.parameters.user, call.query, actOf(call));
        return null;
      },
    }),
    makePasswordLink: defineRoute<'makePasswordLink'>({
      summary: 'Make a link by which a user sets a new password, once.',
      run: (call) => users.makePasswordLink(call.parameters.user, actOf(call)),
    }),
    usePasswordLink: defineRoute<'usePasswordLink'>({
      summary: 'Set one’s password by a link; every sign-in ends.',
      body: UsePasswordLinkRequest,
      run: async ({ body, client }) => {
        await links.use(body, client.ip);
        return null;
      },
    }),
    grantRole: defineRoute<'grantRole'>({
      summary: 'Make a user an admin, a department admin, a support agent or a host.',
      body: RoleGrant,
      run: (call) => users.grant(call.parameters.user, call.body, actOf(call)),
    }),
    revokeRole: defineRoute<'revokeRole'>({
      summary: 'Take a role from a user.',
      query: RoleGrant,
      run: (call) => users.revoke(call.parameters.user, call.query, actOf(call)),
    }),
    planUserImport: defineRoute<'planUserImport'>({
      summary: 'What a list of people would add and change; changes nothing.',
      body: PlanImportRequest,
      largeBody: true,
      costs: 'search',
      run: ({ body }) => lists.plan(body),
    }),
    importUsers: defineRoute<'importUsers'>({
      summary: 'Add and change users by a list, all of it or nothing.',
      body: ImportUsersRequest,
      largeBody: true,
      run: (call) => lists.run(call.body, actOf(call)),
    }),
  } satisfies Pick<Routes, UserRouteNames>;
}
