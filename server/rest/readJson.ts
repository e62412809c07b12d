import { json } from 'express';

/** Reads JSON bodies of at most 64 KiB. */
export const readJson = json({ limit: '64kb', strict: true, type: 'application/json' });

/** Reads JSON bodies of at most 2 MiB: for whole lists of people. */
export const readLargeJson = json({ limit: '2mb', strict: true, type: 'application/json' });
