import type { AuditedKind, AuditQuery } from '../../server/contract/audit';
import type { SignInId, UserId } from '../../server/contract/ids';
import { FIRST_HASH, hashAuditEntry } from '../hashAuditEntry';
import type { Queryable } from '../Queryable';
import { SqlConditions } from '../SqlConditions';

export interface NewAuditEntry {
  readonly at: Date;
  readonly actor: UserId;
  readonly actorName: string;
  readonly signIn: SignInId;
  readonly ip: string;
  readonly action: string;
  readonly objectKind: AuditedKind | null;
  readonly objectId: string | null;
  /** Plain JSON. */
  readonly before: unknown;
  readonly after: unknown;
  readonly result: string;
}

export interface StoredAuditEntry extends NewAuditEntry {
  readonly number: number;
  readonly hash: Buffer;
}

interface ChainedEntry extends StoredAuditEntry {
  readonly previousHash: Buffer;
}

/** Any number that nobody else locks: entries are chained one after the other. */
const CHAIN_LOCK = 7_536_862;
const VERIFIED_AT_ONCE = 1_000;

const COLUMNS = `number::float8 AS number, at, actor_id AS actor, actor_name AS "actorName", sign_in_id AS "signIn",
  ip, action, object_kind AS "objectKind", object_id AS "objectId", before, after, result, hash,
  previous_hash AS "previousHash"`;

/** The audit log: entries are added, each chained to the one before it, and never changed. */
export class AuditStore {
  constructor(private readonly source: Queryable) {}

  /** To be the last thing in its transaction: until that ends, nobody else can add an entry. */
  async append(entry: NewAuditEntry): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
      const [last] = await manager.query<{ number: number; hash: Buffer }[]>(
        'SELECT number::float8 AS number, hash FROM audit_log ORDER BY audit_log.number DESC LIMIT 1',
      );
      const number = (last?.number ?? 0) + 1;
      const previousHash = last?.hash ?? FIRST_HASH;
      const plain = toPlain({ ...entry, number });
      const { before, after } = plain;
      await manager.query(
        `INSERT INTO audit_log (number, at, actor_id, actor_name, sign_in_id, ip, action, object_kind, object_id,
                                before, after, result, previous_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          number,
          entry.at,
          entry.actor,
          entry.actorName,
          entry.signIn,
          entry.ip,
          entry.action,
          entry.objectKind,
          entry.objectId,
          before === null ? null : JSON.stringify(before),
          after === null ? null : JSON.stringify(after),
          entry.result,
          previousHash,
          hashAuditEntry(previousHash, plain),
        ],
      );
    });
  }

  /** The newest first. */
  async list(query: AuditQuery): Promise<{ total: number; items: readonly StoredAuditEntry[] }> {
    const { actor, action, object, result, from, until, offset = 0, limit = 50 } = query;
    const where = new SqlConditions();
    if (actor) where.add((value) => `actor_id = ${value}`, actor);
    if (action) where.add((value) => `action = ${value}`, action);
    if (object) where.add((value) => `object_id = ${value}`, object);
    if (result) where.add((value) => `(result = 'done') = ${value}`, result === 'done');
    if (from) where.add((value) => `at >= ${value}`, from);
    if (until) where.add((value) => `at < ${value}`, until);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM audit_log ${where.sql}`,
      where.parameters,
    );
    const items = await this.source.query<StoredAuditEntry[]>(
      `SELECT ${COLUMNS} FROM audit_log ${where.sql} ORDER BY audit_log.number DESC
       LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }

  /** Computes every hash anew. */
  async verify(): Promise<{ entries: number; brokenAt: number | null }> {
    let last: { number: number; hash: Buffer } | undefined;
    let entries = 0;
    for (;;) {
      const page = await this.source.query<ChainedEntry[]>(
        `SELECT ${COLUMNS} FROM audit_log WHERE audit_log.number > $1 ORDER BY audit_log.number LIMIT $2`,
        [last?.number ?? 0, VERIFIED_AT_ONCE],
      );
      for (const entry of page) {
        if (!follows(entry, last)) return { entries, brokenAt: entry.number };
        entries += 1;
        last = entry;
      }
      if (page.length < VERIFIED_AT_ONCE) return { entries, brokenAt: null };
    }
  }
}

function follows(entry: ChainedEntry, last: { number: number; hash: Buffer } | undefined): boolean {
  const previousHash = last?.hash ?? FIRST_HASH;
  return (
    entry.number === (last?.number ?? 0) + 1 &&
    entry.previousHash.equals(previousHash) &&
    entry.hash.equals(hashAuditEntry(previousHash, toPlain(entry)))
  );
}

/** What the hash covers, as it comes back from the database: `undefined` is nothing, a date is text. */
function toPlain({
  hash: _hash,
  previousHash: _previous,
  ...entry
}: NewAuditEntry & Partial<ChainedEntry> & { number: number }) {
  const plain = (value: unknown): unknown => (value == null ? null : JSON.parse(JSON.stringify(value)));
  return { ...entry, before: plain(entry.before), after: plain(entry.after) };
}
