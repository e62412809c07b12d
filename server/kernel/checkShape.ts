import { SOCKET_LIMITS } from '../contract/socketLimits';
import { InvalidRequestError } from './InvalidRequestError';

const MAX_DEPTH = 20;
const MAX_KEYS = SOCKET_LIMITS.values;
/** JSON.parse keeps these as own keys; copied into another object they would change its prototype. */
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what no schema should have to look at: nesting deeper than 20, more than 2,000 keys or elements, keys that
 * reach for a prototype, binary parts. Throws InvalidRequestError.
 */
export function checkShape(body: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }];
  let keys = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) throw new InvalidRequestError(`More than ${MAX_DEPTH} levels are not allowed.`);
    if (!isPlain(value)) throw new InvalidRequestError('Only JSON values are allowed.');
    const entries = Object.entries(value);
    keys += entries.length;
    if (keys > MAX_KEYS) throw new InvalidRequestError(`More than ${MAX_KEYS} values are not allowed.`);
    for (const [key, child] of entries) {
      if (HOSTILE_KEYS.has(key)) throw new InvalidRequestError(`The key ${key} is not allowed.`);
      open.push({ value: child, depth: depth + 1 });
    }
  }
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
