import { randomUUID } from 'node:crypto';
import { AccountStore } from '../../db/stores/AccountStore';
import type { AccountRole } from '../../server/contract/accounts';
import type { DepartmentId, UserId } from '../../server/contract/ids';
import type { OpenRest } from './openRest';
import type { HttpWireClient } from './wire/HttpWireClient';

export interface Staff {
  readonly id: UserId;
  readonly email: string;
  readonly browser: HttpWireClient;
}

/** A browser in which a user is signed in, without a password being checked. */
export async function signInAs(rest: OpenRest, id: UserId): Promise<HttpWireClient> {
  const browser = rest.browser();
  const client = { ip: '127.0.0.1', userAgent: 'test', cookies: undefined, keepsSecureCookies: true };
  const opened = await rest.admin.signIns.open({ kind: 'user', id }, client);
  browser.setCookie('__Host-plenum', /=([^;]+)/.exec(opened.cookie)?.[1] ?? '');
  browser.csrfToken = rest.admin.signIns.csrfToken(opened.actor.signIn);
  return browser;
}

/** Whoever it is may begin meetings. */
export async function makeHost(rest: OpenRest, id: UserId): Promise<void> {
  await rest.fresh.database.source.query('UPDATE users SET is_host = true WHERE id = $1', [id]);
}

/** Somebody new, signed in. */
export async function addStaff(
  rest: OpenRest,
  displayName: string,
  {
    role = 'member',
    department = null,
    isHost = false,
  }: { role?: AccountRole; department?: DepartmentId | null; isHost?: boolean } = {},
): Promise<Staff> {
  const email = `${randomUUID()}@plenum.example`;
  const { id } = await new AccountStore(rest.fresh.database.source).createUser({
    email,
    displayName,
    sipName: `user-${randomUUID()}`,
    role,
    locale: 'en',
    passwordHash: null,
    department,
    createdAt: new Date(),
  });
  if (isHost) await makeHost(rest, id);
  return { id, email, browser: await signInAs(rest, id) };
}
