import { json } from 'express';
import { PlenumError } from '../kernel/PlenumError';

const MAX_DEPTH = 20;
const MAX_KEYS = 2_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads JSON bodies of at most 64 KiB; keys that could reach a prototype are refused. */
export const readJson = json({
  limit: '64kb',
  strict: true,
  type: 'application/json',
  reviver: refuseForbidden,
});

function refuseForbidden(key: string, value: unknown): unknown {
  if (FORBIDDEN.has(key)) throw new PlenumError('invalid-request', `The key ${key} is not allowed.`);
  return value;
}

/** Throws when `value` is nested too deeply or has too many keys. */
export function checkShape(value: unknown): void {
  let keys = 0;
  const visit = (node: unknown, depth: number) => {
    if (typeof node !== 'object' || node === null) return;
    if (depth > MAX_DEPTH)
      throw new PlenumError('invalid-request', `More than ${MAX_DEPTH} levels are not allowed.`);
    const children = Object.values(node);
    keys += children.length;
    if (keys > MAX_KEYS)
      throw new PlenumError('invalid-request', `More than ${MAX_KEYS} values are not allowed.`);
    for (const child of children) visit(child, depth + 1);
  };
  visit(value, 1);
}
