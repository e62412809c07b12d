import type { ImportPlan } from '../../../server/contract/users';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

let rest: OpenRest;
let root: Staff;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000 });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  for (const code of ['FIN', 'OPS']) {
    await root.browser.request('addDepartment', { body: { name: code, code, parent: null } });
  }
});
afterAll(() => rest.close());

const plan = (csv: string): Promise<ImportPlan> => root.browser.request('planUserImport', { body: { csv } });
const run = (csv: string, { plan }: ImportPlan) => root.browser.ask('importUsers', { body: { csv, plan } });
const people = () =>
  rest.fresh.database.source.query(
    `SELECT u.email, u.display_name AS name, u.sip_name AS "sipName", u.locale, d.code FROM users u
     LEFT JOIN departments d ON d.id = u.department_id WHERE u.email LIKE '%@list.example' ORDER BY u.email`,
  );

describe('an import', () => {
  const first =
    'email,name,department,locale\nann@list.example,Ann,FIN,en\nbob@list.example,"Lee, Bob",ops,zh-CN\n';

  test('shows what it would do and does nothing, and then does just that', async () => {
    const shown = await plan(first);
    expect(shown).toMatchObject({ adds: [{ line: 2 }, { line: 3 }], updates: [], unchanged: 0, errors: [] });
    expect(await people()).toEqual([]);
    const { body } = await run(first, shown);
    expect(body).toMatchObject({ added: 2, updated: 0, passwordLinks: [{}, {}] });
    expect(await people()).toMatchObject([
      { email: 'ann@list.example', code: 'FIN', locale: 'en' },
      { email: 'bob@list.example', name: 'Lee, Bob', code: 'OPS', locale: 'zh-CN' },
    ]);
    const [link] = (body as { passwordLinks: { url: string }[] }).passwordLinks;
    const token = new URL(link?.url ?? '').hash.slice(1);
    const password = 'violet harbour 7 lamps';
    await rest.browser().request('usePasswordLink', { body: { token, password } });
    await rest.browser().signIn('ann@list.example', password);
  });

  test('changes what differs and leaves the rest', async () => {
    const csv = 'name,email,department\nAnn Lee,ann@list.example,\n"Lee, Bob",bob@list.example,OPS';
    const shown = await plan(csv);
    expect(shown).toMatchObject({ adds: [], updates: [{ email: 'ann@list.example' }], unchanged: 1 });
    expect((await run(csv, shown)).body).toMatchObject({ added: 0, updated: 1 });
    expect(await people()).toMatchObject([
      { name: 'Ann Lee', code: null, locale: 'en' },
      { name: 'Lee, Bob', code: 'OPS', locale: 'zh-CN' },
    ]);
  });

  test('does nothing at all when one line is wrong', async () => {
    const csv = 'email,name,department\nnew@list.example,New,FIN\nother@list.example,Other,NONE';
    const shown = await plan(csv);
    expect(shown.errors).toEqual([
      {
        line: 3,
        column: 'department',
        problem: 'department-unknown',
        about: 'NONE',
        message: expect.any(String),
      },
    ]);
    expect(await run(csv, shown)).toMatchObject({ status: 409 });
    expect(await people()).toHaveLength(2);
  });

  test('leaves out the lines with errors where that is wanted', async () => {
    const csv = 'email,name\nlate@list.example,Late\nnobody,Nobody';
    const shown = await plan(csv);
    expect(shown).toMatchObject({ adds: [{}], errors: [{ line: 3, problem: 'email' }] });
    const body = { csv, plan: shown.plan, leaveOutErrors: true };
    expect((await root.browser.ask('importUsers', { body })).body).toMatchObject({ added: 1, updated: 0 });
    await rest.fresh.database.source.query(`DELETE FROM users WHERE email = 'late@list.example'`);
  });

  test('does nothing when the plan is no longer the one that was shown', async () => {
    const csv = 'email,name\nann@list.example,Annie';
    const shown = await plan(csv);
    await rest.fresh.database.source.query(
      `UPDATE users SET display_name = 'Changed' WHERE email = 'ann@list.example'`,
    );
    expect(await run(csv, shown)).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await people()).toMatchObject([{ name: 'Changed' }, {}]);
  });

  test('of five thousand people is done in seconds, and leaves one entry in the audit log', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `many${index}@list.example,Many,FIN`);
    const csv = ['email,name,department', ...lines].join('\n');
    const before = performance.now();
    const shown = await plan(csv);
    expect(shown.adds).toHaveLength(5_000);
    const answer = await run(csv, shown);
    const seconds = (performance.now() - before) / 1000;
    expect(answer.body).toMatchObject({ added: 5_000 });
    expect(seconds).toBeLessThan(30);
    const names = (await people()).map(({ sipName }: { sipName: string }) => sipName);
    expect(new Set(names).size).toBe(5_002);
    const entries = await root.browser.request('listAuditEntries', {
      query: { action: 'importUsers', limit: 1 },
    });
    expect(entries.items[0]).toMatchObject({ result: 'done', after: { added: 5_000, updated: 0 } });
  });
});
