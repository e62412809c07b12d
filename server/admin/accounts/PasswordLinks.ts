import { createHash, randomBytes } from 'node:crypto';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { UserId } from '../../contract/ids';
import type { PasswordLink, UsePasswordLinkRequest } from '../../contract/users';
import { addressKey } from '../../kernel/addressKey';
import type { AttemptLimiter } from '../AttemptLimiter';
import { UnknownLinkError } from './accountErrors';
import { checkPassword } from './checkPassword';
import type { PasswordHasher } from './PasswordHasher';

export interface PasswordLinkOptions {
  readonly publicUrl: URL;
  /** Host part of addresses of record. */
  readonly domain: string;
}

export interface PasswordLinkParts {
  readonly stores: OrganisationStores;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly now: () => number;
}

/** A link and what of it is kept. */
export interface MadeLink {
  readonly link: PasswordLink;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

/** Handed over by the admin who made it, perhaps before a weekend. */
const LIFETIME_MS = 72 * 60 * 60 * 1000;

/** Links by which people who were added set their first password, or one in place of a lost one: each works once. */
export class PasswordLinks {
  constructor(
    private readonly options: PasswordLinkOptions,
    private readonly parts: PasswordLinkParts,
  ) {}

  /** A link for nobody yet: to be kept with its user. */
  draw(lifetimeMs = LIFETIME_MS): MadeLink {
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.parts.now() + lifetimeMs);
    // After the #, so that no server and no log sees it.
    const url = new URL(`/set-password#${token}`, this.options.publicUrl).href;
    return { link: { url, expiresAt: expiresAt.toISOString() }, tokenHash: hashOf(token), expiresAt };
  }

  /** Makes the only link that lets `user` set a password. */
  async make(stores: OrganisationStores, user: UserId, lifetimeMs?: number): Promise<PasswordLink> {
    const { link, tokenHash, expiresAt } = this.draw(lifetimeMs);
    await stores.users.replacePasswordLink(user, tokenHash, expiresAt);
    return link;
  }

  /** Sets a password, and ends every sign-in there was. Throws `not-found`, WeakPasswordError or RetryLaterError. */
  async use({ token, password }: UsePasswordLinkRequest, ip: string): Promise<void> {
    const { stores, hasher, limiter, now } = this.parts;
    const attempt = await limiter.take('link', addressKey(ip));
    const tokenHash = hashOf(token);
    const user = await stores.users.findPasswordLink(tokenHash, new Date(now()));
    if (!user) throw new UnknownLinkError();
    await attempt.takeBack();
    const { email, displayName } = user;
    checkPassword(password, { email, displayName, domain: this.options.domain });
    const passwordHash = await hasher.hash(password);
    await stores.transaction(async ({ users, signIns }) => {
      if (!(await users.usePasswordLink(tokenHash, passwordHash))) throw new UnknownLinkError();
      await signIns.endAll(user.id);
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
