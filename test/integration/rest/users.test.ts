import type { DepartmentView } from '../../../server/contract/departments';
import type { AddedUser, UserView } from '../../../server/contract/users';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff, signInAs } from '../../support/signInAs';
import { until } from '../../support/until';

const PASSWORD = 'violet harbour 7 lamps';

let rest: OpenRest;
let root: Staff;
let finance: DepartmentView;
let audit: DepartmentView;
let sales: DepartmentView;
let count = 0;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000 });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  const add = (name: string, parent: DepartmentView | null = null) =>
    root.browser.request('addDepartment', { body: { name, code: name, parent: parent?.id ?? null } });
  finance = await add('Finance');
  audit = await add('Audit', finance);
  sales = await add('Sales');
});
afterAll(() => rest.close());

const at = ({ id }: { id: string }) => ({ parameters: { user: id } });

async function add(fields: object = {}, by = root): Promise<AddedUser> {
  count += 1;
  const email = `added${count}@plenum.example`;
  const body = { email, displayName: 'Ann', locale: 'en', department: null, ...fields };
  return by.browser.request('addUser', { body });
}

async function addAdminOf(department: DepartmentView): Promise<Staff> {
  const staff = await addStaff(rest, 'Dora', { department: department.id });
  const body = { role: 'department-admin', department: department.id };
  await root.browser.request('grantRole', { ...at(staff), body });
  return staff;
}

const tokenOf = (added: { url: string }) => new URL(added.url).hash.slice(1);
const setPassword = (token: string, password = PASSWORD) =>
  rest.browser().ask('usePasswordLink', { body: { token, password } });

