import type { UserStore } from '../../../db/stores/UserStore';
import type { Me } from '../../contract/accounts';
import type { Actor } from '../../kernel/Actor';
import type { SignInService } from './SignInService';

/** What someone signed in is told of themselves, and by that what their client offers them. */
export async function toMe(actor: Actor, users: UserStore, signIns: SignInService): Promise<Me> {
  const { displayName, locale, address, signIn } = actor;
  const person = { displayName, locale, address, csrfToken: signIns.csrfToken(signIn) };
  if (actor.kind === 'guest') return { ...person, kind: 'guest', id: actor.guest, meeting: actor.meeting };
  const user = await users.find(actor.user);
  if (!user) throw new Error('a signed-in user does not exist');
  const { email, department, administers, isHost, isSupportAgent } = user;
  const { role } = actor;
  return {
    ...person,
    kind: 'user',
    id: actor.user,
    email,
    role,
    department,
    administers,
    isHost,
    mayHost: role === 'admin' || (await users.mayHost(actor.user)),
    isSupportAgent,
  };
}
