import { randomBytes } from 'node:crypto';
import { AccountStore, EmailTakenError } from '../../../db/stores/AccountStore';
import { type Liveness, SignInStore } from '../../../db/stores/SignInStore';
import type { SignInId, UserId } from '../../../server/contract/ids';
import { type FreshDatabase, freshDatabase } from '../../support/freshDatabase';

const NINE = new Date('2026-03-02T09:00:00Z');
const later = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);
const alive = (at: Date): Liveness => ({ now: at, idleSince: new Date(at.getTime() - 30 * 60_000) });

let fresh: FreshDatabase;
let accounts: AccountStore;
let signIns: SignInStore;
let ann: UserId;
let bob: UserId;

beforeAll(async () => {
  fresh = await freshDatabase();
  accounts = new AccountStore(fresh.database.source);
  signIns = new SignInStore(fresh.database.source);
  ann = (await addUser('ann')).id;
  bob = (await addUser('bob')).id;
});
afterAll(() => fresh.close());

function newUser(name: string, role: 'admin' | 'member' = 'member') {
  return {
    email: `${name}@plenum.example`,
    displayName: name,
    sipName: name,
    role,
    locale: 'en',
    passwordHash: 'none',
    createdAt: NINE,
  } as const;
}
const addUser = (name: string) => accounts.createUser(newUser(name));

async function signIn(user: UserId): Promise<{ id: SignInId; tokenHash: Buffer }> {
  const tokenHash = randomBytes(32);
  const id = await signIns.create({
    tokenHash,
    owner: { kind: 'user', id: user },
    at: NINE,
    expiresAt: later(12 * 60),
    ip: '127.0.0.1',
    userAgent: 'test',
  });
  return { id, tokenHash };
}

describe('a sign-in', () => {
  test('is found by the hash of its token while it is used and young', async () => {
    const { id, tokenHash } = await signIn(ann);
    expect(await signIns.find(tokenHash, alive(later(29)))).toMatchObject({ id, sipName: 'ann' });
    expect(await signIns.find(tokenHash, alive(later(31)))).toBeUndefined();
    await signIns.touch(id, later(25));
    expect(await signIns.find(tokenHash, alive(later(50)))).toMatchObject({ id });
    await signIns.touch(id, later(12 * 60 - 1));
    expect(await signIns.find(tokenHash, alive(later(12 * 60)))).toBeUndefined();
  });

  test('of a user who was disabled is none', async () => {
    const { id } = await addUser('dan');
    const { tokenHash } = await signIn(id);
    await fresh.database.source.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
    expect(await signIns.find(tokenHash, alive(NINE))).toBeUndefined();
  });

  test('is ended only by its own user', async () => {
    const { id, tokenHash } = await signIn(ann);
    expect(await signIns.endOwn(bob, id)).toEqual([]);
    expect(await signIns.find(tokenHash, alive(NINE))).toBeDefined();
    expect(await signIns.endOwn(ann, id)).toEqual([id]);
    expect(await signIns.find(tokenHash, alive(NINE))).toBeUndefined();
  });

  test('stays when all others of its user end, and those of other users too', async () => {
    const [kept, other, foreign] = [await signIn(ann), await signIn(ann), await signIn(bob)];
    expect(await signIns.endOthers(ann, kept.id)).toContain(other.id);
    expect(new Set(await signIns.existing([kept.id, other.id, foreign.id]))).toEqual(
      new Set([kept.id, foreign.id]),
    );
  });

  test('ends by itself when it is too old or was not used', async () => {
    const [idle, used] = [await signIn(ann), await signIn(ann)];
    await signIns.touch(used.id, later(20));
    const ended = await signIns.endExpired(alive(later(31)));
    expect(ended).toContain(idle.id);
    expect(ended).not.toContain(used.id);
    expect(await signIns.endExpired(alive(later(13 * 60)))).toContain(used.id);
  });
});

describe('an account', () => {
  test('has an e-mail address that nobody else has', async () => {
    await expect(accounts.createUser({ ...newUser('eve'), email: 'ann@plenum.example' })).rejects.toThrow(
      EmailTakenError,
    );
  });

  test('gets a free SIP name where its own is taken, also when many come at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        accounts.createUser({ ...newUser('twin'), email: `twin${index}@plenum.example` }),
      ),
    );
    expect(new Set(made.map(({ sipName }) => sipName)).size).toBe(8);
  });

  test('of the first admin is made once, by the newest token, in time', async () => {
    const [old, token] = [randomBytes(32), randomBytes(32)];
    await accounts.replaceSetupToken(old, later(30));
    await accounts.replaceSetupToken(token, later(30));
    const admin = (name: string, createdAt = NINE) => ({ ...newUser(name, 'admin'), createdAt });
    expect(await accounts.createFirstAdmin(old, admin('root1'))).toBeUndefined();
    expect(await accounts.createFirstAdmin(token, admin('root2', later(31)))).toBeUndefined();
    await expect(
      accounts.createFirstAdmin(token, { ...admin('x'), email: 'ann@plenum.example' }),
    ).rejects.toThrow(EmailTakenError);
    expect(await accounts.createFirstAdmin(token, admin('root3'))).toMatchObject({ role: 'admin' });
    expect(await accounts.createFirstAdmin(token, admin('root4'))).toBeUndefined();
    await accounts.replaceSetupToken(old, later(30));
    expect(await accounts.createFirstAdmin(old, admin('root5'))).toBeUndefined();
  });
});
