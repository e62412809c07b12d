import { createHash } from 'node:crypto';

/** What the hash of an entry covers. */
export interface HashedEntry {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly actorName: string;
  readonly signIn: string;
  readonly ip: string;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly result: string;
}

/** What the first entry of all follows. */
export const FIRST_HASH = Buffer.alloc(32);

/** SHA-256 over the hash of the entry before and this entry, written in one way only. */
export function hashAuditEntry(previousHash: Buffer, entry: HashedEntry): Buffer {
  return createHash('sha256').update(previousHash).update(toCanonicalJson(entry)).digest();
}

/** JSON whose keys are sorted at every level: the database keeps values and not their order. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
}
