import { randomBytes, randomUUID } from 'node:crypto';
import {
  DeviceCookie,
  noTokenCookies,
  readToken,
  tokenCookie,
} from '../../../../../server/admin/accounts/SignInCookie';
import { UserId } from '../../../../../server/contract/ids';

const token = randomBytes(32).toString('base64url');
const other = randomBytes(32).toString('base64url');

describe('[S2] the cookie of a sign-in', () => {
  test('is bound to this host and kept from scripts', () => {
    expect(tokenCookie(token, { secure: true })).toBe(
      `__Host-plenum=${token}; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax`,
    );
  });

  test('has a plain name for browsers that refuse Secure on plain http', () => {
    expect(tokenCookie(token, { secure: false })).toBe(
      `plenum=${token}; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax`,
    );
  });

  test('counts under its plain name only where the server speaks plain http, and never before the other', () => {
    expect(readToken(`plenum=${token}`, { plain: true })).toBe(token);
    expect(readToken(`plenum=${token}`, { plain: false })).toBeUndefined();
    expect(readToken(`plenum=${other}; __Host-plenum=${token}`, { plain: true })).toBe(token);
  });

  test.each([
    undefined,
    '',
    'a=b',
    '__Host-plenum=',
    '__Host-plenum=short',
    `__Host-plenum=${token}x`,
    '%%%;;;===',
  ])('is not read from %p', (header) => {
    expect(readToken(header, { plain: true })).toBeUndefined();
  });

  test('is taken away under both names', () => {
    expect(noTokenCookies({ secure: true }).map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-plenum',
      'plenum',
    ]);
    for (const cookie of noTokenCookies({ secure: true })) expect(cookie).toContain('Max-Age=0');
  });
});

describe('[S4] the cookie of a known device', () => {
  const [ann, bob] = [UserId.parse(randomUUID()), UserId.parse(randomUUID())];
  const devices = new DeviceCookie(randomBytes(32));
  const header = devices.issue(ann, { secure: true }).split(';')[0];

  test('is known for its user only', () => {
    expect(devices.read(header, ann)).toMatch(/^[\w-]{22}$/);
    expect(devices.read(header, bob)).toBeUndefined();
  });

  test('is not believed when it was changed or made with another key', () => {
    expect(devices.read(header?.replace('=', '=A'), ann)).toBeUndefined();
    expect(devices.read(`${header}A`, ann)).toBeUndefined();
    expect(devices.read(header?.split('.')[0], ann)).toBeUndefined();
    expect(new DeviceCookie(randomBytes(32)).read(header, ann)).toBeUndefined();
  });
});
