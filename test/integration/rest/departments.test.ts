import { randomUUID } from 'node:crypto';
import type { DepartmentView } from '../../../server/contract/departments';
import type { DepartmentId } from '../../../server/contract/ids';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

let rest: OpenRest;
let root: Staff;
let codes = 0;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000 });
  root = await addStaff(rest, 'Root', { role: 'admin' });
});
afterAll(() => rest.close());

async function add(name: string, parent: DepartmentId | null = null, by = root): Promise<DepartmentView> {
  codes += 1;
  return by.browser.request('addDepartment', { body: { name, code: `d-${codes}`, parent } });
}
const at = ({ id }: DepartmentView) => ({ parameters: { department: id } });
const move = (department: DepartmentView, parent: DepartmentView | null, by = root) =>
  by.browser.ask('moveDepartment', { ...at(department), body: { parent: parent?.id ?? null } });

async function addAdminOf({ id }: DepartmentView, name = 'Dora'): Promise<Staff> {
  const staff = await addStaff(rest, name, { department: id });
  await rest.fresh.database.source.query(
    'INSERT INTO department_admins (department_id, user_id) VALUES ($1, $2)',
    [id, staff.id],
  );
  return staff;
}

describe('the department tree', () => {
  test('keeps name, code, head, contact and description', async () => {
    const head = await addStaff(rest, 'Hedda Head');
    const department = await root.browser.request('addDepartment', {
      body: { name: ' Finance ', code: 'fin-1', parent: null, head: head.id, contact: 'Room 5' },
    });
    expect(department).toMatchObject({
      name: 'Finance',
      code: 'FIN-1',
      head: { id: head.id, displayName: 'Hedda Head' },
      contact: 'Room 5',
      description: '',
      members: 0,
    });
    const body = { name: 'Money', head: null, description: 'Pays.\r\nAnd counts.' };
    await root.browser.request('changeDepartment', { ...at(department), body });
    expect(await root.browser.request('viewDepartment', at(department))).toMatchObject({
      name: 'Money',
      code: 'FIN-1',
      head: null,
      description: 'Pays.\nAnd counts.',
    });
  });

  test('names its admins, and is not changed by who has seen it as it was', async () => {
    const department = await add('Legal');
    const dora = await addStaff(rest, 'Dora');
    const body = { role: 'department-admin', department: department.id };
    await root.browser.request('grantRole', { parameters: { user: dora.id }, body });
    const { version } = department;
    const first = { ...at(department), body: { contact: 'Room 9', version } };
    expect(await root.browser.request('changeDepartment', first)).toMatchObject({
      contact: 'Room 9',
      admins: [{ id: dora.id, displayName: 'Dora' }],
    });
    const second = { ...at(department), body: { description: 'Old news', version } };
    expect(await dora.browser.ask('changeDepartment', second)).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
  });

  test('has one code once, and one name once in one place', async () => {
    const [one, other] = [await add('Sales'), await add('Purchasing')];
    await add('Export', one.id);
    await add('Export', other.id);
    const again = { name: 'Export', code: 'other', parent: one.id };
    expect(await root.browser.ask('addDepartment', { body: again })).toMatchObject({ status: 409 });
    const taken = { name: 'Import', code: one.code.toLowerCase(), parent: null };
    expect(await root.browser.ask('addDepartment', { body: taken })).toMatchObject({ status: 409 });
  });

  test('never becomes a ring, also when two moves meet', async () => {
    const a = await add('A');
    const b = await add('B', a.id);
    const c = await add('C', b.id);
    expect(await move(a, c)).toMatchObject({ status: 409, body: { code: 'moved-into-itself' } });
    expect(await move(a, a)).toMatchObject({ status: 409 });
    const [x, y] = [await add('X'), await add('Y')];
    const statuses = (await Promise.all([move(x, y), move(y, x)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test('lets none go while others stand below it or members are left', async () => {
    const [old, next] = [await add('Old'), await add('Next')];
    const child = await add('Child', old.id);
    const ann = await addStaff(rest, 'Ann', { department: old.id });
    const drop = (query = {}) => root.browser.ask('deleteDepartment', { ...at(old), query });
    expect(await drop({ membersTo: next.id })).toMatchObject({ status: 409 });
    await root.browser.request('deleteDepartment', at(child));
    expect(await drop()).toMatchObject({ status: 409 });
    expect(await drop({ membersTo: old.id })).toMatchObject({ status: 409 });
    expect(await drop({ membersTo: randomUUID() })).toMatchObject({ status: 404 });
    expect((await drop({ membersTo: next.id })).status).toBe(204);
    expect(await root.browser.ask('viewDepartment', at(old))).toMatchObject({ status: 404 });
    const card = await root.browser.request('viewCard', { parameters: { user: ann.id } });
    expect(card.department).toEqual({ id: next.id, name: 'Next' });
  });
});

describe('a department admin', () => {
  test('acts in their department and all below, and elsewhere finds nothing', async () => {
    const [own, foreign] = [await add('Own'), await add('Foreign')];
    const dora = await addAdminOf(own);
    const below = await add('Below', own.id, dora);
    const deeper = await add('Deeper', below.id, dora);
    expect((await move(deeper, own, dora)).status).toBe(200);
    expect(await move(deeper, foreign, dora)).toMatchObject({ status: 404 });
    expect(await move(deeper, null, dora)).toMatchObject({ status: 403 });
    expect(await move(own, null, dora)).toMatchObject({ status: 403 });
    const body = { name: 'Mine' };
    expect(await dora.browser.ask('changeDepartment', { ...at(foreign), body })).toMatchObject({
      status: 404,
    });
    const list = await dora.browser.request('listDepartments');
    const managed = list.filter((department) => department.managed).map(({ id }) => id);
    expect(managed.sort()).toEqual([own.id, below.id, deeper.id].sort());
  });

  test('is none any more once they are told so', async () => {
    const own = await add('Brief');
    const dora = await addAdminOf(own);
    const body = { contact: 'Room 1' };
    expect((await dora.browser.ask('changeDepartment', { ...at(own), body })).status).toBe(200);
    await rest.fresh.database.source.query('DELETE FROM department_admins WHERE user_id = $1', [dora.id]);
    expect((await dora.browser.ask('changeDepartment', { ...at(own), body })).status).toBe(403);
  });
});

describe('the directory', () => {
  test('finds people by parts of names and addresses, in any script', async () => {
    const mei = await addStaff(rest, '林梅 Mei');
    const found = async (text: string) =>
      (await mei.browser.request('searchDirectory', { query: { text } })).items.map(({ id }) => id);
    expect(await found('林梅')).toEqual([mei.id]);
    expect(await found('梅 mEI')).toEqual([mei.id]);
    expect(await found(mei.email.slice(0, 8))).toEqual([mei.id]);
    expect(await found('%')).toEqual([]);
  });

  test('finds those of a department and below, in pages, and nobody who is disabled', async () => {
    const own = await add('Pages');
    const below = await add('Below', own.id);
    for (const name of ['Abe', 'Bea', 'Cyd']) await addStaff(rest, name, { department: below.id });
    const gone = await addStaff(rest, 'Gone', { department: own.id });
    await rest.fresh.database.source.query('UPDATE users SET disabled_at = now() WHERE id = $1', [gone.id]);
    const page = await root.browser.request('searchDirectory', {
      query: { department: own.id, limit: 2, offset: 1 },
    });
    expect(page.total).toBe(3);
    expect(page.items.map(({ displayName }) => displayName)).toEqual(['Bea', 'Cyd']);
    expect(await root.browser.ask('viewCard', { parameters: { user: gone.id } })).toMatchObject({
      status: 404,
    });
  });

  test.each([{ limit: 101 }, { limit: 'x' }, { offset: -1 }, { sort: 'name' }, { text: '' }, { role: '' }])(
    'refuses the query %j',
    async (query) => {
      expect(await root.browser.ask('searchDirectory', { query })).toMatchObject({ status: 400 });
    },
  );

  test('refuses a name that stands twice', async () => {
    expect(await root.browser.fetch('GET', '/api/v1/directory?text=a&text=b')).toMatchObject({ status: 400 });
  });
});
