import { SignInStore } from '../../../db/stores/SignInStore';
import type { UserMe } from '../../../server/contract/accounts';
import type { SignInId } from '../../../server/contract/ids';
import { type OpenRest, openRest } from '../../support/openRest';
import { until } from '../../support/until';
import type { HttpWireClient } from '../../support/wire/HttpWireClient';

const PASSWORD = 'violet harbour 7 lamps';
const MINUTE_MS = 60_000;

let rest: OpenRest;
let now = Date.parse('2026-03-02T09:00:00Z');

beforeAll(async () => {
  rest = await openRest({ now: () => now, limitFactor: 100 });
});
afterAll(() => rest.close());

let people = 0;

async function register(displayName = 'Ann'): Promise<{ browser: HttpWireClient; me: UserMe }> {
  const browser = rest.browser();
  people += 1;
  const me = await browser.request('register', {
    body: { displayName, email: `person${people}@plenum.example`, password: PASSWORD, locale: 'en' },
  });
  return { browser, me: me as UserMe };
}

describe('an account', () => {
  test('is made, signed out of and signed in to', async () => {
    const { browser, me } = await register('Ann Lee');
    expect(me).toMatchObject({ kind: 'user', displayName: 'Ann Lee', role: 'member', locale: 'en' });
    expect(me.address).toMatch(/^sip:ann\.lee(\.\d+)?@plenum\.example$/);
    await browser.request('signOut');
    expect(await browser.ask('viewMe')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await browser.signIn(me.email.toUpperCase(), PASSWORD)).toMatchObject({ id: me.id });
  });

  test('refuses a wrong password in the same words as an unknown address', async () => {
    const { me } = await register();
    const wrong = await rest
      .browser()
      .ask('signIn', { body: { email: me.email, password: 'wrong wrong wrong' } });
    const unknown = await rest
      .browser()
      .ask('signIn', { body: { email: 'nobody@plenum.example', password: 'wrong wrong wrong' } });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.status).toBe(wrong.status);
  });

  test('is not made twice for one address, and its holders of one name have addresses of their own', async () => {
    const { me } = await register('Twin');
    const other = await register('Twin');
    expect(other.me.address).not.toBe(me.address);
    const body = { displayName: 'Twin', email: me.email, password: PASSWORD, locale: 'en' };
    expect(await rest.browser().ask('register', { body })).toMatchObject({
      status: 409,
      body: { code: 'email-taken' },
    });
  });

  test.each(['passwordpassword', 'Password1234!', 'aaaaaaaaaaaaaa', 'qwertyuiop123', 'mara.voss2026!'])(
    'is not made with the password %s',
    async (password) => {
      const body = { displayName: 'Mara Voss', email: 'mara.voss@plenum.example', password, locale: 'en' };
      expect(await rest.browser().ask('register', { body })).toMatchObject({
        status: 422,
        body: { code: 'weak-password' },
      });
    },
  );

  test('changes its name and language at once', async () => {
    const { browser } = await register();
    await browser.request('updateMe', { body: { displayName: '林梅', locale: 'zh-CN' } });
    expect(await browser.request('viewMe')).toMatchObject({ displayName: '林梅', locale: 'zh-CN' });
  });

  test('[T07] takes nothing that its holder may not set', async () => {
    const { browser, me } = await register();
    for (const field of ['role', 'id', 'email', 'address', 'isAdmin']) {
      const answer = await browser.ask('updateMe', { body: { displayName: 'Eve', [field]: 'admin' } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    }
    expect(await browser.request('viewMe')).toEqual(me);
  });
});

describe('[T11] the life of a sign-in', () => {
  test('begins with a new id each time, and ends the one it takes the place of', async () => {
    const { browser, me } = await register();
    const first = browser.cookieHeader;
    await browser.signIn(me.email, PASSWORD);
    expect(browser.cookieHeader).not.toBe(first);
    const old = await rest.browser({ cookie: first }).ask('viewMe');
    expect(old.status).toBe(401);
  });

  test('does not take the id that a visitor brings along', async () => {
    const { me } = await register();
    const browser = rest.browser();
    const planted = 'A'.repeat(43);
    browser.setCookie('__Host-plenum', planted);
    await browser.signIn(me.email, PASSWORD);
    expect(browser.cookie('__Host-plenum')).not.toBe(planted);
  });

  test('is over for whoever was being let in when it ended', async () => {
    const { browser } = await register();
    const cookies = browser.cookieHeader;
    now += 2_000;
    const { find } = SignInStore.prototype;
    jest.spyOn(SignInStore.prototype, 'find').mockImplementationOnce(async function (
      this: SignInStore,
      ...asked
    ) {
      const found = await find.apply(this, asked);
      if (found) await rest.admin.signIns.end(found.id);
      return found;
    });
    expect(await rest.admin.signIns.authenticate(cookies)).toBeUndefined();
    expect(await rest.admin.signIns.authenticate(cookies)).toBeUndefined();
  });

  test('leaves only the SHA-256 of the token in the database', async () => {
    const { browser } = await register();
    const token = browser.cookie('__Host-plenum') ?? '';
    const rows = await rest.fresh.database.source.query('SELECT * FROM sign_ins');
    expect(JSON.stringify(rows)).not.toContain(token);
    const [row] = await rest.fresh.database.source.query(
      `SELECT FROM sign_ins WHERE token_hash = sha256($1::bytea)`,
      [Buffer.from(token)],
    );
    expect(row).toBeDefined();
  });

  test('ends after half an hour without use', async () => {
    const { browser } = await register();
    now += 29 * MINUTE_MS;
    expect((await browser.ask('viewMe')).status).toBe(200);
    await new Promise(setImmediate);
    now += 29 * MINUTE_MS;
    expect((await browser.ask('viewMe')).status).toBe(200);
    now += 31 * MINUTE_MS;
    expect((await browser.ask('viewMe')).status).toBe(401);
  });

  test('goes on while a meeting uses it, and ends after twelve hours all the same', async () => {
    const { browser } = await register();
    const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
    for (let minutes = 0; minutes < 11 * 60; minutes += 20) {
      now += 20 * MINUTE_MS;
      await rest.admin.signIns.touch(actor?.signIn as SignInId);
    }
    expect((await browser.ask('viewMe')).status).toBe(200);
    now += 61 * MINUTE_MS;
    expect((await browser.ask('viewMe')).status).toBe(401);
  });

  test('tells whoever holds sockets when it ends by itself', async () => {
    const { browser } = await register();
    const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
    const ended: SignInId[] = [];
    const undo = rest.admin.signIns.on('ended', (signIn) => ended.push(signIn));
    now += 31 * MINUTE_MS;
    await rest.admin.signIns.sweep();
    undo();
    expect(ended).toContain(actor?.signIn);
  });

  test('ends everywhere else when the password changes, and gets a new id here', async () => {
    const { browser, me } = await register();
    const elsewhere = rest.browser();
    await elsewhere.signIn(me.email, PASSWORD);
    const before = browser.cookie('__Host-plenum');
    const next = 'copper tulip under 3 roofs';
    const changed = await browser.request('changePassword', { body: { current: PASSWORD, next } });
    expect(changed.csrfToken).not.toBe(me.csrfToken);
    expect(browser.cookie('__Host-plenum')).not.toBe(before);
    expect((await browser.ask('viewMe')).status).toBe(200);
    expect((await elsewhere.ask('viewMe')).status).toBe(401);
    expect(
      (await rest.browser().ask('signIn', { body: { email: me.email, password: PASSWORD } })).status,
    ).toBe(401);
  });

  test('is not changed by who does not know the current password', async () => {
    const { browser } = await register();
    const body = { current: 'not the right one', next: 'copper tulip under 3 roofs' };
    expect(await browser.ask('changePassword', { body })).toMatchObject({
      status: 403,
      body: { code: 'wrong-password' },
    });
    expect((await browser.ask('viewMe')).status).toBe(200);
  });

  test('is listed, and ended from another one', async () => {
    const { browser, me } = await register();
    const phone = rest.browser({ 'user-agent': 'A phone' });
    await phone.signIn(me.email, PASSWORD);
    const list = await browser.request('listSignIns');
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    const theirs = list.find(({ userAgent }) => userAgent === 'A phone');
    await browser.request('endSignIn', { parameters: { signIn: theirs?.id ?? '' } });
    expect((await phone.ask('viewMe')).status).toBe(401);
    expect((await browser.ask('viewMe')).status).toBe(200);
  });

  test('all others end at once', async () => {
    const { browser, me } = await register();
    const others = [rest.browser(), rest.browser()];
    for (const other of others) await other.signIn(me.email, PASSWORD);
    await browser.request('endOtherSignIns');
    for (const other of others) expect((await other.ask('viewMe')).status).toBe(401);
    expect(await browser.request('listSignIns')).toHaveLength(1);
  });

  test('that another process ends is over here within a second', async () => {
    const { browser } = await register();
    const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
    const ended: SignInId[] = [];
    const undo = rest.admin.signIns.on('ended', (signIn) => ended.push(signIn));
    const before = performance.now();
    await rest.fresh.database.source.query(
      `WITH ended AS (DELETE FROM sign_ins WHERE id = $1 RETURNING id)
       SELECT pg_notify('plenum_sign_in_ended', id::text) FROM ended`,
      [actor?.signIn],
    );
    await until('the end is told', () => ended.includes(actor?.signIn as SignInId));
    undo();
    expect(performance.now() - before).toBeLessThan(1_000);
    expect((await browser.ask('viewMe')).status).toBe(401);
  });
});

describe('a server without an admin', () => {
  test('gives the first admin to whoever has the token on its console, once', async () => {
    expect(await rest.browser().request('viewServer')).toMatchObject({ needsSetup: true });
    const token = (await rest.admin.setupTokens.offer()) ?? '';
    const setUp = (email: string, tried = token) =>
      rest.browser().ask('setUp', {
        body: { token: tried, displayName: 'Root', email, password: PASSWORD, locale: 'en' },
      });
    expect(await setUp('root@plenum.example', 'a-token-that-is-wrong')).toMatchObject({
      status: 403,
      body: { code: 'setup-token-invalid' },
    });
    const answers = await Promise.all([setUp('a@plenum.example'), setUp('b@plenum.example')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect((await setUp('c@plenum.example')).status).toBe(403);
    expect(await rest.browser().request('viewServer')).toMatchObject({ needsSetup: false });
    expect(await rest.admin.setupTokens.offer()).toBeUndefined();
  });
});

test('registration that is closed is refused with its reason', async () => {
  const closed = await openRest({ registration: 'closed' });
  const body = { displayName: 'Ann', email: 'ann@plenum.example', password: PASSWORD, locale: 'en' };
  expect(await closed.browser().ask('register', { body })).toMatchObject({
    status: 403,
    body: { code: 'registration-closed' },
  });
  await closed.close();
});
