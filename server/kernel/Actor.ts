import type { AccountRole, Locale } from '../contract/accounts';
import type { ApiKeyId, GuestId, MeetingId, SignInId, UserId } from '../contract/ids';
import type { ApiScope } from '../contract/integrations';

interface SignedIn {
  readonly signIn: SignInId;
  readonly displayName: string;
  /** Address of record for SIP, `sip:ann@example.org`. */
  readonly address: string;
  readonly locale: Locale;
}

export interface UserActor extends SignedIn {
  readonly kind: 'user';
  readonly user: UserId;
  readonly role: AccountRole;
  readonly isSupportAgent: boolean;
  /** They act by a key of theirs, within its scopes; `signIn` is then the id of the key. */
  readonly key?: { readonly id: ApiKeyId; readonly scopes: readonly ApiScope[] };
}

/** Someone without an account, admitted to one meeting by its code. */
export interface GuestActor extends SignedIn {
  readonly kind: 'guest';
  readonly guest: GuestId;
  readonly meeting: MeetingId;
}

/** Who acts, as the server itself found out from the sign-in: the same for HTTP, SIP and Socket.IO. */
export type Actor = UserActor | GuestActor;
