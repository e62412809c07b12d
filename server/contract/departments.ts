import { z } from 'zod';
import { DepartmentId, UserId } from './ids';
import { PAGE } from './paging';
import { optionalText, plainText } from './text';
import { Version } from './version';

/** Short sign of a department, such as `FIN-2`: unique, in capitals. */
export const DepartmentCode = z
  .string()
  .max(16)
  .transform((value) => value.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9._-]*$/, 'letters, figures, points and dashes are allowed'));

const description = {
  name: plainText(64),
  code: DepartmentCode,
  head: UserId.nullable(),
  contact: optionalText(200),
  description: optionalText(2_000),
} as const;

export const AddDepartmentRequest = z.strictObject({
  name: description.name,
  code: description.code,
  /** The department above; null at the top. */
  parent: DepartmentId.nullable(),
  head: description.head.optional(),
  contact: description.contact.optional(),
  description: description.description.optional(),
});
export type AddDepartmentRequest = z.infer<typeof AddDepartmentRequest>;

export const ChangeDepartmentRequest = z.strictObject({ ...description, version: Version }).partial();
export type ChangeDepartmentRequest = z.infer<typeof ChangeDepartmentRequest>;

export const MoveDepartmentRequest = z.strictObject({ parent: DepartmentId.nullable() });
export type MoveDepartmentRequest = z.infer<typeof MoveDepartmentRequest>;

/** Where the members of a deleted department go; without it, one that has members is not deleted. */
export const DeleteDepartmentQuery = z.strictObject({ membersTo: DepartmentId.optional() });
export type DeleteDepartmentQuery = z.infer<typeof DeleteDepartmentQuery>;

export interface DepartmentView {
  readonly id: DepartmentId;
  readonly parent: DepartmentId | null;
  readonly name: string;
  readonly code: string;
  readonly head: { readonly id: UserId; readonly displayName: string } | null;
  readonly contact: string;
  readonly description: string;
  /** Its own members, without those of the departments below. */
  readonly members: number;
  readonly admins: readonly { readonly id: UserId; readonly displayName: string }[];
  /** Whether whoever asks administers it. */
  readonly managed: boolean;
  /** Of what a change may change. */
  readonly version: string;
}

export const DirectoryQuery = z.strictObject({
  ...PAGE,
  /** Part of a name or an e-mail address. */
  text: plainText(64).optional(),
  /** With those below it. */
  department: DepartmentId.optional(),
});
export type DirectoryQuery = z.infer<typeof DirectoryQuery>;

/** What members see of each other. */
export interface DirectoryCard {
  readonly id: UserId;
  readonly displayName: string;
  readonly email: string;
  /** `sip:ann@example.org` */
  readonly address: string;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
}
