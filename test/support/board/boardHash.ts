import { createHash } from 'node:crypto';
import type { BoardDocument } from '../../../server/board/BoardDocument';

/** The same for documents that are the same, wherever they are. */
export function boardHash(document: BoardDocument): string {
  const text = JSON.stringify(document.snapshot(), (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
