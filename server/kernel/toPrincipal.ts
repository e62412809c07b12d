import type { GuestId, UserId } from '../contract/ids';
import type { Actor } from './Actor';

/** Who somebody is for good, however often they sign in. */
export type PersonPrincipal =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'guest'; readonly id: GuestId };

export function toPrincipal(actor: Actor): PersonPrincipal {
  return actor.kind === 'user' ? { kind: 'user', id: actor.user } : { kind: 'guest', id: actor.guest };
}
