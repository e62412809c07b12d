import type { UserRecord } from '../../../db/stores/UserStore';
import type { UserView } from '../../contract/users';

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
  };
}
