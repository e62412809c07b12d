import type { UserRecord } from '../../../db/stores/UserStore';
import type { UserView } from '../../contract/users';
import { versionOf } from '../versionOf';

/** A user as those see them who administer users. */
export function toUserView(
  { sipName, createdAt, disabledAt, ...user }: UserRecord,
  domain: string,
): UserView {
  return {
    ...user,
    address: `sip:${sipName}@${domain}`,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
    version: userVersion(user),
  };
}

/** Of what a change may change: a role that is granted meanwhile is in nobody's way. */
export function userVersion({
  email,
  displayName,
  locale,
  department,
}: Pick<UserRecord, 'email' | 'displayName' | 'locale' | 'department'>): string {
  return versionOf({ email, displayName, locale, department: department?.id ?? null });
}
