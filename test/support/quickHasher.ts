import { PasswordHasher } from '../../server/admin/accounts/PasswordHasher';

/** The real hasher at next to no cost, for tests that are not about how long it takes. */
export function quickHasher(waitingChanged?: (count: number) => void, parallel?: number): PasswordHasher {
  return new PasswordHasher(waitingChanged, parallel, {
    memoryCost: 64,
    timeCost: 1,
    parallelism: 1,
    nobodys: '$argon2id$v=19$m=64,t=1,p=1$ROfi2cSRqGo337vVvGbLIA$P5JKQqbDfq383vukDTYHdF5UfaX6H34VdD/EWIeDiFU',
  });
}
