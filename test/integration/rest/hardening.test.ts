import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { UserMe } from '../../../server/contract/accounts';
import { ROUTES, type RouteName } from '../../../server/contract/routes';
import { jsonLogger } from '../../../server/kernel/Logger';
import { type OpenRest, openRest } from '../../support/openRest';
import { makeHost } from '../../support/signInAs';
import type { HttpAnswer, HttpWireClient } from '../../support/wire/HttpWireClient';

const PASSWORD = 'violet harbour 7 lamps';

let rest: OpenRest;
const logged: string[] = [];

beforeAll(async () => {
  rest = await openRest({
    limitFactor: 1_000,
    publicUrl: new URL('http://meet.plenum.example'),
    logger: jsonLogger('debug', { write: (line) => void logged.push(line) }),
    checks: { disk: () => Promise.reject(new Error('the disk is full')) },
  });
});
afterAll(() => rest.close());

async function someone(): Promise<HttpWireClient> {
  const browser = rest.browser();
  const me = await browser.request('register', {
    body: { displayName: 'Ann', email: `${randomUUID()}@plenum.example`, password: PASSWORD, locale: 'en' },
  });
  await makeHost(rest, (me as UserMe).id);
  return browser;
}

/** HTTP as written: fetch would not let a test choose Host. */
function rawGet(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${rest.url}${path}`, { headers }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

describe('[T22] headers', () => {
  const paths = [
    ...Object.values(ROUTES).map(({ path }) => path.replace(/:\w+/g, '000000000')),
    '/',
    '/meeting/123456789',
    '/assets/main-abc123.js',
    '/assets/missing.js',
    '/healthz',
    '/readyz',
    '/metrics',
    '/ca.crt',
    '/api/openapi.json',
    '/api/nothing',
    '/%E0%A4%A',
  ];

  test.each(paths)('of %s are the whole set', async (path) => {
    const { headers } = await rest.browser({ accept: 'text/html' }).fetch('GET', path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBe(
      'camera=(self), microphone=(self), display-capture=(self)',
    );
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('of cookies keep them from scripts, other sites and plain networks', async () => {
    const email = `${randomUUID()}@plenum.example`;
    const body = { displayName: 'Ann', email, password: PASSWORD, locale: 'en' };
    const cookies = (await rest.browser().ask('register', { body })).headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-plenum/);
      expect(cookie).toContain('Path=/');
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=Lax/);
    }
  });

  test('of cookies are as strict where a proxy ends TLS, whatever reaches us is plain', async () => {
    const secure = await openRest({ publicUrl: new URL('https://meet.plenum.example') });
    const phone = secure.browser({ 'user-agent': 'Version/18.1 Mobile Safari/604.1' });
    const email = `${randomUUID()}@plenum.example`;
    const body = { displayName: 'Ann', email, password: PASSWORD, locale: 'en' };
    const { headers } = await phone.ask('register', { body });
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/^__Host-plenum.*; Secure/);
    expect(await phone.ask('viewMe')).toMatchObject({ status: 200 });
    await secure.close();
  });

  test('demand https for a year where the public URL is https', async () => {
    const secure = await openRest({ publicUrl: new URL('https://meet.plenum.example') });
    const { headers } = await secure.browser().fetch('GET', '/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await secure.close();
  });

  test('let hashed files be kept for ever, and the page and answers not at all', async () => {
    const visitor = rest.browser({ accept: 'text/html' });
    const cache = async (path: string) => (await visitor.fetch('GET', path)).headers.get('cache-control');
    expect(await cache('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable');
    expect(await cache('/')).toBe('no-store');
    expect(await cache('/api/v1/server')).toBe('no-store');
    expect(await cache('/api/v1/me')).toBe('no-store');
  });

  test('give the page a nonce of its own each time', async () => {
    const nonces = new Set<string>();
    for (let times = 0; times < 3; times += 1) {
      const { headers, body } = await rest.browser({ accept: 'text/html' }).fetch('GET', '/home');
      const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(String(body))?.[1] ?? 'none';
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});

/** Ids of nothing for every parameter of every path. */
function pathParameters(): Record<string, string> {
  const names = Object.values(ROUTES).flatMap(({ path }) => path.match(/(?<=:)\w+/g) ?? []);
  return Object.fromEntries(names.map((name) => [name, name === 'code' ? '000000000' : randomUUID()]));
}

describe('[T65] a page of another site', () => {
  const foreign = [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'http://meet.plenum.example.evil.test' },
    { origin: 'http://meet.plenum.example:8080' },
    { origin: undefined, 'sec-fetch-site': 'cross-site' },
    { origin: undefined, 'sec-fetch-site': 'same-site' },
  ];

  test.each(foreign)('%j signs nobody in and changes nothing', async (headers) => {
    const browser = await someone();
    const changes = (Object.keys(ROUTES) as RouteName[]).filter(
      (name) => !['GET', 'HEAD'].includes(ROUTES[name].method),
    );
    for (const route of changes) {
      const answer = await browser.ask(route, {
        parameters: pathParameters(),
        body: {},
        headers,
      });
      expect({ route, status: answer.status }).toEqual({ route, status: 403 });
    }
    expect((await browser.ask('viewMe')).status).toBe(200);
  });

  test('may send forms, which are no JSON', async () => {
    const browser = rest.browser();
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      const answer = await browser.ask('signIn', {
        body: '{"email":"ann@plenum.example","password":"x"}',
        headers: { 'content-type': type },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    }
  });

  test('does not know the token, and neither does anybody else', async () => {
    const [ann, bob] = [await someone(), await someone()];
    for (const token of [undefined, '', 'guess', bob.csrfToken, `${ann.csrfToken}x`]) {
      const answer = await ann.ask('startMeeting', {
        body: { title: 'Budget' },
        headers: { 'x-plenum-csrf': token },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await ann.ask('startMeeting', { body: { title: 'Budget' } })).status).toBe(200);
  });

  test('is not told that it may ask', async () => {
    const preflight = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
    const { headers } = await rest.browser().fetch('OPTIONS', '/api/v1/sign-in', { headers: preflight });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('[T13] a forged Host', () => {
  test('appears in nothing that is answered', async () => {
    const headers = { host: 'evil.test', 'x-forwarded-host': 'evil2.test', accept: 'text/html' };
    for (const path of ['/', '/api/v1/server', '/api/openapi.json', '/api/nothing', '/assets']) {
      const answer = await rawGet(path, headers);
      expect(JSON.stringify(answer)).not.toMatch(/evil/);
    }
  });
});

describe('[T15] a body', () => {
  const send = (body: string) => rest.browser().ask('signIn', { body });

  test.each([
    ['__proto__', '{"email":"a@b.example","password":"x","__proto__":{"role":"admin"}}'],
    ['constructor', '{"email":"a@b.example","password":"x","constructor":{"prototype":{}}}'],
    ['an unknown key', '{"email":"a@b.example","password":"x","role":"admin"}'],
    ['25 levels', `{"email":${'['.repeat(25)}${']'.repeat(25)},"password":"x"}`],
    ['3,000 values', `{"email":[${'1,'.repeat(2_999)}1],"password":"x"}`],
    ['broken JSON', '{"email":'],
    ['a string', '"email"'],
    ['nothing', ''],
    ['an array', '[]'],
  ])('with %s is refused', async (_what, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  test('of more than 64 KiB is refused', async () => {
    const answer = await send(`{"email":"${'a'.repeat(70_000)}","password":"x"}`);
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('that is wrong is told which parts are, and not what they were', async () => {
    const { body } = await send('{"email":"no address","password":"hunter2-canary","extra":1}');
    expect(body).toMatchObject({
      code: 'invalid-request',
      issues: expect.arrayContaining([{ path: 'email', message: expect.any(String) }]),
    });
    expect(JSON.stringify(body)).not.toContain('canary');
  });
});

describe('[T23] errors', () => {
  const problem = (answer: HttpAnswer) => answer.body as { type: string; status: number; code: string };

  test('are problem documents without traces', async () => {
    const answers = [
      await rest.browser().fetch('GET', '/api/nothing'),
      await rest.browser().fetch('PUT', '/api/v1/me', { body: {} }),
      await rest.browser().ask('viewMe'),
      await rest.browser().ask('signIn', { body: '{' }),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(problem(answer).status).toBe(answer.status);
      expect(problem(answer).type).toBe(`urn:plenum:problem:${problem(answer).code}`);
      expect(JSON.stringify(answer.body)).not.toMatch(/ at |node_modules|\.ts|SELECT/);
    }
  });

  test('inside the server say nothing of themselves, and are logged with their cause', async () => {
    const ann = await someone();
    const broken = jest
      .spyOn(rest.admin.meetingStore, 'listFor')
      .mockRejectedValueOnce(new Error('canary: SELECT secret FROM nowhere'));
    const answer = await ann.ask('listMeetings');
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toContain('canary');
    expect(logged.some((line) => line.includes('canary'))).toBe(true);
  });

  test('of what somebody may not do are logged with who it was', async () => {
    const ann = await someone();
    const actor = await rest.admin.signIns.authenticate(ann.cookieHeader);
    await ann.ask('endSignIn', { parameters: { signIn: randomUUID() } });
    const line = logged.findLast((entry) => entry.includes('request refused')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      level: expect.anything(),
      route: 'endSignIn',
      code: 'not-found',
      signIn: actor?.signIn,
    });
  });

  test('of a database that is away ask to try again', async () => {
    const ann = await someone();
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const broken = jest.spyOn(rest.admin.meetingStore, 'listFor').mockRejectedValueOnce(away);
    const answer = await ann.ask('listMeetings');
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', retryAfter: 2 } });
  });

  test('and everything else leave no password, token or cookie in the log', async () => {
    const ann = await someone();
    await ann.ask('changePassword', { body: { current: 'canary-current-1', next: 'canary-next-22' } });
    await rest
      .browser()
      .ask('signIn', { body: { email: 'ann@plenum.example', password: 'canary-password' } });
    const log = logged.join('\n');
    expect(log).not.toMatch(/canary-(current|next|password)/);
    expect(log).not.toContain(ann.cookie('__Host-plenum'));
    expect(log).not.toContain(ann.csrfToken);
  });
});

describe('operators', () => {
  test('see that it lives, is ready and how it does', async () => {
    const monitor = rest.browser();
    expect(await monitor.fetch('GET', '/healthz')).toMatchObject({ status: 200, body: { state: 'alive' } });
    expect(await monitor.fetch('GET', '/readyz')).toMatchObject({ status: 200, body: { state: 'ready' } });
    const { status, body } = await monitor.fetch('GET', '/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/plenum_http_request_seconds_count\{route="register",status="200"\} \d+/);
  });

  test('read in the self-test what fails and why', async () => {
    const report = await (await someone()).request('runSelfTest');
    expect(report).toMatchObject({
      passed: false,
      checks: [{ name: 'disk', state: 'failed', detail: 'the disk is full' }],
    });
  });

  test('find every route described', async () => {
    const { body } = await rest.browser().fetch('GET', '/api/openapi.json');
    const { paths, openapi } = body as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    const declared = Object.entries(ROUTES).map(
      ([name, { method, path }]) => `${name} ${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(declared.sort());
  });
});

test('[S10] however many ask whether it is ready, the database is asked once a second', async () => {
  let asked = 0;
  const readiness = async () => [{ name: 'database', ready: ++asked > 0 }];
  const open = await openRest({ readiness });
  const answers = await Promise.all(Array.from({ length: 50 }, () => open.browser().fetch('GET', '/readyz')));
  await open.close();
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(asked).toBeLessThan(5);
});

test('[S10] an address that floods is told to wait, and others are not', async () => {
  const small = await openRest({ trustedProxies: 1, limitFactor: 0.05 });
  const flood = small.browser({ 'x-forwarded-for': '203.0.113.9' });
  const answers = await Promise.all(Array.from({ length: 150 }, () => flood.ask('viewServer')));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect((await small.browser({ 'x-forwarded-for': '203.0.113.10' }).ask('viewServer')).status).toBe(200);
  await small.close();
});
