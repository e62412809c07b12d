import { z } from 'zod';
import {
  type DepartmentId,
  type GuestId,
  MeetingCode,
  type MeetingId,
  type SignInId,
  type UserId,
} from './ids';
import { DisplayName } from './text';

export const LOCALES = ['en', 'zh-CN'] as const;
export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;

export type AccountRole = 'admin' | 'member';

export const Email = z.email().max(254).toLowerCase();
/** At least 12 characters (TRUST limits are checked by the server: common passwords and one's own name are refused). */
export const NewPassword = z.string().min(12).max(256);

export const SignInRequest = z.strictObject({ email: Email, password: z.string().min(1).max(256) });
export type SignInRequest = z.infer<typeof SignInRequest>;

export const RegisterRequest = z.strictObject({
  displayName: DisplayName,
  email: Email,
  password: NewPassword,
  locale: Locale,
});
export type RegisterRequest = z.infer<typeof RegisterRequest>;

/** Where mail is sent: asks for the link by which an account is made. */
export const RequestRegistrationRequest = RegisterRequest.omit({ password: true });
export type RequestRegistrationRequest = z.infer<typeof RequestRegistrationRequest>;

/** Makes the account; the token stood in the mail, lives 30 minutes and works once. */
export const ConfirmRegistrationRequest = z.strictObject({
  token: z.string().min(16).max(1_024),
  password: NewPassword,
});
export type ConfirmRegistrationRequest = z.infer<typeof ConfirmRegistrationRequest>;

/** Asks for a link to set a new password. */
export const RecoverPasswordRequest = z.strictObject({ email: Email });
export type RecoverPasswordRequest = z.infer<typeof RecoverPasswordRequest>;

/** Makes the first admin; the token is printed on the server's console, lives 30 minutes and works once. */
export const SetupRequest = z.strictObject({
  token: z.string().min(16).max(128),
  displayName: DisplayName,
  email: Email,
  password: NewPassword,
  locale: Locale,
});
export type SetupRequest = z.infer<typeof SetupRequest>;

export const ChangePasswordRequest = z.strictObject({
  current: z.string().min(1).max(256),
  next: NewPassword,
});
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;

export const UpdateProfileRequest = z.strictObject({
  displayName: DisplayName.optional(),
  locale: Locale.optional(),
});
export type UpdateProfileRequest = z.infer<typeof UpdateProfileRequest>;

/** A guest enters one meeting by its code, without an account. */
export const GuestSignInRequest = z.strictObject({
  code: MeetingCode,
  displayName: DisplayName,
  locale: Locale,
});
export type GuestSignInRequest = z.infer<typeof GuestSignInRequest>;

interface Person {
  readonly displayName: string;
  readonly locale: Locale;
  /** Address of record for SIP, `sip:ann@example.org`. */
  readonly address: string;
  /** To be sent back as `X-Plenum-CSRF` with every change. */
  readonly csrfToken: string;
}

export interface NamedDepartment {
  readonly id: DepartmentId;
  readonly name: string;
}

export interface UserMe extends Person {
  readonly kind: 'user';
  readonly id: UserId;
  readonly email: string;
  readonly role: AccountRole;
  readonly department: NamedDepartment | null;
  /** The departments that they are an admin of; what stands below these is theirs too. */
  readonly administers: readonly NamedDepartment[];
  readonly isHost: boolean;
  /** Whether they may begin a meeting of their own: as an admin, a host, or a host of a room. */
  readonly mayHost: boolean;
  readonly isSupportAgent: boolean;
}

export interface GuestMe extends Person {
  readonly kind: 'guest';
  readonly id: GuestId;
  readonly meeting: MeetingId;
}

/** Who is signed in with this cookie. */
export type Me = UserMe | GuestMe;

export interface SignInView {
  readonly id: SignInId;
  readonly current: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly ip: string;
  readonly userAgent: string;
}
