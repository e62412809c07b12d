import { randomUUID } from 'node:crypto';
import type { JobName } from '../../../server/jobs/JobData';
import { Mailer } from '../../../server/mail/Mailer';
import { MailCatcher } from '../../support/MailCatcher';
import { type OpenRest, openRest } from '../../support/openRest';
import { timeDifference } from '../../support/timeDifference';

const PASSWORD = 'violet harbour 7 lamps';
const NEXT = 'copper tulip under 3 roofs';
const MINUTE_MS = 60_000;

let catcher: MailCatcher;
let mailer: Mailer;
let rest: OpenRest;
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  catcher = await MailCatcher.open();
  mailer = new Mailer({ smtpUrl: catcher.url, from: 'meetings@plenum.example' });
  rest = await openRest({
    mailer,
    now: () => now,
    publicUrl: new URL('https://meet.example.org'),
    trustedProxies: 1,
  });
});
afterAll(async () => {
  await rest.close();
  mailer.close();
  await catcher.close();
});

/** Does the jobs that were sent. */
async function work(name: JobName): Promise<void> {
  const run = rest.admin.jobs[name] as (data: unknown, job: object) => Promise<void>;
  for (const data of rest.jobs.take(name)) await run(data, { id: randomUUID(), attempt: 1, isLast: false });
}

let addresses = 0;
function somewhere() {
  addresses += 1;
  const address = `203.0.${Math.floor(addresses / 250)}.${addresses % 250}`;
  return rest.browser({ 'x-forwarded-for': address, origin: 'https://meet.example.org' });
}

async function addUser({ locale = 'en' }: { locale?: 'en' | 'zh-CN' } = {}): Promise<string> {
  const email = `${randomUUID()}@plenum.example`;
  await rest.admin.accountStore.createUser({
    email,
    displayName: 'Ann',
    sipName: `user-${randomUUID()}`,
    role: 'member',
    locale,
    passwordHash: await rest.admin.hasher.hash(PASSWORD),
    createdAt: new Date(now),
  });
  return email;
}

function recover(email: string, headers: Record<string, string> = {}) {
  return somewhere().ask('recoverPassword', { body: { email }, headers });
}

function tokenIn(text: string | undefined): string {
  return /#(\S+)/.exec(text ?? '')?.[1] ?? '';
}

