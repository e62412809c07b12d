import { createHash, randomBytes } from 'node:crypto';
import type { StoredApiKey } from '../../../db/stores/ApiKeyStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import { type ApiKeyId, SignInId } from '../../contract/ids';
import type { AddApiKeyRequest, AddedApiKey, ApiKeyView } from '../../contract/integrations';
import type { UserActor } from '../../kernel/Actor';
import type { Act, AuditTrail } from '../AuditTrail';
import { UnknownApiKeyError } from './integrationErrors';

export interface ApiKeyParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  /** Host part of addresses of record. */
  readonly domain: string;
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60_000;
const TOUCH_MS = 60_000;
const KEY = /^plenum_[\w-]{43}$/;

/** Keys by which programs act in somebody's name, within what the key allows. */
export class ApiKeyService {
  constructor(private readonly parts: ApiKeyParts) {}

  async list(): Promise<readonly ApiKeyView[]> {
    return (await this.parts.stores.apiKeys.list()).map(toView);
  }

  async add({ name, scopes, days }: AddApiKeyRequest, act: Act): Promise<AddedApiKey> {
    const secret = `plenum_${randomBytes(32).toString('base64url')}`;
    const createdAt = new Date(this.parts.now());
    const expiresAt = days === undefined ? null : new Date(createdAt.getTime() + days * DAY_MS);
    const unique = [...new Set(scopes)];
    const fields = { name, prefix: secret.slice(0, 12), scopes: unique, createdAt, expiresAt };
    return this.parts.trail.run(act, async ({ apiKeys }) => {
      const id = await apiKeys.create({ ...fields, owner: act.actor.user, tokenHash: hashOf(secret) });
      const { user, displayName } = act.actor;
      const key = toView({ ...fields, id, owner: { id: user, displayName }, lastUsedAt: null });
      return {
        value: { key, secret },
        object: { kind: 'api-key', id },
        after: { name, scopes: unique, expiresAt },
      };
    });
  }

  /** Throws UnknownApiKeyError. */
  async revoke(id: ApiKeyId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async ({ apiKeys }) => {
      const key = await apiKeys.find(id);
      if (!key) throw new UnknownApiKeyError();
      await apiKeys.delete(id);
      const { name, scopes, owner } = key;
      return { value: undefined, object: { kind: 'api-key', id }, before: { name, scopes, owner: owner.id } };
    });
  }

  /** Who acts with the key in a header Authorization; undefined when it is none. */
  async authenticate(authorization: string): Promise<UserActor | undefined> {
    const [scheme = '', secret = ''] = authorization.split(' ');
    if (scheme.toLowerCase() !== 'bearer' || !KEY.test(secret)) return undefined;
    const { stores, domain, now } = this.parts;
    const at = new Date(now());
    const key = await stores.apiKeys.findUsed(hashOf(secret), at);
    if (!key) return undefined;
    if (!key.lastUsedAt || at.getTime() - key.lastUsedAt.getTime() >= TOUCH_MS) {
      await stores.apiKeys.touch(key.id, at);
    }
    const { id, scopes, lastUsedAt: _, sipName, ...owner } = key;
    // What a key does is told from what its owner does by the key's id in place of a sign-in's.
    return {
      kind: 'user',
      ...owner,
      address: `sip:${sipName}@${domain}`,
      signIn: SignInId.parse(id),
      key: { id, scopes },
    };
  }
}

function toView({ createdAt, expiresAt, lastUsedAt, ...key }: StoredApiKey): ApiKeyView {
  return {
    ...key,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
