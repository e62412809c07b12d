import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SignInId } from '../contract/ids';
import type { OriginPolicy } from '../kernel/OriginPolicy';
import { PlenumError } from '../kernel/PlenumError';

/** Keeps other sites' pages from changing anything in the name of whoever is signed in (CSRF). */
export class RequestGuard {
  constructor(
    private readonly origins: OriginPolicy,
    /** The token that belongs to a sign-in. */
    private readonly tokenOf: (signIn: SignInId) => string,
  ) {}

  /** Throws when a page of another site asks. What is no browser sends neither header. */
  checkOrigin(headers: IncomingHttpHeaders): void {
    const { origin, host } = headers;
    const site = headers['sec-fetch-site'];
    const foreignOrigin = origin !== undefined && !this.origins.allows(origin, host);
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (foreignOrigin || foreignSite) {
      throw new PlenumError(
        'forbidden',
        'Requests from other sites are refused. Open Plenum at its public URL.',
      );
    }
  }

  /** Throws unless the request carries the token of its sign-in. */
  checkToken(headers: IncomingHttpHeaders, signIn: SignInId): void {
    const sent = Buffer.from(String(headers['x-plenum-csrf'] ?? ''));
    const wanted = Buffer.from(this.tokenOf(signIn));
    if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) {
      throw new PlenumError(
        'forbidden',
        'The header X-Plenum-CSRF is missing or wrong. Load the page again.',
      );
    }
  }
}
