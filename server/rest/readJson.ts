import { json } from 'express';
import { PlenumError } from '../kernel/PlenumError';

const MAX_DEPTH = 20;
const MAX_VALUES = 2_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads JSON bodies of at most 64 KiB. */
export const readJson = json({ limit: '64kb', strict: true, type: 'application/json' });

/** Reads JSON bodies of at most 2 MiB: for whole lists of people. */
export const readLargeJson = json({ limit: '2mb', strict: true, type: 'application/json' });

/** Throws when `value` is nested too deeply, has too many values, or a key that could reach a prototype. */
export function checkShape(value: unknown): void {
  let values = 0;
  const visit = (node: unknown, depth: number) => {
    if (typeof node !== 'object' || node === null) return;
    if (depth > MAX_DEPTH) refuse(`More than ${MAX_DEPTH} levels are`);
    // JSON.parse makes an own property of "__proto__", so that it is found here before anything copies it.
    for (const [key, child] of Object.entries(node)) {
      if (FORBIDDEN.has(key)) refuse(`The key ${key} is`);
      values += 1;
      if (values > MAX_VALUES) refuse(`More than ${MAX_VALUES} values are`);
      visit(child, depth + 1);
    }
  };
  visit(value, 1);
}

function refuse(what: string): never {
  throw new PlenumError('invalid-request', `${what} not allowed.`);
}
