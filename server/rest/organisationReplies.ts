import { z } from 'zod';
import { AuditedKind } from '../contract/audit';
import { DepartmentId, SignInId, UserId } from '../contract/ids';
import type { RouteName, RouteTypes } from '../contract/routes';

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
  managed: z.boolean(),
});

const card = z.strictObject({
  id: UserId,
  displayName: z.string(),
  email: z.string(),
  address: z.string(),
  department: named(DepartmentId).nullable(),
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
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
