import type { Me } from '../../contract/accounts';
import type { Actor } from '../../kernel/Actor';
import type { AccountService } from './AccountService';
import type { SignInService } from './SignInService';

/** What someone signed in is told of themselves. */
export async function toMe(actor: Actor, accounts: AccountService, signIns: SignInService): Promise<Me> {
  const { displayName, locale, address, signIn } = actor;
  const person = { displayName, locale, address, csrfToken: signIns.csrfToken(signIn) };
  if (actor.kind === 'guest') return { ...person, kind: 'guest', id: actor.guest, meeting: actor.meeting };
  const { email } = await accounts.find(actor.user);
  return { ...person, kind: 'user', id: actor.user, email, role: actor.role };
}
