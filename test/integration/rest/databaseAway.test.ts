import { type OpenRest, openRest } from '../../support/openRest';
import { TcpProxy } from '../../support/TcpProxy';
import { until } from '../../support/until';

let link: TcpProxy;
let rest: OpenRest;

beforeAll(async () => {
  const { hostname, port } = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  link = new TcpProxy(hostname, Number(port || 5432));
  await link.mend();
  rest = await openRest({ databaseAddress: link.address, limitFactor: 100 });
});
afterAll(async () => {
  await link.cut();
  await rest.close();
});

test('[T54] while the database is away everybody is told to try again; once it is back all goes on', async () => {
  const browser = rest.browser();
  const body = {
    displayName: 'Ann',
    email: 'ann@plenum.example',
    password: 'violet harbour 7 lamps',
    locale: 'en',
  };
  await browser.request('register', { body });
  await link.cut();
  const answers = await Promise.all(Array.from({ length: 20 }, () => browser.ask('listMeetings')));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', retryAfter: 2 } });
  }
  expect((await rest.browser().fetch('GET', '/healthz')).status).toBe(200);
  await link.mend();
  const before = performance.now();
  await until('it answers again', async () => (await browser.ask('listMeetings')).status === 200);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('[T54] a sign-in that ended while notices were lost is told once they are heard again', async () => {
  const browser = rest.browser();
  await browser.signIn('ann@plenum.example', 'violet harbour 7 lamps');
  const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
  const ended: string[] = [];
  const undo = rest.admin.signIns.on('ended', (signIn) => ended.push(signIn));
  await link.cut();
  await link.mend();
  await until('the database answers', () =>
    rest.fresh.database.source.query('DELETE FROM sign_ins WHERE id = $1', [actor?.signIn]),
  );
  await until('the end is told', () => ended.includes(actor?.signIn ?? ''));
  undo();
});

test('[T54] a database that hangs keeps nobody waiting for ever', async () => {
  const browser = rest.browser();
  await browser.signIn('ann@plenum.example', 'violet harbour 7 lamps');
  link.hang();
  const before = performance.now();
  const { status } = await browser.ask('listMeetings');
  expect(status).toBe(503);
  expect(performance.now() - before).toBeLessThan(8_000);
});