describe('a user who is added', () => {
  test('sets a password by a link that works once, and signs in', async () => {
    const { user, passwordLink } = await add({ department: finance.id });
    expect(user).toMatchObject({ hasPassword: false, role: 'member', department: { name: 'Finance' } });
    const token = tokenOf(passwordLink ?? { url: '' });
    const [row] = await rest.fresh.database.source.query('SELECT * FROM password_links WHERE user_id = $1', [
      user.id,
    ]);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(
      (await rest.browser().ask('signIn', { body: { email: user.email, password: PASSWORD } })).status,
    ).toBe(401);
    expect(await setPassword(token, 'passwordpassword')).toMatchObject({ status: 422 });
    const both = await Promise.all([setPassword(token), setPassword(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await rest.browser().signIn(user.email, PASSWORD)).toMatchObject({ id: user.id });
    expect(await setPassword(token)).toMatchObject({ status: 404 });
  });

  test('has a password at once where one is given, and nobody reads it in the audit log', async () => {
    const { user, passwordLink } = await add({ password: PASSWORD });
    expect(passwordLink).toBeNull();
    expect(await rest.browser().signIn(user.email, PASSWORD)).toMatchObject({ id: user.id });
    const rows = await rest.fresh.database.source.query('SELECT * FROM audit_log');
    expect(JSON.stringify(rows)).not.toMatch(/violet harbour|argon2|set-password/);
  });

  test('has an e-mail address that nobody else has', async () => {
    const { user } = await add();
    const body = { email: user.email.toUpperCase(), displayName: 'X', locale: 'en', department: null };
    expect(await root.browser.ask('addUser', { body })).toMatchObject({
      status: 409,
      body: { code: 'email-taken' },
    });
  });

  test('gets a new link that takes the place of the first and ends every sign-in', async () => {
    const { user, passwordLink } = await add();
    const browser = await signInAs(rest, user.id);
    const next = await root.browser.request('makePasswordLink', at(user));
    expect(await setPassword(tokenOf(passwordLink ?? next))).toMatchObject({ status: 404 });
    expect((await setPassword(tokenOf(next))).status).toBe(204);
    await until('the sign-in is over', async () => (await browser.ask('viewMe')).status === 401);
  });
});

describe('a user', () => {
  test('who is disabled is out within a second, cannot sign in, and can be enabled again', async () => {
    const { user } = await add({ password: PASSWORD });
    const browser = await signInAs(rest, user.id);
    const before = performance.now();
    await root.browser.request('disableUser', at(user));
    await until('the sign-in is over', async () => (await browser.ask('viewMe')).status === 401);
    expect(performance.now() - before).toBeLessThan(1_000);
    const signIn = () => rest.browser().ask('signIn', { body: { email: user.email, password: PASSWORD } });
    expect((await signIn()).status).toBe(401);
    expect(await root.browser.request('enableUser', at(user))).toMatchObject({ disabledAt: null });
    expect((await signIn()).status).toBe(200);
  });

  test('is changed and deleted', async () => {
    const { user } = await add();
    const body = { displayName: '安', department: sales.id, locale: 'zh-CN' };
    expect(await root.browser.request('changeUser', { ...at(user), body })).toMatchObject({
      displayName: '安',
      department: { name: 'Sales' },
    });
    await root.browser.request('deleteUser', at(user));
    expect(await root.browser.ask('viewUser', at(user))).toMatchObject({ status: 404 });
  });

  test('is changed by one of two who have seen the same, and the other is told', async () => {
    const { user } = await add();
    const change = (displayName: string) =>
      root.browser.ask('changeUser', { ...at(user), body: { displayName, version: user.version } });
    const answers = await Promise.all([change('Anna'), change('Annie')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({
      body: { code: 'changed-meanwhile' },
    });
    const won = answers.find(({ status }) => status === 200)?.body;
    expect(await root.browser.request('viewUser', at(user))).toEqual(won);
    await root.browser.request('grantRole', { ...at(user), body: { role: 'host' } });
    const body = { displayName: 'Ann Lee', version: (won as UserView).version };
    expect(await root.browser.request('changeUser', { ...at(user), body })).toMatchObject({
      displayName: 'Ann Lee',
      isHost: true,
    });
  });

  test('[T07] takes nothing that has a route of its own', async () => {
    const { user } = await add();
    for (const field of ['role', 'isHost', 'isSupportAgent', 'passwordHash', 'disabledAt', 'id']) {
      const body = { displayName: 'Eve', [field]: 'admin' };
      expect(await root.browser.ask('changeUser', { ...at(user), body })).toMatchObject({ status: 400 });
    }
    expect(await root.browser.request('viewUser', at(user))).toEqual(user);
  });
});

describe('roles', () => {
  test.each(['host', 'support-agent', 'admin'] as const)('%s is granted and revoked', async (role) => {
    const { user } = await add();
    const roles = ({ role, isHost, isSupportAgent }: UserView) => ({ role, isHost, isSupportAgent });
    const granted = await root.browser.request('grantRole', { ...at(user), body: { role } });
    expect(roles(granted)).not.toEqual(roles(user));
    const found = await root.browser.request('searchUsers', { query: { role, text: user.email } });
    expect(found.items.map(({ id }) => id)).toEqual([user.id]);
    const revoked = await root.browser.request('revokeRole', { ...at(user), query: { role } });
    expect(roles(revoked)).toEqual(roles(user));
  });

  test('of an admin is worth nothing in the sign-ins from before', async () => {
    const { user } = await add();
    const before = await signInAs(rest, user.id);
    await root.browser.request('grantRole', { ...at(user), body: { role: 'admin' } });
    await until('the sign-in is over', async () => (await before.ask('viewMe')).status === 401);
    const after = await signInAs(rest, user.id);
    expect((await after.ask('searchUsers')).status).toBe(200);
    await root.browser.request('revokeRole', { ...at(user), query: { role: 'admin' } });
    await until('the sign-in is over', async () => (await after.ask('searchUsers')).status === 401);
  });

  test('leave one admin at least, also when two take it from each other', async () => {
    const other = await addStaff(rest, 'Other', { role: 'admin' });
    const revoke = (by: Staff, user: Staff) =>
      by.browser.ask('revokeRole', { ...at(user), query: { role: 'admin' } });
    expect(await root.browser.ask('disableUser', at(root))).toMatchObject({ status: 409 });
    const answers = await Promise.all([revoke(root, other), revoke(other, root)]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const [{ admins }] = await rest.fresh.database.source.query(
      `SELECT count(*)::integer AS admins FROM users WHERE role = 'admin'`,
    );
    expect(admins).toBe(1);
    await rest.fresh.database.source.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [root.id]);
    await rest.fresh.database.source.query(`UPDATE users SET role = 'member' WHERE id = $1`, [other.id]);
    root = { ...root, browser: await signInAs(rest, root.id) };
    expect(await revoke(root, root)).toMatchObject({ status: 409 });
    expect(await root.browser.ask('deleteUser', at(root))).toMatchObject({ status: 409 });
  });
});

describe('a department admin', () => {
  test('finds and adds people of their departments only', async () => {
    const dora = await addAdminOf(finance);
    const inside = (await add({ department: audit.id }, dora)).user;
    const outside = (await add({ department: sales.id })).user;
    const found = await dora.browser.request('searchUsers', { query: { limit: 100 } });
    const ids = found.items.map(({ id }) => id);
    expect(ids).toContain(inside.id);
    expect(ids).not.toContain(outside.id);
    const elsewhere = { query: { department: sales.id } };
    expect(await dora.browser.request('searchUsers', elsewhere)).toEqual({ total: 0, items: [] });
    expect(await dora.browser.ask('viewUser', at(outside))).toMatchObject({ status: 404 });
    for (const [department, status] of [
      [sales.id, 404],
      [null, 403],
    ] as const) {
      const body = { email: 'x@plenum.example', displayName: 'X', locale: 'en', department };
      expect((await dora.browser.ask('addUser', { body })).status).toBe(status);
      const move = { ...at(inside), body: { department } };
      expect((await dora.browser.ask('changeUser', move)).status).toBe(status);
    }
  });

  test('changes nobody who may do more', async () => {
    const dora = await addAdminOf(audit);
    const chief = await addAdminOf(finance);
    await root.browser.request('changeUser', { ...at(chief), body: { department: audit.id } });
    const boss = await addStaff(rest, 'Boss', { role: 'admin', department: audit.id });
    for (const staff of [chief, boss]) {
      expect((await dora.browser.ask('viewUser', at(staff))).status).toBe(200);
      expect(await dora.browser.ask('makePasswordLink', at(staff))).toMatchObject({ status: 403 });
      expect(await dora.browser.ask('disableUser', at(staff))).toMatchObject({ status: 403 });
    }
    await rest.fresh.database.source.query(`UPDATE users SET role = 'member' WHERE id = $1`, [boss.id]);
  });
});

describe('[T21] the search', () => {
  test('sorts by what it knows, both ways, in pages', async () => {
    for (const displayName of ['Zoe Sort', 'abe Sort', 'Mia Sort']) await add({ displayName });
    const names = async (query: object) =>
      (await root.browser.request('searchUsers', { query: { text: 'sort', ...query } })).items.map(
        ({ displayName }) => displayName,
      );
    expect(await names({ sort: 'name' })).toEqual(['abe Sort', 'Mia Sort', 'Zoe Sort']);
    expect(await names({ sort: 'name', order: 'descending', limit: 1, offset: 1 })).toEqual(['Mia Sort']);
    expect(await names({ sort: 'created' })).toEqual(['Zoe Sort', 'abe Sort', 'Mia Sort']);
    for (const sort of ['email', 'department']) expect(await names({ sort })).toHaveLength(3);
  });

  test.each<Readonly<Record<string, string>>>([
    { sort: 'name; DROP TABLE users' },
    { sort: '1' },
    { order: 'ASC' },
    { role: "' OR true --" },
    { state: 'null' },
    { limit: '1 UNION SELECT' },
    { department: "' OR true --" },
    { passwordHash: 'x' },
  ])('refuses %j', async (query) => {
    expect(await root.browser.ask('searchUsers', { query })).toMatchObject({ status: 400 });
  });

  test.each(["' OR '1'='1", '%', '_', '\\', "'; DROP TABLE users; --", '$1', '梅'])(
    'takes %s for a text like any other',
    async (text) => {
      expect(await root.browser.request('searchUsers', { query: { text } })).toMatchObject({ total: 0 });
    },
  );
});
