import type { DepartmentView } from '../../../server/contract/departments';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

let rest: OpenRest;
let root: Staff;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000 });
  root = await addStaff(rest, 'Root', { role: 'admin' });
});
afterAll(() => rest.close());

let codes = 0;
async function addDepartment(name: string): Promise<DepartmentView> {
  codes += 1;
  return root.browser.request('addDepartment', { body: { name, code: `A${codes}`, parent: null } });
}
const entries = async (query: object) =>
  (await root.browser.request('listAuditEntries', { query: { ...query } })).items;
const run = (statement: string) => rest.fresh.database.source.query(statement);

describe('[T62] the audit log', () => {
  test('has one entry for one privileged act: who, from where, what, before and after', async () => {
    const department = await addDepartment('Finance');
    const parameters = { department: department.id };
    await root.browser.request('changeDepartment', { parameters, body: { name: 'Money' } });
    const found = await entries({ object: department.id });
    expect(found).toMatchObject([
      {
        action: 'changeDepartment',
        object: { kind: 'department', id: department.id },
        before: { name: 'Finance' },
        after: { name: 'Money' },
        result: 'done',
      },
      { action: 'addDepartment', actor: { id: root.id, displayName: 'Root' }, before: null, result: 'done' },
    ]);
    expect(found[0]?.ip).toMatch(/127\.0\.0\.1|::1/);
    expect(found[0]?.at).toMatch(/Z$/);
  });

  test('has an entry for what was refused, by the policy or by how things stand', async () => {
    const member = await addStaff(rest, 'Max');
    const department = await addDepartment('Refused');
    const parameters = { department: department.id };
    await member.browser.ask('changeDepartment', { parameters, body: { name: 'Mine' } });
    await root.browser.ask('moveDepartment', { parameters, body: { parent: department.id } });
    expect(await entries({ result: 'refused', actor: member.id })).toMatchObject([
      { action: 'changeDepartment', result: 'forbidden', after: null },
    ]);
    expect(await entries({ object: department.id, action: 'moveDepartment' })).toMatchObject([
      { result: 'moved-into-itself' },
    ]);
  });

  test('has an entry when an admin ends the meeting of others, and none when its host does', async () => {
    const host = await addStaff(rest, 'Hanna', { isHost: true });
    const start = () => host.browser.request('startMeeting', { body: { title: 'Budget' } });
    const [own, other] = [await start(), await start()];
    await host.browser.request('endMeeting', { parameters: { meeting: own.id } });
    await root.browser.request('endMeeting', { parameters: { meeting: other.id } });
    expect(await entries({ action: 'endMeeting' })).toMatchObject([
      { object: { kind: 'meeting', id: other.id }, actor: { id: root.id }, before: { title: 'Budget' } },
    ]);
  });

  test('has an entry for every look at it, and none for what everybody does', async () => {
    const before = await entries({ action: 'listAuditEntries' });
    expect((await entries({ action: 'listAuditEntries' })).length).toBe(before.length + 1);
    await root.browser.request('listDepartments');
    expect(await entries({ action: 'listDepartments' })).toEqual([]);
  });

  test('has no entry for an act that failed halfway', async () => {
    const taken = await addDepartment('Once');
    const body = { name: 'Twice', code: taken.code, parent: null };
    await root.browser.ask('addDepartment', { body });
    const done = await entries({ action: 'addDepartment', result: 'done' });
    expect(done.filter(({ after }) => JSON.stringify(after).includes('Twice'))).toEqual([]);
  });

  test('keeps odd text as it is, and comes in pages', async () => {
    const name = 'Fi"n\\ance 财务';
    const department = await addDepartment(name);
    expect(await entries({ object: department.id })).toMatchObject([{ after: { name } }]);
    const pages = [await entries({ limit: 2 }), await entries({ limit: 2, offset: 3 })];
    // The second look added an entry of its own.
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
    expect((pages[0]?.[1]?.number ?? 0) - (pages[1]?.[0]?.number ?? 0)).toBe(1);
  });

  test('cannot be changed or emptied by the account that the server uses', async () => {
    await addDepartment('Kept');
    for (const statement of [
      `UPDATE audit_log SET actor_name = 'nobody'`,
      'DELETE FROM audit_log',
      'TRUNCATE audit_log',
    ]) {
      await expect(run(statement)).rejects.toThrow(/never changed/);
    }
  });

  test('stays a chain without gaps when thirty act at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => addDepartment(`Many ${index}`)));
    const verification = await root.browser.request('verifyAuditLog');
    expect(verification).toMatchObject({ intact: true, brokenAt: null });
    const [counted] = await run('SELECT max(number)::integer AS last FROM audit_log');
    expect(counted.last).toBe(verification.entries + 1);
  });

  test('shows where somebody with power over the database has changed or removed an entry', async () => {
    await addDepartment('Before');
    const [entry] = await entries({ action: 'addDepartment', limit: 1 });
    const force = async (statement: string) => {
      await run('ALTER TABLE audit_log DISABLE TRIGGER audit_log_is_append_only');
      await run(statement);
      await run('ALTER TABLE audit_log ENABLE TRIGGER audit_log_is_append_only');
    };
    await force(`UPDATE audit_log SET actor_name = 'Somebody else' WHERE number = ${entry?.number}`);
    expect(await root.browser.request('verifyAuditLog')).toMatchObject({
      intact: false,
      brokenAt: entry?.number,
    });
    await force(`UPDATE audit_log SET actor_name = 'Root' WHERE number = ${entry?.number}`);
    expect(await root.browser.request('verifyAuditLog')).toMatchObject({ intact: true });
    await force(`DELETE FROM audit_log WHERE number = ${entry?.number}`);
    expect(await root.browser.request('verifyAuditLog')).toMatchObject({
      intact: false,
      brokenAt: (entry?.number ?? 0) + 1,
    });
  });
});
