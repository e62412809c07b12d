import { randomUUID } from 'node:crypto';
import type { UserMe } from '../../../server/contract/accounts';
import { type OpenRest, openRest } from '../../support/openRest';
import { makeHost } from '../../support/signInAs';
import { timeDifference } from '../../support/timeDifference';
import type { HttpAnswer, HttpWireClient } from '../../support/wire/HttpWireClient';

const PASSWORD = 'violet harbour 7 lamps';
const MINUTE_MS = 60_000;
const START = Date.parse('2026-03-02T09:00:00Z');

let rest: OpenRest;
let now = START;

/** Each test comes from addresses of its own: the server trusts one proxy that names them. */
beforeAll(async () => {
  rest = await openRest({ trustedProxies: 1, now: () => now });
});
afterAll(() => rest.close());

let hosts = 0;
function someAddress(): string {
  hosts += 1;
  return `203.0.${Math.floor(hosts / 250)}.${(hosts % 250) + 1}`;
}

function browserAt(address: string): HttpWireClient {
  return rest.browser({ 'x-forwarded-for': address });
}

async function register(): Promise<{ email: string; browser: HttpWireClient; address: string }> {
  const [email, address] = [`${randomUUID()}@plenum.example`, someAddress()];
  const browser = browserAt(address);
  const body = { displayName: 'Ann', email, password: PASSWORD, locale: 'en' };
  const { id } = (await browser.request('register', { body })) as UserMe;
  await makeHost(rest, id);
  return { email, browser, address };
}

function guess(browser: HttpWireClient, email: string, password = 'wrong wrong wrong'): Promise<HttpAnswer> {
  return browser.ask('signIn', { body: { email, password } });
}

const count = (answers: readonly HttpAnswer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('[T09] whoever guesses passwords', () => {
  test('has ten tries on one account in a quarter of an hour, from however many addresses', async () => {
    const { email } = await register();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => guess(browserAt(someAddress()), email)),
    );
    expect(count(answers, 401)).toBe(10);
    expect(count(answers, 429)).toBe(30);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ code: 'rate-limited' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    now += 14 * MINUTE_MS;
    expect((await guess(browserAt(someAddress()), email)).status).toBe(429);
    now += 2 * MINUTE_MS;
    expect((await guess(browserAt(someAddress()), email)).status).toBe(401);
  });

  test('waits longer with each further try, and never more than a quarter of an hour', async () => {
    const { email } = await register();
    for (let tries = 0; tries < 10; tries += 1) await guess(browserAt(someAddress()), email);
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      now += 16 * MINUTE_MS;
      expect((await guess(browserAt(someAddress()), email)).status).toBe(401);
      const { headers } = await guess(browserAt(someAddress()), email);
      waits.push(Number(headers.get('retry-after')));
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900, 900]);
  });

  test('has thirty tries from one address, on however many accounts', async () => {
    const address = someAddress();
    const answers = await Promise.all(
      Array.from({ length: 45 }, () => guess(browserAt(address), `${randomUUID()}@plenum.example`)),
    );
    expect(count(answers, 401)).toBe(30);
    expect(count(answers, 429)).toBe(15);
  });

  test('does not lock the owner out of a device they know', async () => {
    const { email, browser, address } = await register();
    await browser.request('signOut');
    await Promise.all(Array.from({ length: 40 }, () => guess(browserAt(address), email)));
    expect((await guess(browserAt(someAddress()), email, PASSWORD)).status).toBe(429);
    expect((await guess(browser, email, PASSWORD)).status).toBe(200);
  });

  test('gains nothing from a known device of another account', async () => {
    const [victim, own] = [await register(), await register()];
    await Promise.all(Array.from({ length: 10 }, () => guess(browserAt(someAddress()), victim.email)));
    expect((await guess(own.browser, victim.email)).status).toBe(429);
  });

  test('has no more tries on a known device than elsewhere', async () => {
    const { email, browser } = await register();
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(browser, email)));
    expect(count(answers, 401)).toBe(10);
  });

  test('sees an unknown account behave as a known one', async () => {
    const [known, unknown] = [(await register()).email, `${randomUUID()}@plenum.example`];
    const statuses = async (email: string) => {
      const seen: number[] = [];
      for (let tries = 0; tries < 12; tries += 1)
        seen.push((await guess(browserAt(someAddress()), email)).status);
      return seen;
    };
    expect(await statuses(unknown)).toEqual(await statuses(known));
  });
});

