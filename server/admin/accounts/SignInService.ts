import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Liveness, SignInOwner, SignInStore, StoredSignIn } from '../../../db/stores/SignInStore';
import type { SignInView } from '../../contract/accounts';
import type { SignInId, UserId } from '../../contract/ids';
import type { Actor } from '../../kernel/Actor';
import type { Logger } from '../../kernel/Logger';
import { TypedEmitter } from '../../kernel/TypedEmitter';
import type { Client } from '../../rest/defineRoute';
import { readToken, SIGN_IN_SECONDS, tokenCookie } from './SignInCookie';

export interface SignInOptions {
  /** Key of the tokens against CSRF. */
  readonly csrfKey: Buffer;
  /** Host part of addresses of record. */
  readonly domain: string;
  /** Whether the server is reached over plain http, where some browsers keep no Secure cookie. */
  readonly plainHttp: boolean;
}

/** Hears from the database, and so from every process, which sign-ins have ended. */
export interface EndedNotices {
  on(event: 'noticed', listener: (signIn: string) => void): () => void;
  on(event: 'resumed', listener: () => void): () => void;
}

export interface SignInParts {
  readonly store: SignInStore;
  readonly notices: EndedNotices;
  readonly logger: Logger;
  readonly now?: () => number;
}

type SignInEvents = {
  /** Signed out, revoked, or too old: whatever was opened with it is to be closed now. */
  ended: [signIn: SignInId];
};

interface Known {
  readonly actor: Actor;
  readonly signIn: StoredSignIn;
  /** When it was read from the database, in milliseconds. */
  readonly readAt: number;
}

/** A sign-in that nobody has used for this long is over; being in a meeting is using it. */
const IDLE_MS = 30 * 60 * 1000;
/** What was read is believed this long; what ends is forgotten at once. */
const FRESH_MS = 1_000;
const TOUCH_MS = 60_000;
const SWEEP_MS = 30_000;
const KNOWN = 10_000;

/** Who is signed in: the one reader for HTTP, the SIP WebSocket and Socket.IO. */
export class SignInService extends TypedEmitter<SignInEvents> {
  /** By SHA-256 of the token. */
  readonly #known = new Map<string, Known>();
  readonly #touched = new Map<SignInId, number>();
  /** Told here already; the database's own notice of it comes a moment later. */
  readonly #announced = new Set<SignInId>();
  readonly #undo: (() => void)[] = [];
  readonly #store: SignInStore;
  readonly #logger: Logger;
  readonly #now: () => number;

  constructor(
    private readonly options: SignInOptions,
    { store, notices, logger, now = Date.now }: SignInParts,
  ) {
    super();
    this.#store = store;
    this.#logger = logger;
    this.#now = now;
    this.#undo.push(notices.on('noticed', (signIn) => this.#announce(signIn as SignInId)));
    this.#undo.push(notices.on('resumed', () => void this.#catchUp()));
    const sweep = setInterval(() => void this.sweep(), SWEEP_MS);
    this.#undo.push(() => clearInterval(sweep));
  }

  /** Who is signed in with this Cookie header; undefined when nobody is. */
  async authenticate(cookies: string | undefined): Promise<Actor | undefined> {
    const token = readToken(cookies, { plain: this.options.plainHttp });
    return token ? this.#authenticateToken(token) : undefined;
  }

