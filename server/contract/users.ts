import { z } from 'zod';
import { type AccountRole, Email, Locale, type NamedDepartment, NewPassword } from './accounts';
import { DepartmentId, UserId } from './ids';
import { PAGE, SortOrder } from './paging';
import { DisplayName, plainText } from './text';
import { Version } from './version';

export const USER_SORTS = ['name', 'email', 'department', 'created'] as const;

/** Which users are wanted. A department admin finds those of their departments only. */
export const UserQuery = z.strictObject({
  ...PAGE,
  /** Part of a name or an e-mail address. */
  text: plainText(64).optional(),
  /** With those below it. */
  department: DepartmentId.optional(),
  role: z.enum(['admin', 'department-admin', 'support-agent', 'host', 'member']).optional(),
  state: z.enum(['active', 'disabled']).optional(),
  sort: z.enum(USER_SORTS).optional(),
  order: SortOrder.optional(),
});
export type UserQuery = z.infer<typeof UserQuery>;

/** Without a password the reply has a link by which they set one. */
export const AddUserRequest = z.strictObject({
  email: Email,
  displayName: DisplayName,
  locale: Locale,
  department: DepartmentId.nullable(),
  password: NewPassword.optional(),
});
export type AddUserRequest = z.infer<typeof AddUserRequest>;

export const ChangeUserRequest = z
  .strictObject({
    email: Email,
    displayName: DisplayName,
    locale: Locale,
    department: DepartmentId.nullable(),
    version: Version,
  })
  .partial();
export type ChangeUserRequest = z.infer<typeof ChangeUserRequest>;

/** Who organises their bookings from then on; without it, one who has some to come is not deleted. */
export const DeleteUserQuery = z.strictObject({ bookingsTo: UserId.optional() });
export type DeleteUserQuery = z.infer<typeof DeleteUserQuery>;

/** A role to grant or to revoke; a department admin is one of a department and of all below it. */
export const RoleGrant = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['admin', 'support-agent', 'host']) }),
  z.strictObject({ role: z.literal('department-admin'), department: DepartmentId }),
]);
export type RoleGrant = z.infer<typeof RoleGrant>;

export const UsePasswordLinkRequest = z.strictObject({
  token: z.string().min(16).max(128),
  password: NewPassword,
});
export type UsePasswordLinkRequest = z.infer<typeof UsePasswordLinkRequest>;

export interface UserView {
  readonly id: UserId;
  readonly email: string;
  readonly displayName: string;
  readonly address: string;
  readonly locale: Locale;
  readonly role: AccountRole;
  readonly department: NamedDepartment | null;
  /** The departments that they are an admin of. */
  readonly administers: readonly NamedDepartment[];
  readonly isHost: boolean;
  readonly isSupportAgent: boolean;
  /** Whether they have set a password yet. */
  readonly hasPassword: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** Of what a change may change. */
  readonly version: string;
}

/** Lets one person set a password once. It is shown to whoever made it, and kept nowhere. */
export interface PasswordLink {
  readonly url: string;
  readonly expiresAt: string;
}

export interface AddedUser {
  readonly user: UserView;
  readonly passwordLink: PasswordLink | null;
}

/** Comma-separated, with a header: `email` and `name`, and if wanted `department` (its code) and `locale`. */
const Csv = z.string().min(1).max(1_500_000);

export const PlanImportRequest = z.strictObject({ csv: Csv });
export type PlanImportRequest = z.infer<typeof PlanImportRequest>;

/**
 * `plan` is the one that was shown for this list: if it would be another now, nothing is done. A list with errors does
 * nothing either, unless its lines with errors are to be left out.
 */
export const ImportUsersRequest = z.strictObject({
  csv: Csv,
  plan: z.string().regex(/^[0-9a-f]{64}$/),
  leaveOutErrors: z.boolean().optional(),
});
export type ImportUsersRequest = z.infer<typeof ImportUsersRequest>;

/** What can be wrong with a line of a list. */
export const IMPORT_PROBLEMS = [
  'column-missing',
  'column-unknown',
  'column-doubled',
  'too-many',
  'quote',
  'fields',
  'email',
  'name',
  'department',
  'locale',
  'department-unknown',
  'email-doubled',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

/** What an import would do. Lines count from 1, the header. */
export interface ImportPlan {
  /** SHA-256 of all that would be added and changed. */
  readonly plan: string;
  readonly adds: readonly {
    readonly line: number;
    readonly email: string;
    readonly displayName: string;
    readonly locale: Locale;
    /** Code of the department. */
    readonly department: string | null;
  }[];
  readonly updates: readonly {
    readonly line: number;
    readonly email: string;
    readonly changes: readonly {
      readonly field: 'name' | 'department' | 'locale';
      readonly from: string | null;
      readonly to: string | null;
    }[];
  }[];
  readonly unchanged: number;
  readonly errors: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly problem: ImportProblem;
    /** What it is about: the code that is unknown, the line that has the address already. */
    readonly about: string | null;
    readonly message: string;
  }[];
}

export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  /** For everybody who was added. */
  readonly passwordLinks: readonly (PasswordLink & { readonly email: string })[];
}
