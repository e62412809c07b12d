import type { AccountRole, Locale } from '../../server/contract/accounts';
import type { ApiKeyId, UserId } from '../../server/contract/ids';
import type { ApiScope } from '../../server/contract/integrations';
import type { Queryable } from '../Queryable';

export interface NewApiKey {
  readonly owner: UserId;
  readonly name: string;
  readonly prefix: string;
  readonly tokenHash: Buffer;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

export interface StoredApiKey extends Omit<NewApiKey, 'owner' | 'tokenHash'> {
  readonly id: ApiKeyId;
  readonly owner: { readonly id: UserId; readonly displayName: string };
  readonly lastUsedAt: Date | null;
}

/** A key that is being used, with what is known of its owner now. */
export interface UsedApiKey {
  readonly id: ApiKeyId;
  readonly scopes: readonly ApiScope[];
  readonly lastUsedAt: Date | null;
  readonly user: UserId;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
  readonly role: AccountRole;
  readonly isSupportAgent: boolean;
}

const SELECT = `SELECT k.id, k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
    k.last_used_at AS "lastUsedAt", json_build_object('id', u.id, 'displayName', u.display_name) AS owner
  FROM api_keys k JOIN users u ON u.id = k.owner_id`;

/** The queries of keys for programs. */
export class ApiKeyStore {
  constructor(private readonly source: Queryable) {}

  /** The newest first. */
  async list(): Promise<readonly StoredApiKey[]> {
    return this.source.query(`${SELECT} ORDER BY k.created_at DESC, k.id`);
  }

  async find(id: ApiKeyId): Promise<StoredApiKey | undefined> {
    const [row] = await this.source.query<StoredApiKey[]>(`${SELECT} WHERE k.id = $1`, [id]);
    return row;
  }

  async create(key: NewApiKey): Promise<ApiKeyId> {
    const { owner, name, prefix, tokenHash, scopes, createdAt, expiresAt } = key;
    const [row] = await this.source.query<{ id: ApiKeyId }[]>(
      `INSERT INTO api_keys (owner_id, name, prefix, token_hash, scopes, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [owner, name, prefix, tokenHash, scopes, createdAt, expiresAt],
    );
    if (!row) throw new Error('a key was not written');
    return row.id;
  }

  async delete(id: ApiKeyId): Promise<void> {
    await this.source.query('DELETE FROM api_keys WHERE id = $1', [id]);
  }

  /** The key of this token; undefined when there is none, it has ended, or its owner is disabled. */
  async findUsed(tokenHash: Buffer, now: Date): Promise<UsedApiKey | undefined> {
    const [row] = await this.source.query<UsedApiKey[]>(
      `SELECT k.id, k.scopes, k.last_used_at AS "lastUsedAt", u.id AS "user", u.display_name AS "displayName",
         u.sip_name AS "sipName", u.locale, u.role, u.is_support_agent AS "isSupportAgent"
       FROM api_keys k JOIN users u ON u.id = k.owner_id
       WHERE k.token_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > $2) AND u.disabled_at IS NULL`,
      [tokenHash, now],
    );
    return row;
  }

  async touch(id: ApiKeyId, now: Date): Promise<void> {
    await this.source.query('UPDATE api_keys SET last_used_at = $2 WHERE id = $1', [id, now]);
  }
}
