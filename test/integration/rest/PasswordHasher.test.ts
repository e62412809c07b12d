import { PasswordHasher } from '../../../server/admin/accounts/PasswordHasher';
import { quickHasher } from '../../support/quickHasher';

test('[S1] a password is hashed with argon2id as ASVS asks, and verified', async () => {
  const hasher = new PasswordHasher();
  const hash = await hasher.hash('violet harbour 7 lamps');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(hasher.isOutdated(hash)).toBe(false);
  expect(hasher.isOutdated('$argon2id$v=19$m=19456,t=2,p=1$abc$def')).toBe(true);
  expect(await hasher.verify(hash, 'violet harbour 7 lamps')).toBe(true);
  expect(await hasher.verify(hash, 'violet harbour 8 lamps')).toBe(false);
});

test('[T10] where there is no account the work is done all the same', async () => {
  const hasher = new PasswordHasher();
  const before = performance.now();
  expect(await hasher.verify(undefined, 'anything')).toBe(false);
  expect(performance.now() - before).toBeGreaterThan(5);
});

test('[T66] no more are hashed at once than there are places, fifty wait, the rest is refused', async () => {
  const waiting: number[] = [];
  const hasher = quickHasher((count) => waiting.push(count), 1);
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => hasher.verify(undefined, 'x')));
  const refused = all.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(9);
  expect(refused[0]).toMatchObject({ reason: { code: 'busy', retryAfter: 3 } });
  expect(Math.max(...waiting)).toBe(50);
  expect(waiting.at(-1)).toBe(0);
  expect(await hasher.verify(undefined, 'x')).toBe(false);
});
