import { randomUUID } from 'node:crypto';
import { ADMIN_POLICY } from '../../../server/admin/adminRules';
import { ROUTES, type RouteName } from '../../../server/contract/routes';
import { PATH_PARAMETERS } from '../../../server/rest/pathParameters';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import type { HttpAnswer, HttpInput } from '../../support/wire/HttpWireClient';

const DAY_MS = 24 * 60 * 60_000;

let rest: OpenRest;
let root: Staff;
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
});
afterAll(() => rest.close());

/** A program with a key: no cookies, no token against CSRF. */
async function program(scopes: readonly string[], owner = root, days?: number) {
  const added = await owner.browser.request('addApiKey', { body: { name: 'Program', scopes, days } });
  const client = rest.browser({ authorization: `Bearer ${added.secret}` });
  return {
    ...added,
    ask: (route: RouteName, input?: HttpInput): Promise<HttpAnswer> => client.ask(route, input),
  };
}

/** An answer to HEAD has no body, and only its status to say it with. */
function codeOf({ status, body }: HttpAnswer): string {
  if (status < 300) return 'ok';
  return (body as { code: string } | null)?.code ?? (status === 403 ? 'forbidden' : String(status));
}

const NEW_ROOM = { type: 'both', zone: 'UTC', department: null };

test('a key acts in the name of its owner, within its scopes, without cookies and tokens', async () => {
  const { ask, key } = await program(['bookings:read', 'bookings:write']);
  const added = await ask('addRoom', { body: { name: 'By a program', ...NEW_ROOM } });
  expect(codeOf(added)).toBe('ok');
  expect(codeOf(await ask('searchRooms'))).toBe('ok');
  expect(codeOf(await ask('searchUsers'))).toBe('forbidden');
  const { items } = await root.browser.request('listAuditEntries', { query: { action: 'addRoom' } });
  expect(items[0]).toMatchObject({ actor: { id: root.id }, signIn: key.id });
});

test('reading is not writing', async () => {
  const { ask } = await program(['bookings:read']);
  expect(codeOf(await ask('addRoom', { body: { name: 'Never', ...NEW_ROOM } }))).toBe('forbidden');
});

test('a key may no more than its owner', async () => {
  const { ask } = await program(['people:read', 'people:write']);
  await rest.fresh.database.source.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [root.id]);
  const clerk = await addStaff(rest, 'Clerk', { role: 'admin' });
  const own = await program(['people:read'], clerk);
  expect(codeOf(await own.ask('searchUsers'))).toBe('ok');
  await rest.fresh.database.source.query(`UPDATE users SET role = 'member' WHERE id = $1`, [clerk.id]);
  expect(codeOf(await own.ask('searchUsers'))).toBe('forbidden');
  expect(codeOf(await own.ask('searchDirectory'))).toBe('ok');
  await rest.fresh.database.source.query('UPDATE users SET disabled_at = now() WHERE id = $1', [clerk.id]);
  expect(codeOf(await own.ask('searchDirectory'))).toBe('unauthenticated');
  expect(codeOf(await ask('searchUsers'))).toBe('ok');
});

test('[T01] a key whose scope is another opens no route but those for everybody', async () => {
  const { ask } = await program(['system:read']);
  const open: string[] = [];
  const ids = Object.keys(PATH_PARAMETERS).map((name) => [name, randomUUID()]);
  const someIds = { ...Object.fromEntries(ids), code: '123456789' };
  for (const [name, { path }] of Object.entries(ROUTES)) {
    const route = name as RouteName;
    const isMeant = path.startsWith('/api/v1/webhooks') || path.startsWith('/api/v1/self-test');
    if (ADMIN_POLICY[route] === 'anyone' || (isMeant && ROUTES[route].method === 'GET')) continue;
    const answer = codeOf(await ask(route, { parameters: someIds }));
    if (answer !== 'forbidden') open.push(`${name}: ${answer}`);
  }
  expect(open).toEqual([]);
});

test('no key makes keys, looks at keys or at its owner’s sign-ins, whatever its scopes', async () => {
  const { ask } = await program(['people:write', 'system:read', 'system:write', 'meetings:write']);
  for (const route of [
    'addApiKey',
    'listApiKeys',
    'viewMe',
    'listSignIns',
    'changePassword',
    'signOut',
  ] as const) {
    expect(codeOf(await ask(route, ROUTES[route].method === 'GET' ? {} : { body: {} }))).toBe('forbidden');
  }
});

test('a wrong, revoked or outlived key is nobody’s, and the cookies beside it do not count', async () => {
  const { ask, key } = await program(['people:read']);
  const outlived = await program(['people:read'], root, 1);
  expect(codeOf(await outlived.ask('searchUsers'))).toBe('ok');
  now += DAY_MS;
  expect(codeOf(await outlived.ask('searchUsers'))).toBe('unauthenticated');
  now -= DAY_MS;
  await root.browser.request('revokeApiKey', { parameters: { apiKey: key.id } });
  expect(codeOf(await ask('searchUsers'))).toBe('unauthenticated');
  for (const authorization of [
    'Bearer plenum_x',
    'Bearer',
    'Basic YTpi',
    `Bearer plenum_${'A'.repeat(43)}`,
  ]) {
    expect(codeOf(await root.browser.ask('searchUsers', { headers: { authorization } }))).toBe(
      'unauthenticated',
    );
  }
});

test('the key itself is nowhere but in the answer that made it; the list tells when it was last used', async () => {
  const { secret, key, ask } = await program(['people:read']);
  expect(Buffer.from(secret.slice('plenum_'.length), 'base64url')).toHaveLength(32);
  await ask('searchUsers');
  const listed = await root.browser.request('listApiKeys');
  expect(JSON.stringify(listed)).not.toContain(secret);
  expect(listed.find(({ id }) => id === key.id)).toMatchObject({
    prefix: secret.slice(0, 12),
    owner: { id: root.id },
    lastUsedAt: new Date(now).toISOString(),
  });
  const rows = await rest.fresh.database.source.query('SELECT * FROM api_keys');
  expect(JSON.stringify(rows)).not.toContain(secret);
  const { items } = await root.browser.request('listAuditEntries', { query: { object: key.id } });
  expect(items.map(({ action }) => action)).toEqual(['addApiKey']);
  expect(JSON.stringify(items)).not.toContain(secret);
});

test.each([
  { scopes: [] },
  { scopes: ['everything'] },
  { scopes: ['people:read'], name: '' },
  { scopes: ['people:read'], owner: 'x' },
])('a key is not made of %j', async (fields) => {
  const answer = await root.browser.ask('addApiKey', { body: { name: 'Program', ...fields } });
  expect(codeOf(answer)).toBe('invalid-request');
});