  /** Signs somebody in under a new id. Answers who they are now and the Set-Cookie header to give them. */
  async open(owner: SignInOwner, client: Client): Promise<{ actor: Actor; cookie: string }> {
    await this.endOf(client.cookies);
    const token = randomBytes(32).toString('base64url');
    const at = this.#now();
    await this.#store.create({
      tokenHash: hashOf(token),
      owner,
      at: new Date(at),
      expiresAt: new Date(at + SIGN_IN_SECONDS * 1000),
      ip: client.ip,
      userAgent: client.userAgent,
    });
    const actor = await this.#authenticateToken(token);
    if (!actor) throw new Error('a sign-in ended as it began');
    return { actor, cookie: tokenCookie(token, { secure: client.keepsSecureCookies }) };
  }

  /** To be sent with every change that this sign-in asks for. */
  csrfToken(signIn: SignInId): string {
    return createHmac('sha256', this.options.csrfKey).update(signIn).digest('base64url');
  }

  /** It is being used: by a request, or by being in a meeting. Writes at most once a minute. */
  async touch(signIn: SignInId): Promise<void> {
    const now = this.#now();
    if (now - (this.#touched.get(signIn) ?? 0) < TOUCH_MS) return;
    this.#touched.set(signIn, now);
    await this.#store.touch(signIn, new Date(now));
  }

  async end(signIn: SignInId): Promise<void> {
    this.#announceAll(await this.#store.end(signIn));
  }

  /** Ends the sign-in of a Cookie header, if it carries one: another takes its place. */
  async endOf(cookies: string | undefined): Promise<void> {
    const actor = await this.authenticate(cookies);
    if (actor) await this.end(actor.signIn);
  }

  /** Answers whether `signIn` was one of the user's. */
  async endOwn(user: UserId, signIn: SignInId): Promise<boolean> {
    const ended = await this.#store.endOwn(user, signIn);
    this.#announceAll(ended);
    return ended.length > 0;
  }

  async endOthers(user: UserId, kept: SignInId): Promise<void> {
    this.#announceAll(await this.#store.endOthers(user, kept));
  }

  async list(user: UserId, current: SignInId): Promise<readonly SignInView[]> {
    const rows = await this.#store.listFor(user, this.#liveness());
    return rows.map(({ id, createdAt, lastSeenAt, ip, userAgent }) => ({
      id,
      current: id === current,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      ip,
      userAgent,
    }));
  }

  /** Forgets what was read of a user, because it has changed. */
  forget(user: UserId): void {
    for (const [key, { actor }] of this.#known) {
      if (actor.kind === 'user' && actor.user === user) this.#known.delete(key);
    }
  }

  /** Ends what is too old or was not used for too long. */
  async sweep(): Promise<void> {
    const now = this.#now();
    for (const [id, at] of this.#touched) if (now - at > IDLE_MS) this.#touched.delete(id);
    await this.#store.endExpired(this.#liveness()).then(
      (ended) => this.#announceAll(ended),
      (cause) => this.#logger.warn('old sign-ins were not ended', { cause: String(cause) }),
    );
  }

  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.removeAllListeners();
  }

  async #authenticateToken(token: string): Promise<Actor | undefined> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const known = this.#known.get(key);
    if (known && this.#isFresh(known)) return this.#used(known);
    const signIn = await this.#store.find(hash, this.#liveness());
    // It may have ended while it was being looked up.
    if (!signIn || this.#announced.has(signIn.id)) {
      this.#known.delete(key);
      return undefined;
    }
    const read = { actor: toActor(signIn, this.options.domain), signIn, readAt: this.#now() };
    this.#remember(key, read);
    return this.#used(read);
  }

  #isFresh({ readAt, signIn }: Known): boolean {
    const now = this.#now();
    return now - readAt < FRESH_MS && signIn.expiresAt.getTime() > now;
  }

  #used({ actor, signIn }: Known): Actor {
    if (this.#now() - signIn.lastSeenAt.getTime() >= TOUCH_MS) {
      this.touch(actor.signIn).catch((cause) =>
        this.#logger.warn('the use of a sign-in was not written', { cause: String(cause) }),
      );
    }
    return actor;
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const oldest = this.#known.size > KNOWN ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  #announceAll(ended: readonly SignInId[]): void {
    for (const signIn of ended) this.#announce(signIn);
  }

  #announce(signIn: SignInId): void {
    if (this.#announced.has(signIn)) return;
    this.#announced.add(signIn);
    if (this.#announced.size > KNOWN) this.#announced.delete(this.#announced.values().next().value ?? signIn);
    this.#touched.delete(signIn);
    for (const [key, { actor }] of this.#known) if (actor.signIn === signIn) this.#known.delete(key);
    this.emit('ended', signIn);
  }

  /** Notices were lost for a while: looks which of the sign-ins known here are gone. */
  async #catchUp(): Promise<void> {
    const known = [...new Set([...this.#known.values()].map(({ actor }) => actor.signIn))];
    const existing = new Set(await this.#store.existing(known).catch(() => known));
    this.#announceAll(known.filter((signIn) => !existing.has(signIn)));
  }

  #liveness(): Liveness {
    const now = this.#now();
    return { now: new Date(now), idleSince: new Date(now - IDLE_MS) };
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toActor(stored: StoredSignIn, domain: string): Actor {
  const { id: signIn, displayName, locale, owner } = stored;
  const common = { signIn, displayName, locale, address: `sip:${stored.sipName}@${domain}` };
  return owner.kind === 'user'
    ? { ...common, kind: 'user', user: owner.id, role: owner.role, isSupportAgent: owner.isSupportAgent }
    : { ...common, kind: 'guest', guest: owner.id, meeting: owner.meeting };
}
