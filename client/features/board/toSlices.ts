import type { Change } from '../../../server/contract/board';
import { BOARD_LIMITS } from '../../../server/contract/boardLimits';
import { SOCKET_LIMITS } from '../../../server/contract/socketLimits';

/** Small enough that what else one sends is not kept waiting. */
const SLICE_BYTES = 48 * 1024;
/** For the name of the request, the key, and what the socket adds. */
const ENVELOPE_BYTES = 1024;
const ENVELOPE_VALUES = 10;

const encoder = new TextEncoder();

/**
 * Cuts the changes of one act into operations, in their order, each small enough for one message; undefined when one
 * change alone is too large for any.
 */
export function toSlices(changes: readonly Change[]): Change[][] | undefined {
  const slices: Change[][] = [];
  let slice: Change[] = [];
  let [bytes, values] = [0, 0];
  for (const change of changes) {
    const [itsBytes, itsValues] = [bytesOf(change), valuesIn([change])];
    if (itsBytes > SOCKET_LIMITS.bytes - ENVELOPE_BYTES) return undefined;
    const isFull =
      slice.length === BOARD_LIMITS.changes ||
      bytes + itsBytes > SLICE_BYTES ||
      values + itsValues > SOCKET_LIMITS.values - ENVELOPE_VALUES;
    if (slice.length > 0 && isFull) {
      slices.push(slice);
      slice = [];
      [bytes, values] = [0, 0];
    }
    slice.push(change);
    bytes += itsBytes;
    values += itsValues;
  }
  return slice.length > 0 ? [...slices, slice] : slices;
}

/** As JSON in UTF-8, with the comma behind it. */
export function bytesOf(changes: Change | readonly Change[]): number {
  return encoder.encode(JSON.stringify(changes)).length + 1;
}

/** Keys and elements, at any depth: as the server counts them. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, child) => sum + 1 + valuesIn(child), 0);
}