describe('[T13] a password that was forgotten', () => {
  test('is set anew by the link that is mailed, once, and only the new one works then', async () => {
    const email = await addUser();
    expect((await recover(email)).status).toBe(204);
    await work('password-recovery-mail');
    const mail = await catcher.take();
    expect(mail.envelopeTo).toEqual([email]);
    expect(mail.subject).toBe('Set a new password');
    const token = tokenIn(mail.text);
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const use = () => somewhere().ask('usePasswordLink', { body: { token, password: NEXT } });
    const answers = await Promise.all([use(), use()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await somewhere().ask('signIn', { body: { email, password: PASSWORD } })).status).toBe(401);
    expect((await somewhere().ask('signIn', { body: { email, password: NEXT } })).status).toBe(200);
  });

  test('is not set by a link that is older than half an hour', async () => {
    const email = await addUser();
    await recover(email);
    await work('password-recovery-mail');
    const token = tokenIn((await catcher.take()).text);
    now += 30 * MINUTE_MS + 1;
    const answer = await somewhere().ask('usePasswordLink', { body: { token, password: NEXT } });
    expect(answer.status).toBe(404);
  });

  test('has a link to where the server is said to be, whatever the request calls it', async () => {
    const email = await addUser();
    const poisoned = {
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.test',
    };
    expect((await recover(email, poisoned)).status).toBe(204);
    await work('password-recovery-mail');
    const { text = '', html = '' } = await catcher.take();
    expect(text).toMatch(/^https:\/\/meet\.example\.org\/set-password#/m);
    expect(text + html).not.toContain('evil.test');
  });

  test('is asked for in the language of the account, and the mail loads nothing', async () => {
    await recover(await addUser({ locale: 'zh-CN' }));
    await work('password-recovery-mail');
    const { subject, html = '', text } = await catcher.take();
    expect(subject).toBe('设置新密码');
    expect(text).toContain('Ann，您好！');
    expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|src=|url\(/i);
  });

  test('is asked for three times an hour and no more, whether there is an account or not', async () => {
    const statuses = async (email: string) => {
      const seen: number[] = [];
      for (let tries = 0; tries < 5; tries += 1) seen.push((await recover(email)).status);
      return seen;
    };
    const known = await statuses(await addUser());
    expect(known).toEqual([204, 204, 204, 429, 429]);
    expect(await statuses(`${randomUUID()}@plenum.example`)).toEqual(known);
    rest.jobs.take('password-recovery-mail');
  });

  test('[T10] nobody learns from the answer or its time whether there is an account', async () => {
    const bodies = new Set<string>();
    const known = await Promise.all(Array.from({ length: 200 }, () => addUserQuickly()));
    const ask = async (email: string) => {
      bodies.add(JSON.stringify(await recover(email).then(({ status, body }) => ({ status, body }))));
    };
    const difference = await timeDifference(
      () => ask(known.pop() ?? `${randomUUID()}@plenum.example`),
      () => ask(`${randomUUID()}@plenum.example`),
    );
    expect(bodies.size).toBe(1);
    expect(difference).toBeLessThan(5);
    rest.jobs.take('password-recovery-mail');
  });

  test('of an address without an account, or a disabled one, is written to nobody', async () => {
    const email = await addUser();
    await rest.fresh.database.source.query('UPDATE users SET disabled_at = now() WHERE email = $1', [email]);
    await recover(email);
    await recover(`${randomUUID()}@plenum.example`);
    await work('password-recovery-mail');
    expect(catcher.count).toBe(0);
  });
});

async function addUserQuickly(): Promise<string> {
  const email = `${randomUUID()}@plenum.example`;
  await rest.admin.accountStore.createUser({
    email,
    displayName: 'Ann',
    sipName: `user-${randomUUID()}`,
    role: 'member',
    locale: 'en',
    passwordHash: null,
    createdAt: new Date(now),
  });
  return email;
}

describe('an account that one makes oneself', () => {
  const request = (email: string) =>
    somewhere().ask('requestRegistration', { body: { displayName: 'Bob', email, locale: 'en' } });

  test('is made with the link that is mailed, once', async () => {
    const email = `${randomUUID()}@plenum.example`;
    expect((await request(email)).status).toBe(204);
    await work('registration-mail');
    const token = tokenIn((await catcher.take()).text);
    const browser = somewhere();
    const me = await browser.request('confirmRegistration', { body: { token, password: PASSWORD } });
    expect(me).toMatchObject({ kind: 'user', email, displayName: 'Bob', role: 'member' });
    expect((await browser.ask('viewMe')).status).toBe(200);
    const again = await somewhere().ask('confirmRegistration', { body: { token, password: NEXT } });
    expect(again.status).toBe(404);
  });

  test('[T10] is answered the same where there is one already, whose owner is told', async () => {
    const email = await addUser();
    const taken = await request(email);
    const free = await request(`${randomUUID()}@plenum.example`);
    expect({ status: taken.status, body: taken.body }).toEqual({ status: free.status, body: free.body });
    await work('registration-mail');
    expect((await catcher.take()).subject).toBe('You have an account already');
    expect((await catcher.take()).subject).toBe('Make your account');
  });

  test('[T12] is not made with a token that is changed, cut or too old', async () => {
    await request(`${randomUUID()}@plenum.example`);
    await work('registration-mail');
    const token = tokenIn((await catcher.take()).text);
    const [payload = '', signature = ''] = token.split('.');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...content, email: 'root@plenum.example' })).toString(
      'base64url',
    );
    const use = (tried: string) =>
      somewhere().ask('confirmRegistration', { body: { token: tried, password: NEXT } });
    for (const tried of [
      `${forged}.${signature}`,
      `${payload}.`,
      token.slice(0, -2),
      `${payload}.${'A'.repeat(43)}`,
    ]) {
      expect((await use(tried)).status).toBe(404);
    }
    now += 30 * MINUTE_MS;
    expect((await use(token)).status).toBe(404);
  });

  test('is not made directly while mail can prove whose address it is', async () => {
    const answer = await somewhere().ask('register', {
      body: { displayName: 'Bob', email: `${randomUUID()}@plenum.example`, password: PASSWORD, locale: 'en' },
    });
    expect(answer.body).toMatchObject({ code: 'registration-closed' });
    expect(await somewhere().request('viewServer')).toMatchObject({ registration: 'by-mail', mail: true });
  });
});

test('[S4] whoever’s password is guessed ten times is told once, by mail', async () => {
  const email = await addUser();
  for (let tries = 0; tries < 14; tries += 1) {
    await somewhere().ask('signIn', { body: { email, password: 'not the right one' } });
  }
  await work('sign-in-warning-mail');
  const mail = await catcher.take();
  expect(mail.envelopeTo).toEqual([email]);
  expect(mail.text).toContain('10 wrong passwords');
  expect(mail.text).toContain('UTC');
  expect(catcher.count).toBe(0);
});

test('[T30] a name cannot add a header or a recipient to a mail', async () => {
  const email = `${randomUUID()}@plenum.example`;
  await mailer.send({
    id: 'test',
    to: { name: 'Eve\r\nBcc: all@plenum.example\r\n\r\n<b>', address: email },
    fromName: 'Mallory" <boss@plenum.example>\r\nX-Evil: 1',
    subject: 'Hello\r\nX-Evil: 1\r\n\r\nbody',
    text: 'text',
    html: '<p>text</p>',
  });
  const mail = await catcher.take();
  expect(mail.envelopeTo).toEqual([email]);
  expect(mail.headers.map(({ key }) => key)).not.toContain('x-evil');
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(mail.from?.address).toBe('meetings@plenum.example');
  expect(mail.to).toHaveLength(1);
});
