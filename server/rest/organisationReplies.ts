import { z } from 'zod';
import { Locale } from '../contract/accounts';
import { AuditedKind } from '../contract/audit';
import { DepartmentId, SignInId, UserId } from '../contract/ids';
import type { RouteName, RouteTypes } from '../contract/routes';
import { IMPORT_PROBLEMS } from '../contract/users';

const instant = z.iso.datetime();
const nothing = z.null();

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ total: z.int(), items: z.array(item) });

export const named = <T extends z.ZodType>(id: T) => z.strictObject({ id, name: z.string() });
export const person = z.strictObject({ id: UserId, displayName: z.string() });

const auditEntry = z.strictObject({
  number: z.int(),
  at: instant,
  actor: person,
  signIn: SignInId,
  ip: z.string(),
  action: z.string(),
  object: z.strictObject({ kind: AuditedKind, id: z.string() }).nullable(),
  before: z.unknown(),
  after: z.unknown(),
  result: z.string(),
  hash: z.string(),
});

const department = z.strictObject({
  id: DepartmentId,
  parent: DepartmentId.nullable(),
  name: z.string(),
  code: z.string(),
  head: person.nullable(),
  contact: z.string(),
  description: z.string(),
  members: z.int(),
  admins: z.array(person),
  managed: z.boolean(),
  version: z.string(),
});

const card = z.strictObject({
  id: UserId,
  displayName: z.string(),
  email: z.string(),
  address: z.string(),
  department: named(DepartmentId).nullable(),
});

const user = z.strictObject({
  id: UserId,
  email: z.string(),
  displayName: z.string(),
  address: z.string(),
  locale: Locale,
  role: z.enum(['admin', 'member']),
  department: named(DepartmentId).nullable(),
  administers: z.array(named(DepartmentId)),
  isHost: z.boolean(),
  isSupportAgent: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: instant,
  disabledAt: instant.nullable(),
  version: z.string(),
});

const passwordLink = z.strictObject({ url: z.string(), expiresAt: instant });

const importPlan = z.strictObject({
  plan: z.string(),
  adds: z.array(
    z.strictObject({
      line: z.int(),
      email: z.string(),
      displayName: z.string(),
      locale: Locale,
      department: z.string().nullable(),
    }),
  ),
  updates: z.array(
    z.strictObject({
      line: z.int(),
      email: z.string(),
      changes: z.array(
        z.strictObject({
          field: z.enum(['name', 'department', 'locale']),
          from: z.string().nullable(),
          to: z.string().nullable(),
        }),
      ),
    }),
  ),
  unchanged: z.int(),
  errors: z.array(
    z.strictObject({
      line: z.int(),
      column: z.string().nullable(),
      problem: z.enum(IMPORT_PROBLEMS),
      about: z.string().nullable(),
      message: z.string(),
    }),
  ),
});

/** What the routes of the organisation answer. */
export const ORGANISATION_REPLIES = {
  listAuditEntries: pageOf(auditEntry),
  verifyAuditLog: z.strictObject({ entries: z.int(), intact: z.boolean(), brokenAt: z.int().nullable() }),
  listDepartments: z.array(department),
  viewDepartment: department,
  addDepartment: department,
  changeDepartment: department,
  moveDepartment: department,
  deleteDepartment: nothing,
  searchDirectory: pageOf(card),
  viewCard: card,
  searchUsers: pageOf(user),
  viewUser: user,
  addUser: z.strictObject({ user, passwordLink: passwordLink.nullable() }),
  changeUser: user,
  disableUser: user,
  enableUser: user,
  deleteUser: nothing,
  makePasswordLink: passwordLink,
  usePasswordLink: nothing,
  grantRole: user,
  revokeRole: user,
  planUserImport: importPlan,
  importUsers: z.strictObject({
    added: z.int(),
    updated: z.int(),
    passwordLinks: z.array(passwordLink.extend({ email: z.string() })),
  }),
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
