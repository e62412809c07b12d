import type { Actor, UserActor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';

/** The user who acts, on a route whose policy lets in only users. */
export function whichUser(actor: Actor | undefined): UserActor {
  const who = whoActs(actor);
  if (who.kind !== 'user') throw new PlenumError('forbidden', 'Guests may not do this.');
  return who;
}

/** Who acts, on a route whose policy lets in only those who are signed in. */
export function whoActs(actor: Actor | undefined): Actor {
  if (!actor) throw new PlenumError('unauthenticated', 'Sign in first.');
  return actor;
}
