import { z } from 'zod';
import { type SignInId, UserId } from './ids';
import { PAGE } from './paging';

/** What an act was done to. */
export const AUDITED_KINDS = [
  'user',
  'department',
  'room',
  'booking',
  'meeting',
  'sign-in',
  'ticket',
  'canned-answer',
  'shift',
  'suggestion',
  'record',
  'retention-rule',
  'api-key',
  'webhook',
] as const;
export const AuditedKind = z.enum(AUDITED_KINDS);
export type AuditedKind = z.infer<typeof AuditedKind>;

/** Which entries of the audit log are wanted; the newest come first. */
export const AuditQuery = z.strictObject({
  ...PAGE,
  actor: UserId.optional(),
  /** Name of the route that was used. */
  action: z
    .string()
    .regex(/^[a-zA-Z]{1,64}$/)
    .optional(),
  object: z.uuid().optional(),
  result: z.enum(['done', 'refused']).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** One privileged act: never changed, never removed. */
export interface AuditEntryView {
  /** 1, 2, 3 and so on without a gap. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: { readonly id: UserId; readonly displayName: string };
  readonly signIn: SignInId;
  readonly ip: string;
  /** Name of the route that was used. */
  readonly action: string;
  readonly object: { readonly kind: AuditedKind; readonly id: string } | null;
  /** What the object was before and after, as far as it changed. */
  readonly before: unknown;
  readonly after: unknown;
  /** `done`, or the code of the refusal. */
  readonly result: string;
  /** SHA-256 over this entry and the hash of the one before it, hexadecimal. */
  readonly hash: string;
}

/** Whether every entry of the audit log is as it was written. */
export interface AuditVerification {
  readonly entries: number;
  readonly intact: boolean;
  /** Number of the first entry that is changed, or that follows one that is missing. */
  readonly brokenAt: number | null;
}
