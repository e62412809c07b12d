import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { UserId } from '../../contract/ids';

const NAME = '__Host-plenum';
/** For browsers that refuse Secure cookies of a plain http page (Safari on localhost). */
const PLAIN_NAME = 'plenum';
const DEVICE_NAME = '__Host-plenum-device';
const PLAIN_DEVICE_NAME = 'plenum-device';

/** A sign-in lasts this long at most, in seconds. */
export const SIGN_IN_SECONDS = 12 * 60 * 60;
const DEVICE_SECONDS = 365 * 24 * 60 * 60;

const TOKEN = /^[\w-]{43}$/;

/** The token of a Cookie header. The plain name counts only where the server itself speaks plain http. */
export function readToken(cookies: string | undefined, { plain }: { plain: boolean }): string | undefined {
  const token = readCookie(cookies, NAME) ?? (plain ? readCookie(cookies, PLAIN_NAME) : undefined);
  return token && TOKEN.test(token) ? token : undefined;
}

/** The Set-Cookie header that carries a token. */
export function tokenCookie(token: string, { secure }: { secure: boolean }): string {
  return toCookie(secure ? NAME : PLAIN_NAME, token, { secure, maxAge: SIGN_IN_SECONDS });
}

/** The Set-Cookie headers that take every token away. */
export function noTokenCookies({ secure }: { secure: boolean }): readonly string[] {
  const names = secure ? [NAME, PLAIN_NAME] : [PLAIN_NAME];
  return names.map((name) => toCookie(name, '', { secure, maxAge: 0 }));
}

/** Marks a device that somebody has signed in on: `<random>.<HMAC of random and user>`. */
export class DeviceCookie {
  constructor(private readonly key: Buffer) {}

  /** The device's random part, if `user` has signed in on it. */
  read(cookies: string | undefined, user: UserId): string | undefined {
    const value = readCookie(cookies, DEVICE_NAME) ?? readCookie(cookies, PLAIN_DEVICE_NAME);
    const [device = '', mark = ''] = value?.split('.') ?? [];
    const sent = Buffer.from(mark);
    const wanted = Buffer.from(this.#mark(device, user));
    return sent.length === wanted.length && timingSafeEqual(sent, wanted) ? device : undefined;
  }

  /** The Set-Cookie header that makes this a known device of `user`. */
  issue(user: UserId, { secure }: { secure: boolean }): string {
    const device = randomBytes(16).toString('base64url');
    const name = secure ? DEVICE_NAME : PLAIN_DEVICE_NAME;
    return toCookie(name, `${device}.${this.#mark(device, user)}`, { secure, maxAge: DEVICE_SECONDS });
  }

  #mark(device: string, user: UserId): string {
    return createHmac('sha256', this.key).update(`${device} ${user}`).digest('base64url');
  }
}

function readCookie(cookies: string | undefined, name: string): string | undefined {
  return cookies ? parseCookie(cookies)[name] : undefined;
}

function toCookie(name: string, value: string, options: { secure: boolean; maxAge: number }): string {
  return stringifySetCookie(name, value, { ...options, path: '/', httpOnly: true, sameSite: 'lax' });
}
