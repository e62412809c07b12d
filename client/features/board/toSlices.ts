import type { Change } from '../../../server/contract/board';
import { BOARD_LIMITS } from '../../../server/contract/boardLimits';
import { SOCKET_LIMITS } from '../../../server/contract/socketLimits';

/** Small enough that what else one sends is not kept waiting. */
const SLICE_BYTES = 48 * 1024;
/** For the name of the request, the key, and what the socket adds. */
const ENVELOPE_BYTES = 1024;
const ENVELOPE_VALUES = 10;

const encoder = new TextEncoder();

/** Changes that one message holds, and about how many bytes they are in it. */
export interface Slice {
  readonly changes: readonly Change[];
  readonly bytes: number;
}

/**
 * Cuts the changes of one act into operations, in their order, each small enough for one message; undefined when one
 * change alone is too large for any.
 */
export function toSlices(changes: readonly Change[]): readonly Slice[] | undefined {
  const slices: Slice[] = [];
  let slice: Change[] = [];
  let [bytes, values] = [0, 0];
  const end = () => {
    if (slice.length > 0) slices.push({ changes: slice, bytes });
    slice = [];
    [bytes, values] = [0, 0];
  };
  for (const change of changes) {
    const [itsBytes, itsValues] = [jsonBytes(change), valuesIn([change])];
    if (itsBytes > SOCKET_LIMITS.bytes - ENVELOPE_BYTES) return undefined;
    const isFull =
      slice.length === BOARD_LIMITS.changes ||
      bytes + itsBytes > SLICE_BYTES ||
      values + itsValues > SOCKET_LIMITS.values - ENVELOPE_VALUES;
    if (isFull) end();
    slice.push(change);
    bytes += itsBytes;
    values += itsValues;
  }
  end();
  return slices;
}

/** As JSON in UTF-8, with the comma behind it. */
function jsonBytes(change: Change): number {
  return encoder.encode(JSON.stringify(change)).length + 1;
}

/** Keys and elements, at any depth: as the server counts them. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, child) => sum + 1 + valuesIn(child), 0);
}