test('[S4] right passwords do not count: an office behind one address signs in all day', async () => {
  const { email, address } = await register();
  for (let times = 0; times < 35; times += 1) {
    expect((await guess(browserAt(address), email, PASSWORD)).status).toBe(200);
  }
});

test('[T09] whoever guesses meeting codes has five tries, and right codes do not count', async () => {
  const { browser } = await register();
  const { code } = await browser.request('startMeeting', { body: { title: 'Budget' } });
  const visitor = browserAt(someAddress());
  for (let times = 0; times < 10; times += 1) {
    expect((await visitor.ask('previewMeeting', { parameters: { code } })).status).toBe(200);
  }
  const answers: number[] = [];
  for (let tries = 0; tries < 7; tries += 1) {
    answers.push((await visitor.ask('previewMeeting', { parameters: { code: `00000000${tries}` } })).status);
  }
  expect(answers).toEqual([404, 404, 404, 404, 404, 429, 429]);
});

test('[S10] an address enters thirty guests in a quarter of an hour', async () => {
  const { browser, address } = await register();
  const { code } = await browser.request('startMeeting', { body: { title: 'Budget' } });
  const enter = (from: string) =>
    browserAt(from).ask('signInAsGuest', { body: { code, displayName: 'Gus', locale: 'en' } });
  const answers: HttpAnswer[] = [];
  for (let times = 0; times < 32; times += 1) answers.push(await enter(address));
  expect(count(answers, 200)).toBe(30);
  expect(count(answers, 429)).toBe(2);
  expect((await enter(someAddress())).status).toBe(200);
  now += 16 * MINUTE_MS;
  expect((await enter(address)).status).toBe(200);
});

test('[S10] an address registers five accounts an hour', async () => {
  const address = someAddress();
  const statuses: number[] = [];
  for (let tries = 0; tries < 7; tries += 1) {
    const email = `${randomUUID()}@plenum.example`;
    const body = { displayName: 'Ann', email, password: PASSWORD, locale: 'en' };
    statuses.push((await browserAt(address).ask('register', { body })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
});

describe('[T19] the address of who asks', () => {
  test('is the one that the trusted proxy saw, whatever else the header says', async () => {
    const [address, email] = [someAddress(), () => `${randomUUID()}@plenum.example`];
    const answers: HttpAnswer[] = [];
    for (let tries = 0; tries < 32; tries += 1) {
      const forged = browserAt(`198.51.100.${tries}, ${address}`);
      answers.push(await guess(forged, email()));
    }
    expect(count(answers, 429)).toBe(2);
  });

  test('is not taken from X-Forwarded-For where no proxy is trusted', async () => {
    const direct = await openRest();
    const answers: HttpAnswer[] = [];
    for (let tries = 0; tries < 32; tries += 1) {
      const forged = direct.browser({ 'x-forwarded-for': someAddress(), 'x-real-ip': someAddress() });
      answers.push(await guess(forged, `${randomUUID()}@plenum.example`));
    }
    await direct.close();
    expect(count(answers, 429)).toBe(2);
  });
});

describe('[T10] time', () => {
  test('does not tell known addresses from unknown ones', async () => {
    const loose = await openRest({ limitFactor: 100_000, dearPasswords: true });
    const email = 'known@plenum.example';
    const body = { displayName: 'Ann', email, password: PASSWORD, locale: 'en' };
    await loose.browser().request('register', { body });
    const difference = await timeDifference(
      () => guess(loose.browser(), email),
      () => guess(loose.browser(), `${randomUUID()}@plenum.example`),
    );
    await loose.close();
    expect(difference).toBeLessThan(5);
  });
});

describe('[T66] a storm of sign-ins', () => {
  test('is hashed a few at a time; who cannot wait is told when to come back', async () => {
    const loose = await openRest({ limitFactor: 100_000, dearPasswords: true });
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => guess(loose.browser(), `${randomUUID()}@plenum.example`)),
    );
    const health = await loose.browser().fetch('GET', '/healthz');
    await loose.close();
    const busy = answers.filter(({ status }) => status === 503);
    expect(count(answers, 401) + busy.length).toBe(150);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.body).toMatchObject({ code: 'busy', retryAfter: 3 });
    expect(busy[0]?.headers.get('retry-after')).toBe('3');
    expect(health.status).toBe(200);
  });
});
